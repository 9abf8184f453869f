package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One return's way through all functions, as the machine's viewer draws it. */
class TraceIT {
    @Test
    void from_the_call_through_every_queue_to_the_mail_is_one_trace(@TempDir Path folder) throws Exception {
        try (DemoMachine machine = DemoMachine.start(folder.resolve("data"))) {
            machine.putOrder("T1");
            String rma = machine.register("T1", 1).text("/rma");
            machine.await("the mail is there", () -> machine.mails(rma).contains("LABEL_READY"));
            machine.await("its span is there", () -> page(machine, rma).contains("notifications LabelIssued"));
            List<String> traces = List.of(page(machine, rma).split("<h2>"));
            String registered = traces.stream()
                    .filter(trace -> trace.startsWith("POST /v1/returns<"))
                    .findFirst()
                    .orElseThrow();
            assertThat(registered)
                    .containsSubsequence(
                            "registration POST /v1/returns",
                            "relay ReturnApproved",
                            "labels ReturnApproved",
                            "relay LabelIssued",
                            "notifications LabelIssued");
            assertThat(Pattern.compile("✗").matcher(registered).find()).isFalse();
        }
    }

    private static String page(DemoMachine machine, String rma) {
        return machine.get("", "/_local/traces/" + rma).text();
    }
}
