package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.SHOP;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.StoredAnswer;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.Commits.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One key, one answer, however often and by whomever it is asked. */
final class IdempotencyTest {
    private static final String ROUTE = "POST /v1/returns";

    private final Desk desk = Desk.ofOneOrder();

    private static Commits.KeyedCall<RegisterReturn.Result> key(String key, String bodyHash) {
        return new Commits.KeyedCall<>(SHOP, ROUTE, key, bodyHash, IdempotencyTest::answer);
    }

    private static Optional<StoredAnswer> answer(RegisterReturn.Result result) {
        return result instanceof RegisterReturn.Result.Registered(var registered)
                ? Optional.of(
                        new StoredAnswer(201, Map.of(), registered.state().key().rma()))
                : Optional.empty();
    }

    private Outcome<RegisterReturn.Result> asks(String key, String bodyHash, int units) {
        return desk.register.register(
                request("1001").item("1", units).build(), "storefront:local", Optional.of(key(key, bodyHash)));
    }

    private static StoredAnswer replayed(Outcome<RegisterReturn.Result> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Replayed.class);
        return ((Outcome.Replayed<RegisterReturn.Result>) outcome).answer();
    }

    @Test
    void the_same_call_again_gets_the_first_answer_and_changes_nothing() {
        asks("k1", "body", 1);

        assertThat(replayed(asks("k1", "body", 1)).body()).isEqualTo("R1");
        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(1);
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(1);
    }

    @Test
    void the_key_with_another_body_is_refused() {
        asks("k1", "body", 1);

        assertThat(asks("k1", "other body", 2)).isInstanceOf(Outcome.KeyReused.class);
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(1);
    }

    @Test
    void another_key_is_another_call() {
        asks("k1", "body", 1);

        assertThat(Desk.decided(asks("k2", "body", 1))).isInstanceOf(RegisterReturn.Result.Registered.class);
    }

    @Test
    void a_refusal_is_not_remembered() {
        assertThat(Desk.decided(asks("k1", "body", 4))).isInstanceOf(RegisterReturn.Result.Refused.class);
        assertThat(desk.memory.answered(SHOP, ROUTE, "k1")).isEmpty();

        assertThat(Desk.decided(asks("k1", "body", 3))).isInstanceOf(RegisterReturn.Result.Registered.class);
    }

    @Test
    void a_twin_that_loses_the_race_answers_from_the_record() {
        desk.store.overtakeWith(() -> asks("k1", "body", 1));

        assertThat(replayed(asks("k1", "body", 1)).status()).isEqualTo(201);
        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(1);
    }

    @Test
    void a_twin_that_finds_the_units_gone_to_its_twin_answers_from_the_record() {
        asks("k1", "body", 3);

        assertThat(replayed(asks("k1", "body", 3)).body()).isEqualTo("R1");
    }

    @Test
    void a_call_whose_answer_was_lost_on_the_way_gets_it_the_second_time() {
        desk.store.breakAfter(1);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> asks("k1", "body", 1));

        assertThat(replayed(asks("k1", "body", 1)).body()).isEqualTo("R1");
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(1);
    }

    @Test
    void an_answer_is_kept_for_a_day() {
        asks("k1", "body", 1);

        desk.clock.advance(Duration.ofHours(23));
        assertThat(asks("k1", "body", 1)).isInstanceOf(Outcome.Replayed.class);
        desk.clock.advance(Duration.ofHours(1));
        assertThat(Desk.decided(asks("k1", "body", 1))).isInstanceOf(RegisterReturn.Result.Registered.class);
    }

    @Test
    void who_is_overtaken_five_times_gives_up_and_says_so_with_growing_pauses_between() {
        List<Duration> pauses = new ArrayList<>();
        BreakableStore overtaken = new BreakableStore(desk.memory) {
            @Override
            public CommitOutcome commit(List<Write> writes) {
                return CommitOutcome.STALE;
            }
        };
        Commits commits = new Commits(overtaken, new Random(1), pauses::add, desk.clock);

        Outcome<String> outcome = commits.call(
                Optional.empty(), () -> new Commits.Decision<>("x", List.of(new Write.PutPolicy(policy().build()))));

        assertThat(outcome).isInstanceOf(Outcome.Contended.class);
        assertThat(pauses).hasSize(4).allMatch(pause -> pause.isPositive() && pause.toMillis() < 800);
    }
}
