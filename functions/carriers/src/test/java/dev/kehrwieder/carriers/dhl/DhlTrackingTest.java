package dev.kehrwieder.carriers.dhl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.dhl.DhlCredentials;
import dev.kehrwieder.fakes.dhl.FakeDhl;
import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DhlTrackingTest {
    private static final Instant MADE = Instant.parse("2026-11-12T08:00:00Z");

    private final TestClock clock = TestClock.at("2026-11-12T08:00:00Z");
    private FakeDhl dhl;
    private DhlTracking tracking;
    private String number;

    @BeforeEach
    void aLabel() throws IOException {
        dhl = new FakeDhl(DhlCredentials.DEMO, InstantSource.fixed(MADE), Optional.empty());
        DhlApi api = DhlAccounts.api(dhl.uri(), clock);
        tracking = new DhlTracking(api);
        new DhlReturns(api).label(DhlAccounts.request());
        number = dhl.parcels().getFirst().shipmentNo();
    }

    @AfterEach
    void stop() {
        dhl.close();
    }

    private void scan(String code, int hours) {
        dhl.scan(number, code, MADE.plusSeconds(hours * 3_600L));
    }

    private List<CarrierScan> scans() {
        return tracking.scans("demo", number);
    }

    @Test
    void a_number_that_dhl_does_not_find_yet_has_no_scans() {
        assertThat(scans()).isEmpty();
        assertThat(tracking.scans("demo", "000000000000")).isEmpty();
    }

    @Test
    void a_way_from_the_counter_to_the_warehouse() {
        scan("ZU", 30);
        scan("ES", 2);
        scan("PO", 29);
        scan("AA", 5);
        assertThat(scans())
                .extracting(CarrierScan::status)
                .containsExactly(
                        ParcelStatus.LABEL_CREATED,
                        ParcelStatus.HANDED_IN,
                        ParcelStatus.IN_TRANSIT,
                        ParcelStatus.OUT_FOR_DELIVERY,
                        ParcelStatus.DELIVERED);
        assertThat(scans()).extracting(CarrierScan::code).contains("SHRCU PCKST", "DLVRD ACCPT");
        assertThat(scans().getLast().occurredAt()).isEqualTo(MADE.plusSeconds(30 * 3_600L));
    }

    @Test
    void the_same_event_has_the_same_name_each_time_and_no_other_has_it() {
        scan("ES", 2);
        scan("AA", 5);
        List<String> names = scans().stream().map(CarrierScan::eventId).toList();
        assertThat(names).doesNotHaveDuplicates().hasSize(3);
        scan("ZU", 9);
        assertThat(scans()).extracting(CarrierScan::eventId).startsWith(names.toArray(String[]::new));
    }

    @Test
    void destroyed_is_not_delivered_and_an_event_that_did_not_happen_says_so() {
        scan("ES", 1);
        scan("DSPSD", 2);
        scan("STORN", 3);
        assertThat(scans()).extracting(CarrierScan::status).endsWith(ParcelStatus.EXCEPTION, ParcelStatus.UNKNOWN);
        assertThat(scans()).extracting(CarrierScan::takesBack).containsExactly(false, false, false, true);
    }

    @Test
    void a_code_of_tomorrow_is_unknown_and_no_error() {
        scan("QX", 1);
        assertThat(scans().getLast().status()).isEqualTo(ParcelStatus.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNAUTHORIZED",
                "FORBIDDEN",
                "TOO_MANY_REQUESTS",
                "ERROR_BEFORE",
                "UNAVAILABLE",
                "TIMEOUT_BEFORE",
                "BROKEN_JSON",
                "UNPROCESSABLE"
            })
    void no_answer_is_no_news(Fault fault) {
        scan("ES", 2);
        dhl.next("track", fault);
        DhlTracking impatient = new DhlTracking(DhlAccounts.impatientApi(dhl.uri(), clock));
        assertThatThrownBy(() -> impatient.scans("demo", number)).isInstanceOf(CarrierAway.class);
        assertThat(scans()).hasSize(2);
    }

    @Test
    void a_shop_without_an_account_cannot_ask() {
        assertThatThrownBy(() -> tracking.scans("nobody", number)).isInstanceOf(CarrierAway.class);
    }

    @Test
    void the_counter_and_the_road_have_one_word_in_the_unified_vocabulary() {
        List<CarrierScan> scans = DhlShipments.scans(
                        Json.parseObject(
                                """
                        {"shipments":[{"id":999991587211,"service":"parcel-de",
                          "status":{"timestamp":"2026-11-13T09:00:00","statusCode":"transit"},
                          "events":[
                            {"timestamp":"2026-11-13T09:00:00","statusCode":"transit"},
                            {"timestamp":"2026-11-12T18:00:00+01:00","statusCode":"transit"},
                            {"timestamp":"2026-11-12T09:00:00Z","statusCode":"pre-transit"},
                            {"timestamp":"yesterday","statusCode":"delivered"}]}]}"""))
                .orElseThrow();
        assertThat(scans)
                .extracting(CarrierScan::status)
                .containsExactly(ParcelStatus.LABEL_CREATED, ParcelStatus.HANDED_IN, ParcelStatus.IN_TRANSIT);
        assertThat(scans)
                .extracting(scan -> scan.occurredAt().toString())
                .containsExactly("2026-11-12T09:00:00Z", "2026-11-12T17:00:00Z", "2026-11-13T08:00:00Z");
        assertThat(scans).extracting(CarrierScan::trackingNumber).containsOnly("999991587211");
    }
}
