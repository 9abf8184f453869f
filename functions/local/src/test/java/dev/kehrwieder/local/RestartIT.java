package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RestartIT {
    @TempDir
    private Path folder;

    @Test
    void data_clock_and_places_survive_a_restart_until_a_fresh_start() throws IOException, InterruptedException {
        try (SampleMachine first = SampleMachine.start(folder, false)) {
            put(first, "E#1");
            first.await(() -> first.journal("record INSERT E#1").size() == 1);
            first.call("POST", "/_local/clock", "{\"set\": \"2040-01-01T00:00:00Z\"}");
            first.runner.faults().failFunction("relay", true);
            put(first, "E#2");
        }
        try (SampleMachine second = SampleMachine.start(folder, false)) {
            second.await(() -> second.journal("record INSERT E#2").size() == 1);
            assertThat(second.journal("record INSERT E#1")).hasSize(1);
            assertThat(count(second)).isEqualTo(2);
            assertThat(second.call("GET", "/_local/clock", "").body()).contains("2040-01-01");
        }
        try (SampleMachine third = SampleMachine.start(folder, true)) {
            assertThat(count(third)).isZero();
            assertThat(third.call("GET", "/_local/clock", "").body()).doesNotContain("2040-");
        }
    }

    private static int count(SampleMachine machine) {
        return machine.runner
                .clients()
                .dynamoDb()
                .scan(request -> request.tableName("kehrwieder-table"))
                .count();
    }

    private static void put(SampleMachine machine, String sortKey) {
        Map<String, AttributeValue> item =
                Map.of("pk", AttributeValue.fromS("S#demo"), "sk", AttributeValue.fromS(sortKey));
        machine.runner.clients().dynamoDb().putItem(request -> request.tableName("kehrwieder-table")
                .item(item));
    }
}
