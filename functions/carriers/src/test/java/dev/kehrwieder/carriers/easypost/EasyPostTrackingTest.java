package dev.kehrwieder.carriers.easypost;

import static dev.kehrwieder.carriers.easypost.EasyPostShop.LITTLE_PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.request;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Carrier.Label;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EasyPostTrackingTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private FakeEasyPost easyPost;
    private EasyPostTracking tracking;

    @BeforeEach
    void start() throws IOException {
        easyPost = new FakeEasyPost(InstantSource.fixed(NOW));
        tracking = new EasyPostTracking(easyPost.uri(), secrets(), PATIENCE);
    }

    @AfterEach
    void stop() {
        easyPost.close();
    }

    private String labelled() {
        return ((Label) new EasyPostCarrier(easyPost.uri(), secrets(), PATIENCE).label(request())).trackingNumber();
    }

    @Test
    void everything_that_is_known_of_a_parcel_is_told_oldest_first() {
        String number = labelled();
        easyPost.scan(number, "in_transit", NOW.plusSeconds(60));
        easyPost.scan(number, "delivered", NOW.plusSeconds(180));
        easyPost.scan(number, "in_transit", NOW.plusSeconds(120));

        List<CarrierScan> scans = tracking.scans("demo", number);
        assertThat(scans)
                .extracting(CarrierScan::status)
                .containsExactly(ParcelStatus.HANDED_IN, ParcelStatus.IN_TRANSIT, ParcelStatus.DELIVERED);
        assertThat(scans).allMatch(scan -> scan.trackingNumber().equals(number));
        assertThat(tracking.scans("demo", number)).isEqualTo(scans);
        assertThat(easyPost.heard()).doesNotContain("unknown");
    }

    @Test
    void a_parcel_without_a_scan_is_nowhere_yet_and_a_number_of_somebody_else_says_nothing() {
        assertThat(tracking.scans("demo", labelled()))
                .extracting(CarrierScan::status)
                .containsExactly(ParcelStatus.UNKNOWN);
        assertThat(tracking.scans("demo", "9400-nobody")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAUTHORIZED", "TOO_MANY_REQUESTS", "ERROR_BEFORE", "UNAVAILABLE", "TIMEOUT_BEFORE", "BROKEN_JSON"
            })
    void without_an_answer_the_carrier_is_away(Fault fault) {
        EasyPostTracking tracking = new EasyPostTracking(easyPost.uri(), secrets(), LITTLE_PATIENCE);
        easyPost.next("trackers", fault);
        assertThatThrownBy(() -> tracking.scans("demo", "94")).isInstanceOf(CarrierAway.class);
    }

    @Test
    void a_number_that_is_refused_is_not_known() {
        easyPost.next("trackers", Fault.UNPROCESSABLE);
        assertThat(tracking.scans("demo", "94")).isEmpty();
    }
}
