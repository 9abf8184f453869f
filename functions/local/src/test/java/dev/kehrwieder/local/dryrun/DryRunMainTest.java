package dev.kehrwieder.local.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DryRunMainTest {
    private static final String FIRST =
            """
            200 {"orders": 2, "lines": 3, "returns": 1, "decidedOtherwise": {"orders": 1, "returns": 1},
             "changes": [{"kind": "FEE", "lines": 1, "returns": 1}],
             "money": [{"currency": "EUR", "before": "30.00", "after": "26.10"}],
             "examples": [{"orderNumber": "<1001>", "policyVersion": 1, "lineId": "1", "kind": "FEE", "before": "0.00 EUR",
                           "after": "3.90 EUR", "rule": "/returnShippingFee"}],
             "unreadable": [], "warnings": [{"pointer": "/window/days", "code": "WINDOW_BELOW_LAW", "detail": "7 & few"}],
             "placedUntil": "2026-11-15T00:00:00Z", "nextCursor": "c-1"}
            """;
    private static final String SECOND =
            """
            200 {"orders": 1, "lines": 1, "returns": 1, "decidedOtherwise": {"orders": 1, "returns": 0},
             "changes": [{"kind": "FEE", "lines": 1, "returns": 0}, {"kind": "NOW_REFUSED", "lines": 1, "returns": 0}],
             "money": [{"currency": "EUR", "before": "1000.00", "after": "1000.00"},
                       {"currency": "JPY", "before": "1200", "after": "1300"}],
             "examples": [{"orderNumber": "1003", "policyVersion": 1, "rma": "R-1", "kind": "NOW_REFUSED",
                           "before": "taken back", "after": "not", "rule": null}],
             "unreadable": ["1002"], "warnings": [{"pointer": "/window/days", "code": "WINDOW_BELOW_LAW", "detail": "7 & few"}],
             "placedUntil": "2026-11-30T12:00:00Z", "nextCursor": null}
            """;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<JsonNode> questions = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private HttpServer machine;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext("/v1/policy/dry-run", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            questions.add(Answers.JSON.readTree(exchange.getRequestBody().readAllBytes()));
            String[] answer = answers.remove().split(" ", 2);
            byte[] body = answer[1].getBytes(UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        machine.start();
        Files.writeString(folder.resolve("draft.json"), "{\"approval\": \"AUTO\"}");
    }

    @AfterEach
    void stop() {
        machine.stop(0);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                folder.resolve("draft.json").toString(),
                "--from",
                "2026-11-01",
                "--to",
                "2026-11-30",
                "--out",
                folder.resolve("report.html").toString(),
                "--url",
                "http://127.0.0.1:" + machine.getAddress().getPort()));
        arguments.addAll(List.of(more));
        return DryRunMain.run(said::add, arguments.toArray(String[]::new));
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void pages_are_followed_to_the_end_and_added_up() throws IOException {
        answers.addAll(List.of(FIRST, SECOND));

        assertThat(run("--key", "k-1", "--reason", "STYLE", "--at", "2026-11-20T00:00:00Z"))
                .isEqualTo(1);

        assertThat(keys).containsExactly("Bearer k-1", "Bearer k-1");
        assertThat(questions.getFirst())
                .isEqualTo(
                        Answers.JSON.readTree(
                                """
                                {"policy": {"approval": "AUTO"}, "from": "2026-11-01", "to": "2026-11-30",
                                 "at": "2026-11-20T00:00:00Z", "reason": "STYLE"}
                                """));
        assertThat(questions.getLast().path("cursor").asString()).isEqualTo("c-1");
        assertThat(said.getLast())
                .contains("3 orders with 4 lines and 2 returns looked at")
                .contains("decided otherwise: 2 orders (66.7 %), 1 returns (50.0 %)")
                .contains("the returns pay EUR 1,026.10 instead of 1,030.00: -3.90")
                .contains("the returns pay JPY 1,300 instead of 1,200: +100")
                .contains("warning WINDOW_BELOW_LAW at /window/days: 7 & few")
                .containsOnlyOnce("WINDOW_BELOW_LAW")
                .contains("something is odd about the orders 1002");
        assertThat(said.getFirst()).matches("\\[#+\\.+] 2 orders, 1 returns, until 15 November");
    }

    @Test
    void the_page_shows_it_all_escaped_and_needs_nothing_beside_it() throws IOException {
        answers.addAll(List.of(FIRST, SECOND));

        run();

        assertThat(report())
                .contains("&lt;1001&gt;, line 1")
                .doesNotContain("<1001>")
                .contains("7 &amp; few")
                .contains("-3.90 EUR")
                .contains("Not taken back any more")
                .contains("width:50.0%")
                .contains("1003, return R-1")
                .contains("Something is odd about the orders 1002.")
                .doesNotContain("http", "src=", "href=", "<script", "null");
    }

    @Test
    void figures_are_the_same_wherever_the_machine_stands() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            answers.addAll(List.of(FIRST, SECOND));
            run();
            assertThat(report()).contains("1,026.10", "width:50.0%").doesNotContain("1.026,10", "50,0");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_draft_that_changes_nothing_is_said_to_change_nothing() throws IOException {
        answers.add(
                """
                200 {"orders": 0, "lines": 0, "returns": 0, "decidedOtherwise": {"orders": 0, "returns": 0}, "changes": [],
                 "money": [], "examples": [], "unreadable": [], "warnings": [], "placedUntil": null, "nextCursor": null}
                """);

        assertThat(run()).isZero();

        assertThat(report()).contains("Everything would be decided as before.").doesNotContain("<h2>Examples");
    }

    @Test
    void what_is_wrong_with_the_draft_is_said_field_by_field() {
        answers.add(
                """
                422 {"title": "Some fields are wrong", "errors": [{"pointer": "/policy/window/days", "detail": "0 to 3650"}]}
                """);

        assertThat(run()).isEqualTo(2);

        assertThat(said).containsExactly("Some fields are wrong\n  /policy/window/days: 0 to 3650");
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void a_fault_is_asked_again_and_a_lasting_one_is_told() {
        answers.addAll(List.of("503 <html>", "429 ", FIRST.replace("\"c-1\"", "null")));
        assertThat(run()).isZero();

        answers.addAll(List.of("500 ", "500 ", "500 ", "500 ", "500 "));
        assertThat(run()).isEqualTo(2);
        assertThat(said.getLast()).isEqualTo("status 500");
    }

    @Test
    void what_cannot_be_read_or_understood_is_told_in_one_line() throws IOException {
        assertThat(DryRunMain.run(said::add)).isEqualTo(2);
        assertThat(said.getLast()).startsWith("Usage: ./scripts/dry-run POLICY.json");
        assertThat(run("--until", "now")).isEqualTo(2);
        assertThat(said.getLast()).startsWith("Unknown: --until. Usage");
        assertThat(run("--from", "yesterday")).isEqualTo(2);
        assertThat(said.getLast()).startsWith("--from takes a day such as 2026-11-30.");
        assertThat(run("--fill", "0")).isEqualTo(2);
        assertThat(said.getLast()).startsWith("--fill takes a number from 1 to 999999.");
        assertThat(run("--key")).isEqualTo(2);
        assertThat(said.getLast()).startsWith("--key takes a value.");
        Files.writeString(folder.resolve("draft.json"), "{approval");
        assertThat(run()).isEqualTo(2);
        assertThat(said.getLast()).contains("draft.json is no JSON: ");
        Files.delete(folder.resolve("draft.json"));
        assertThat(run()).isEqualTo(2);
        assertThat(said.getLast()).startsWith("There is no file ");
    }

    @Test
    void who_does_not_answer_is_told() {
        machine.stop(0);

        assertThat(run()).isEqualTo(2);

        assertThat(said.getLast())
                .startsWith("No answer from http://127.0.0.1:")
                .endsWith("./scripts/run");
    }
}
