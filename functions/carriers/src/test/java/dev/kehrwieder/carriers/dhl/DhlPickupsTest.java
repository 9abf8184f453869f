package dev.kehrwieder.carriers.dhl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.Pickups;
import dev.kehrwieder.core.port.Pickups.Answer;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.dhl.DhlCredentials;
import dev.kehrwieder.fakes.dhl.FakeDhl;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DhlPickupsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);

    private FakeDhl dhl;
    private DhlPickups pickups;

    @BeforeEach
    void start() throws IOException {
        dhl = new FakeDhl(DhlCredentials.DEMO);
        pickups = new DhlPickups(DhlAccounts.api(dhl.uri(), TestClock.at("2026-11-12T08:00:00Z")));
    }

    @AfterEach
    void stop() {
        dhl.close();
    }

    private Answer book(String shop, Address at) {
        return pickups.book(new Pickups.PickupRequest(shop, "999991587211", at, DAY, 900));
    }

    private Answer book() {
        return book("demo", DhlAccounts.HAMBURG);
    }

    @Test
    void a_pickup_is_booked_for_its_day() {
        assertThat(book()).isEqualTo(new Answer.Booked("00000000000000000000000000000001", DAY));
    }

    /** The body of this refusal is a list, unlike any other. */
    @ParameterizedTest
    @CsvSource({"BAD_REQUEST, HTTP_400", "UNPROCESSABLE, HTTP_422"})
    void a_refusal_is_final(Fault fault, String code) {
        dhl.next("pickup", fault);
        assertThat(book()).isEqualTo(new Answer.Refused(code));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_REQUESTS", "UNAVAILABLE", "FORBIDDEN"})
    void what_surely_booked_nothing_may_be_asked_again(Fault fault) {
        dhl.next("pickup", fault);
        assertThatThrownBy(this::book).isInstanceOf(CarrierAway.class);
    }

    @ParameterizedTest
    @CsvSource({"ERROR_AFTER, HTTP_500", "TIMEOUT_AFTER, TIMEOUT", "BROKEN_JSON, ANSWER_BROKEN"})
    void what_may_have_been_booked_is_unknown(Fault fault, String code) {
        dhl.next("pickup", fault);
        pickups = new DhlPickups(DhlAccounts.impatientApi(dhl.uri(), TestClock.at("2026-11-12T08:00:00Z")));
        assertThat(book()).isEqualTo(new Answer.Unknown(code));
    }

    @Test
    void an_address_that_does_not_fit_and_a_shop_without_an_account_are_told_by_a_code() {
        Address long1 = new Address("Ada", "Weg ".repeat(30), "2", "20457", "Hamburg", "DE", Optional.empty());
        assertThat(book("demo", long1)).isEqualTo(new Answer.Refused("ADDRESS_TOO_LONG"));
        Address postcode = new Address("Ada", "Weg", "2", "20457-2045", "Hamburg", "DE", Optional.empty());
        assertThat(book("demo", postcode)).isEqualTo(new Answer.Refused("ADDRESS_TOO_LONG"));
        assertThat(book("nobody", DhlAccounts.HAMBURG)).isEqualTo(new Answer.Refused("ACCOUNT_MISSING"));
        assertThat(dhl.heard("pickup")).isZero();
    }
}
