package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.dryrun.DryRunMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft tried on generated orders by the whole machine, as {@code scripts/dry-run} does it. */
class DryRunIT {
    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void generated_orders_are_put_and_the_draft_is_tried_on_each_of_them() throws Exception {
        LocalDate today = LocalDate.ofInstant(
                Instant.parse(
                        machine.get("", "/_local/clock").json().path("now").asString()),
                ZoneOffset.UTC);
        String policy = machine.get("local-admin", "/v1/policy").text();
        Path report = folder.resolve("report.html");
        List<String> said = new CopyOnWriteArrayList<>();

        int status = DryRunMain.run(
                said::add,
                Path.of("../../events").resolve("policy-draft.json").toString(),
                "--from",
                today.minusDays(12).toString(),
                "--to",
                today.minusDays(4).toString(),
                "--fill",
                "24",
                "--out",
                report.toString(),
                "--url",
                machine.base());

        assertThat(status).as(String.join("\n", said)).isZero();
        assertThat(said.getLast())
                .contains("24 orders with", "decided otherwise: 24 orders", "the returns pay EUR", "FEE_NEVER_TAKEN");
        assertThat(Files.readString(report)).contains("<h2>Examples</h2>");
        assertThat(machine.get("local-admin", "/v1/policy").text()).isEqualTo(policy);
    }
}
