package dev.kehrwieder.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.platform.time.BusinessTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class TrackingFunctionIT {
    private static LocalAws aws;
    private static BusinessTime time;
    private static ReturnJourney journey;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        time = BusinessTime.usual();
        journey = ReturnJourney.begin(aws.table().store(), new BusinessClock())
                .registered()
                .labelled();
    }

    @AfterAll
    static void stop() {
        time.close();
        aws.close();
    }

    @Test
    void the_sample_moves_the_parcel_once_and_both_entries_acknowledge_it_again() {
        TrackingHandler handler = new TrackingHandler(aws.environment(FunctionNames.TRACKING));
        String sample = SampleEvents.read("tracking/handed-in.json");
        try (CapturedOutput output = new CapturedOutput()) {
            JsonNode first = BothEntries.typed(handler, sample);
            assertThat(first.get("statusCode").intValue()).isEqualTo(200);
            assertThat(first.get("body").stringValue()).startsWith("{\"result\":\"APPLIED\",");
            assertThat(output.text()).doesNotContain("ada@example.org", "Beispiel", ReturnJourney.TRACKING_NUMBER);
        }
        assertThat(journey.now().state().parcel(1).orElseThrow().status()).isEqualTo(ParcelStatus.HANDED_IN);
        JsonNode again = BothEntries.agree(handler, sample);
        assertThat(again.get("statusCode").intValue()).isEqualTo(200);
        assertThat(again.get("body").stringValue()).startsWith("{\"result\":\"NO_CHANGE\",");
        assertThat(journey.trail()).containsOnlyOnce("ParcelHandedIn");
    }
}
