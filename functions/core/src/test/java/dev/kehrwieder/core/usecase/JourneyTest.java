package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.SHOP;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.StoredAnswer;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * One return through the whole chain. Whatever breaks on the way, whoever asked asks again, and the end is the same:
 * closed, paid once, nothing held on the balance.
 */
final class JourneyTest {
    private static ReturnKey key(Desk desk) {
        return desk.memory.returnsOf(orderKey("1001")).getFirst();
    }

    private static void scan(Desk desk, String eventId, ParcelStatus status, String occurredAt) {
        desk.scans(FakeCarrier.trackingNumber(key(desk).rma(), 1), eventId, status, occurredAt);
    }

    private static List<Runnable> steps(Desk desk) {
        return List.of(
                () -> register(desk),
                desk::relay,
                () -> scan(desk, "e1", ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00"),
                desk::relay,
                () -> scan(desk, "e2", ParcelStatus.DELIVERED, "2026-11-13T09:00:00+01:00"),
                desk::relay,
                () -> inspect(desk),
                desk::relay,
                () -> desk.succeeds(key(desk), 1),
                desk::relay,
                () -> {
                    desk.clock.advance(Duration.ofHours(1));
                    desk.visitAll();
                });
    }

    /** The name is drawn anew at each try; the caller's key makes it one return. */
    private static void register(Desk desk) {
        desk.register.register(request("1001").item("1", 2).build(), "storefront:local", Optional.of(call("register")));
        desk.added(key(desk));
    }

    private static void inspect(Desk desk) {
        desk.inspect.inspect(
                inspection(key(desk)).parcel(1).accept("1", 1).sendBack("1", 1).build(),
                "warehouse:local",
                Optional.of(call("inspect")));
    }

    private static <R> Commits.KeyedCall<R> call(String name) {
        return new Commits.KeyedCall<>(SHOP, name, name, "body", r -> Optional.of(new StoredAnswer(201, Map.of(), "")));
    }

    private static void assertEnd(Desk desk, String course) {
        assertThat(desk.state(key(desk)).status()).as(course).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.provider.paid()).as(course).containsExactly(eur("30.00"));
        assertThat(desk.found(key(desk)).refunds()).as(course).singleElement().satisfies(refund -> {
            assertThat(refund.status()).as(course).isEqualTo(RefundStatus.SUCCEEDED);
            assertThat(refund.amount()).as(course).isEqualTo(eur("30.00"));
        });
        OrderBalance balance = desk.balance("1001");
        assertThat(balance.line("1").reserved()).as(course).isZero();
        assertThat(balance.line("1").returned()).as(course).isEqualTo(1);
        assertThat(balance.payment("p1").reserved()).as(course).isEqualTo(eur("0.00"));
        assertThat(balance.payment("p1").refunded()).as(course).isEqualTo(eur("30.00"));
        assertThat(desk.trail(key(desk)))
                .as(course)
                .containsOnlyOnce(
                        "ReturnRequested",
                        "ReturnApproved",
                        "LabelIssued",
                        "ParcelHandedIn",
                        "ParcelDelivered",
                        "GoodsReceived",
                        "ItemsInspected",
                        "SettlementDecided",
                        "RefundReserved",
                        "RefundSucceeded",
                        "ReturnClosed");
        assertThat(desk.unrecorded(key(desk))).as(course).isEmpty();
    }

    @Test
    void a_return_goes_the_whole_way() {
        Desk desk = Desk.ofOneOrder();

        steps(desk).forEach(Runnable::run);

        assertEnd(desk, "nothing breaks");
        assertThat(desk.state(key(desk)).dueAt()).isEmpty();
        assertThat(desk.memory.inspections(key(desk))).hasSize(1);
    }

    @Test
    void a_crash_before_any_commit_is_healed_by_repetition() {
        assertThat(crashedAtEachCommit(false)).isGreaterThan(10);
    }

    @Test
    void a_crash_after_any_commit_is_healed_by_repetition() {
        assertThat(crashedAtEachCommit(true)).isGreaterThan(10);
    }

    /** @return how many commits there were to crash at */
    private static int crashedAtEachCommit(boolean written) {
        for (int commit = 1; ; commit++) {
            Desk desk = Desk.ofOneOrder();
            if (written) {
                desk.store.breakAfter(commit);
            } else {
                desk.store.breakBefore(commit);
            }
            steps(desk).forEach(JourneyTest::untilItIsDone);
            if (!desk.store.isBroken()) {
                return commit - 1;
            }
            assertEnd(desk, "crash " + (written ? "after" : "before") + " commit " + commit);
        }
    }

    /** As a caller, a queue or a webhook would: again, until it is answered. */
    private static void untilItIsDone(Runnable step) {
        try {
            step.run();
        } catch (StoreUnavailable e) {
            step.run();
        }
    }

    @Test
    void messages_told_twice_and_in_any_order_come_to_the_same_end() {
        for (long seed = 0; seed < 300; seed++) {
            Desk desk = Desk.ofOneOrder();
            Random random = new Random(seed);
            register(desk);
            shuffle(desk, random, List.of());
            shuffle(
                    desk,
                    random,
                    List.of(
                            () -> scan(desk, "e1", ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00"),
                            () -> scan(desk, "e3", ParcelStatus.IN_TRANSIT, "2026-11-12T19:00:00+01:00"),
                            () -> scan(desk, "e2", ParcelStatus.DELIVERED, "2026-11-13T09:00:00+01:00"),
                            () -> inspect(desk)));
            shuffle(desk, random, List.of());
            shuffle(
                    desk,
                    random,
                    List.of(
                            () -> desk.hears(key(desk), 1, "w1", new Answer.Pending("re_1")),
                            () -> desk.hears(key(desk), 1, "w2", new Answer.Succeeded("re_1"))));

            assertEnd(desk, "seed " + seed);
        }
    }

    /** Does everything twice, in any order, with the messages that come of it in between, until nothing new happens. */
    private static void shuffle(Desk desk, Random random, List<Runnable> happenings) {
        List<Runnable> all = new ArrayList<>(happenings);
        all.addAll(happenings);
        Collections.shuffle(all, random);
        List<FakeQueues.Message> seen = new ArrayList<>();
        while (!all.isEmpty() || !desk.unrecorded(key(desk)).isEmpty()) {
            List<FakeQueues.Message> messages = new ArrayList<>(desk.unrecorded(key(desk)));
            messages.addAll(seen);
            if (messages.isEmpty() || (!all.isEmpty() && random.nextBoolean())) {
                all.removeLast().run();
            } else {
                FakeQueues.Message message = messages.get(random.nextInt(messages.size()));
                seen.add(message);
                desk.handle(message);
            }
        }
    }
}
