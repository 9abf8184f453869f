package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The statutory withdrawal function on the whole machine, from its page to the return and the inbox. */
class WithdrawalIT {
    private static final Pattern HIDDEN =
            Pattern.compile("<input name=\"([a-z]+)\" type=\"hidden\" value=\"([^\"]*)\">");
    private static final Pattern NUMBER = Pattern.compile("W[0-9A-HJKMNP-TV-Z]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{2}\\.\\d{2}\\.\\d{4}, \\d{2}:\\d{2}:\\d{2} Uhr MES?Z");

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

    /** Ten declarations an hour from one address. */
    @BeforeEach
    void anHourLater() {
        machine.advance("PT1H");
    }

    private record Declared(String id, String receipt) {}

    private static Declared onPage(String contract, String email) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "step",
                "declare",
                "lang",
                "de",
                "name",
                "Ada Beispiel",
                "contract",
                contract,
                "email",
                email,
                "items",
                ""));
        DemoMachine.Reply check = machine.form("/withdraw", encoded(fields));
        assertThat(check.status()).as(check.text()).isEqualTo(200);
        DemoMachine.Reply receipt = machine.form("/withdraw", encoded(hidden(check.text())));
        assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
        Matcher number = NUMBER.matcher(receipt.text());
        assertThat(number.find()).isTrue();
        return new Declared(number.group(), receipt.text());
    }

    /** The fields of the first form. */
    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new TreeMap<>();
        Matcher field = HIDDEN.matcher(page.substring(0, page.indexOf("</form>")));
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static DemoMachine.Reply read(String id) {
        return machine.get("local-support", "/v1/withdrawals/" + id);
    }

    private static void awaitStatus(String id, String status) {
        machine.await(id + " is " + status, () -> read(id).text("/status").equals(status));
    }

    private static JsonNode mail(String id) {
        machine.await("the acknowledgement is there", () -> !mails(id).isEmpty());
        return mails(id).getFirst();
    }

    private static List<JsonNode> mails(String id) {
        List<JsonNode> mails = new ArrayList<>();
        machine.get("", "/_local/mail").json().forEach(mail -> {
            if (mail.path("text").asString("").contains(id)) {
                mails.add(mail);
            }
        });
        return mails;
    }

    /** What a person reads, but for what must differ. */
    private static String plain(String text, Declared declared, String contract) {
        String words = text.replaceAll("<[^>]*>", "");
        return TIME.matcher(words.replace(declared.id(), "NUMBER").replace(contract, "CONTRACT"))
                .replaceAll("TIME");
    }

    @Test
    void a_known_contract_becomes_a_return_with_its_dates_and_its_label() {
        machine.putOrder("W-1001");
        Declared declared = onPage("w-1001", "ada@example.org");
        awaitStatus(declared.id(), "RETURNED");

        DemoMachine.Reply withdrawal = read(declared.id());
        String rma = withdrawal.text("/rma");
        machine.await("the label is mailed", () -> machine.mails(rma).contains("LABEL_READY"));
        JsonNode mail = mail(declared.id());
        assertThat(mail.path("template").asString("")).isEqualTo("WITHDRAWAL_RECEIVED");
        assertThat(mail.path("to").toString()).contains("ada@example.org");
        Matcher time = TIME.matcher(declared.receipt());
        assertThat(time.find()).isTrue();
        assertThat(mail.path("text").asString("")).contains("Eingegangen am: " + time.group());
        DemoMachine.Reply made = machine.read(rma);
        assertThat(made.text("/status")).isNotIn("IN_REVIEW", "DECLINED");
        assertThat(made.text("/items/0/reason")).isEqualTo("WITHDRAWAL_NO_REASON");
        assertThat(made.json().at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(made.text("/deadlines/refundDueAt")).isNotEmpty();
        assertThat(machine.events(rma)).startsWith("ReturnRequested", "ReturnApproved");

        machine.advance("P2D");
        machine.await("every queue is empty", machine::queuesAreEmpty);
        assertThat(mails(declared.id())).hasSize(1);
        assertThat(machine.mails(rma)).containsExactly("LABEL_READY");
    }

    @Test
    void an_unknown_contract_gets_the_same_page_and_the_same_mail_and_a_task() {
        machine.putOrder("KNOWN-1");
        Declared known = onPage("KNOWN-1", "ada@example.org");
        Declared unknown = onPage("NOBODY-1", "ada@example.org");
        awaitStatus(known.id(), "RETURNED");
        awaitStatus(unknown.id(), "WITH_STAFF");

        assertThat(plain(unknown.receipt(), unknown, "NOBODY-1")).isEqualTo(plain(known.receipt(), known, "KNOWN-1"));
        for (String part : List.of("text", "html", "subject")) {
            assertThat(plain(mail(unknown.id()).path(part).asString(""), unknown, "NOBODY-1"))
                    .isEqualTo(plain(mail(known.id()).path(part).asString(""), known, "KNOWN-1"));
        }
        JsonNode tasks = machine.get("local-support", "/v1/tasks?withdrawalId=" + unknown.id())
                .json();
        assertThat(tasks.at("/items/0/kind").asString("")).isEqualTo("WITHDRAWAL_UNMATCHED");
        assertThat(tasks.at("/items/0/withdrawalId").asString("")).isEqualTo(unknown.id());
        assertThat(tasks.path("items")).hasSize(1);
    }

    @Test
    void one_out_of_time_is_acknowledged_and_left_to_staff() {
        machine.putOrder("LATE-1");
        machine.advance("P40D");
        Declared late = onPage("LATE-1", "ada@example.org");
        awaitStatus(late.id(), "WITH_STAFF");

        assertThat(read(late.id()).text("/tasks/0/kind")).isEqualTo("WITHDRAWAL_LATE");
        assertThat(mail(late.id()).path("template").asString("")).isEqualTo("WITHDRAWAL_RECEIVED");
    }

    @Test
    void an_acknowledgement_that_comes_back_makes_a_task() {
        Declared declared = onPage("BOUNCED-1", "bounce+ada@simulator.amazonses.com");
        machine.await(
                "the bounce makes a task", () -> read(declared.id()).text().contains("MAIL_BOUNCED"));

        assertThat(machine.get("local-support", "/v1/tasks?kind=MAIL_BOUNCED").text())
                .contains(declared.id());
    }

    @Test
    void a_declaration_survives_any_jump_of_the_clock_until_it_is_taken_up() {
        Declared declared = onPage("JUMP-1", "ada@example.org");
        String receivedAt = read(declared.id()).text("/receivedAt");
        machine.advance(Duration.ofDays(3).toString());
        awaitStatus(declared.id(), "WITH_STAFF");

        assertThat(read(declared.id()).text("/receivedAt")).isEqualTo(receivedAt);
        assertThat(mail(declared.id()).path("text").asString("")).contains(declared.id());
    }
}
