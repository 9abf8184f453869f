package dev.kehrwieder.local.bench;

import dev.kehrwieder.local.web.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Whether the time of an answer tells if a contract is known: both kinds are declared in pairs, in an order that chance
 * decides, so that whatever else the machine does falls on both.
 */
final class WithdrawalRows {
    /** Two declarations each; ten an hour come from one address. */
    private static final int PAIRS_AN_HOUR = 5;

    private final Machine machine;
    private final int pairs;
    private final Random random = new Random(356);

    WithdrawalRows(Machine machine, int pairs) {
        this.machine = machine;
        this.pairs = pairs;
    }

    /** Milliseconds of both steps of two declarations. */
    private record Pair(double known, double unknown) {}

    List<Row> rows() {
        hour();
        IntStream.range(0, PAIRS_AN_HOUR).forEach(this::pair); // the first ones load and compile
        List<Pair> measured = new ArrayList<>();
        for (int number = PAIRS_AN_HOUR; number < PAIRS_AN_HOUR + pairs; number++) {
            if (number % PAIRS_AN_HOUR == 0) {
                hour();
            }
            measured.add(pair(number));
        }
        Latencies known = Latencies.of(measured.stream().map(Pair::known).toList());
        Latencies unknown = Latencies.of(measured.stream().map(Pair::unknown).toList());
        long longer =
                measured.stream().filter(pair -> pair.unknown() > pair.known()).count();
        return List.of(new Row(
                "withdrawal, both steps: known / unknown contract",
                "no difference",
                known.words() + " / " + unknown.words(),
                String.format(
                        Locale.ROOT,
                        "%d pairs in an order by chance; the unknown one took longer in %d; medians %.3f : 1",
                        pairs,
                        longer,
                        unknown.median() / known.median())));
    }

    private void hour() {
        machine.await("the queues are empty", Duration.ofMillis(100), () -> machine.underWay() == 0);
        machine.post("", "/_local/clock", Answers.JSON.createObjectNode().put("advance", "PT1H"))
                .expect(200);
    }

    private Pair pair(int number) {
        Journey journey = new Journey(machine, "WD-" + number);
        journey.putOrder();
        boolean knownFirst = random.nextBoolean();
        double first = declared(knownFirst ? journey.order() : "no-" + journey.order(), journey.mailbox());
        double second = declared(knownFirst ? "no-" + journey.order() : journey.order(), journey.mailbox());
        return knownFirst ? new Pair(first, second) : new Pair(second, first);
    }

    private double declared(String contract, String email) {
        JsonNode body = Answers.JSON
                .createObjectNode()
                .put("name", "Ada Beispiel")
                .put("contract", contract)
                .put("email", email)
                .put("locale", "de");
        Machine.Reply draft = machine.post("", "/v1/withdrawals", body).expect(201);
        Machine.Reply receipt = machine.post(
                        "", "/v1/withdrawals/" + draft.text("/token") + "/confirm", Answers.JSON.createObjectNode())
                .expect(201);
        return draft.millis() + receipt.millis();
    }
}
