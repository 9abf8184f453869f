package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of mails, from the shopper's mailbox back to the return, as the template wires it. */
class BouncedMailIT {
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
    void a_label_that_came_back_is_told_by_the_return_and_makes_a_task() {
        String rma = labelled("B1", "bounce+ada@simulator.amazonses.com");
        machine.await("the bounce is recorded", () -> machine.events(rma).contains("MailBounced"));

        JsonNode bounce = event(rma, "MailBounced");
        assertThat(bounce.at("/by").asString("")).isEqualTo("mail-events");
        assertThat(bounce.at("/data/kind").asString("")).isEqualTo("PERMANENT");
        assertThat(bounce.at("/data/template").asString("")).isEqualTo("LABEL_READY");
        assertThat(bounce.at("/data/about").asString("")).isEqualTo("000000002#00");
        DemoMachine.Reply read = machine.read(rma);
        assertThat(read.text("/mailProblem/kind")).isEqualTo("BOUNCED");
        assertThat(read.text("/mailProblem/template")).isEqualTo("LABEL_READY");
        assertThat(tasks(rma)).containsExactly("MAIL_BOUNCED General");
        assertThat(machine.mails(rma)).containsExactly("LABEL_READY");

        machine.advance("P2D");
        machine.await("every queue is empty", machine::queuesAreEmpty);
        assertThat(machine.mails(rma)).containsExactly("LABEL_READY");
        assertThat(machine.events(rma)).containsOnlyOnce("MailBounced");
    }

    @Test
    void a_complaint_makes_a_task() {
        String rma = labelled("B2", "complaint@simulator.amazonses.com");
        machine.await("the complaint is recorded", () -> machine.events(rma).contains("MailComplained"));

        assertThat(machine.read(rma).text("/mailProblem/kind")).isEqualTo("COMPLAINED");
        assertThat(tasks(rma)).containsExactly("MAIL_COMPLAINED abuse");
    }

    @Test
    void an_absence_is_in_the_timeline_only() {
        String rma = labelled("B3", "ooto@simulator.amazonses.com");
        machine.await("the absence is recorded", () -> machine.events(rma).contains("MailBounced"));

        assertThat(event(rma, "MailBounced").at("/data/kind").asString("")).isEqualTo("TRANSIENT");
        assertThat(machine.read(rma).json().has("mailProblem")).isFalse();
        assertThat(tasks(rma)).isEmpty();
    }

    @Test
    void the_queue_of_mail_events_and_its_dead_letter_queue_are_shown() {
        assertThat(machine.depth("mail-events-queue")).isNotNegative();
        assertThat(machine.depth("mail-events-dlq")).isZero();
    }

    private static String labelled(String order, String email) {
        machine.putOrder(order, 1, email);
        String rma = machine.register(order, 1).text("/rma");
        machine.await("the label is mailed", () -> machine.mails(rma).contains("LABEL_READY"));
        return rma;
    }

    private static JsonNode event(String rma, String type) {
        for (JsonNode event : machine.get("local-support", "/v1/returns/" + rma + "/timeline")
                .json()
                .path("events")) {
            if (event.path("type").asString("").equals(type)) {
                return event;
            }
        }
        throw new AssertionError("no " + type);
    }

    private static List<String> tasks(String rma) {
        List<String> tasks = new ArrayList<>();
        machine.get("local-support", "/v1/tasks?rma=" + rma)
                .json()
                .path("items")
                .forEach(task -> tasks.add(task.path("kind").asString("") + " "
                        + task.path("detail").asString("")));
        return tasks;
    }
}
