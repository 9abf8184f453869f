package dev.kehrwieder.carriers.dhl;

import static dev.kehrwieder.carriers.dhl.DhlAccounts.HAMBURG;
import static dev.kehrwieder.carriers.dhl.DhlAccounts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.dhl.DhlCredentials;
import dev.kehrwieder.fakes.dhl.FakeDhl;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DhlReturnsTest {
    private final TestClock clock = TestClock.at("2026-11-12T08:00:00Z");
    private FakeDhl dhl;
    private DhlReturns returns;

    @BeforeEach
    void start() throws IOException {
        dhl = new FakeDhl(DhlCredentials.DEMO);
        returns = new DhlReturns(DhlAccounts.api(dhl.uri(), clock));
    }

    @AfterEach
    void stop() {
        dhl.close();
    }

    private Carrier.Label label(Carrier.LabelRequest request) {
        return (Carrier.Label) returns.label(request);
    }

    @Test
    void label_and_qr_come_byte_for_byte() {
        Carrier.Label label = label(request());
        FakeDhl.Parcel made = dhl.parcels().getFirst();
        assertThat(label.purchase()).isEqualTo(new Carrier.Purchase("999991587211", Optional.empty()));
        assertThat(label.documents()).containsOnlyKeys(DocumentKind.LABEL_PDF, DocumentKind.QR);
        assertThat(label.documents().get(DocumentKind.LABEL_PDF)).isEqualTo(made.label());
        assertThat(label.documents().get(DocumentKind.QR)).isEqualTo(made.qr());
        assertThat(made.reference()).isEqualTo("R-7K3M-9QWX");
    }

    @Test
    void a_counter_that_prints_needs_the_qr_code_alone_and_a_driver_the_paper_alone() {
        assertThat(label(request("demo", ReturnMethod.DROP_OFF_POINT, HAMBURG)).documents())
                .containsOnlyKeys(DocumentKind.QR);
        assertThat(label(request("demo", ReturnMethod.HOME_PICKUP, HAMBURG)).documents())
                .containsOnlyKeys(DocumentKind.LABEL_PDF);
    }

    @Test
    void a_label_without_a_qr_code_is_a_label() {
        dhl.leaveOutQr();
        assertThat(label(request()).documents()).containsOnlyKeys(DocumentKind.LABEL_PDF);
    }

    @Test
    void a_qr_code_without_a_label_is_enough_to_hand_in() {
        dhl.leaveOutLabel();
        assertThat(label(request()).documents()).containsOnlyKeys(DocumentKind.QR);
    }

    @Test
    void nothing_to_print_or_show_is_a_matter_for_people_for_the_label_exists() {
        dhl.leaveOutLabel();
        dhl.leaveOutQr();
        assertThat(returns.label(request())).isEqualTo(new Carrier.Unknown("LABEL_MISSING"));
        assertThat(dhl.parcels()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"BAD_REQUEST, HTTP_400", "UNPROCESSABLE, HTTP_422"})
    void what_is_refused_is_refused_for_good(Fault fault, String code) {
        dhl.next("order", fault);
        assertThat(returns.label(request())).isEqualTo(new Carrier.Refused(code));
        assertThat(dhl.parcels()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_REQUESTS", "UNAVAILABLE", "FORBIDDEN"})
    void what_surely_did_nothing_may_be_asked_again(Fault fault) {
        dhl.next("order", fault);
        assertThatThrownBy(() -> returns.label(request())).isInstanceOf(CarrierAway.class);
        assertThat(dhl.parcels()).isEmpty();
        assertThat(label(request()).trackingNumber()).isEqualTo("999991587211");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_BEFORE, HTTP_500, 0",
        "ERROR_AFTER, HTTP_500, 1",
        "TIMEOUT_BEFORE, TIMEOUT, 0",
        "TIMEOUT_AFTER, TIMEOUT, 1",
        "BREAK_BEFORE, CONNECTION_BROKEN, 0",
        "BREAK_AFTER, CONNECTION_BROKEN, 1",
        "BROKEN_JSON, ANSWER_BROKEN, 1",
        "SLOW, TIMEOUT, 1",
        "REDIRECT, HTTP_302, 0"
    })
    void what_may_have_made_a_label_is_unknown_and_asked_once(Fault fault, String code, int made) {
        dhl.next("order", fault);
        DhlReturns impatient = new DhlReturns(DhlAccounts.impatientApi(dhl.uri(), clock));
        assertThat(impatient.label(request())).isEqualTo(new Carrier.Unknown(code));
        assertThat(dhl.heard("order")).isEqualTo(1);
        assertThat(dhl.parcels()).hasSize(made);
    }

    @Test
    void who_cannot_be_reached_made_nothing() {
        URI closed = dhl.uri();
        dhl.close();
        DhlReturns alone = new DhlReturns(DhlAccounts.api(closed, clock));
        assertThatThrownBy(() -> alone.label(request()))
                .isInstanceOf(CarrierAway.class)
                .hasMessage("DHL cannot be reached");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNAUTHORIZED", "ERROR_BEFORE", "TIMEOUT_AFTER", "BREAK_AFTER", "BROKEN_JSON", "TOO_MANY_REQUESTS"
            })
    void without_a_token_nothing_was_asked_for(Fault fault) {
        dhl.next("token", fault);
        DhlReturns impatient = new DhlReturns(DhlAccounts.impatientApi(dhl.uri(), clock));
        assertThatThrownBy(() -> impatient.label(request())).isInstanceOf(CarrierAway.class);
        assertThat(dhl.heard("order")).isZero();
    }

    @Test
    void wrong_credentials_are_a_fault_of_ours_and_no_refusal() {
        assertThatThrownBy(() -> returns.label(request("poor", ReturnMethod.BY_MAIL_QR, HAMBURG)))
                .isInstanceOf(CarrierAway.class)
                .hasMessage("DHL gives no token: 401");
    }

    @Test
    void a_token_serves_until_shortly_before_its_end() {
        label(request());
        clock.advance(Duration.ofMinutes(28));
        label(request());
        assertThat(dhl.heard("token")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        label(request());
        assertThat(dhl.heard("token")).isEqualTo(2);
    }

    @Test
    void a_token_that_ended_early_is_replaced_once() {
        label(request());
        dhl.revokeTokens();
        assertThat(label(request()).trackingNumber()).isEqualTo("999991587228");
        assertThat(dhl.heard("token")).isEqualTo(2);
    }

    @Test
    void a_second_401_is_not_asked_a_third_time() {
        dhl.next("order", Fault.UNAUTHORIZED);
        dhl.next("order", Fault.UNAUTHORIZED);
        assertThatThrownBy(() -> returns.label(request()))
                .isInstanceOf(CarrierAway.class)
                .hasMessage("DHL refuses our credentials with 401");
        assertThat(dhl.heard("order")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"nobody", "half"})
    void a_shop_without_a_whole_account_is_told_so(String shop) {
        assertThat(returns.label(request(shop, ReturnMethod.BY_MAIL_QR, HAMBURG)))
                .isEqualTo(new Carrier.Refused("ACCOUNT_MISSING"));
    }

    @Test
    void no_label_can_be_given_back_and_none_is_asked_for_twice() {
        assertThat(returns.giveBack("demo", label(request()).purchase())).isEqualTo(Carrier.GivenBack.NOT_OFFERED);
        assertThat(returns.isRepeatable()).isFalse();
    }
}
