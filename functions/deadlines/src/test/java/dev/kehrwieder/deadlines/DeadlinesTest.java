package dev.kehrwieder.deadlines;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.FirstPickups;
import dev.kehrwieder.core.usecase.FollowParcels;
import dev.kehrwieder.core.usecase.PickupDays;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.core.usecase.VisitDue;
import dev.kehrwieder.platform.aws.AwsClients;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The loop over what is due; nothing listens where the relay's failures should lie. */
final class DeadlinesTest {
    private final TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final Labels queues = new Labels();
    private final RelayFailures away = failuresAway();

    /** One subscriber of approvals. */
    private static final class Labels implements EventQueues {
        private final List<ReturnKey> sent = new ArrayList<>();

        @Override
        public Set<String> subscribers(String eventType) {
            return eventType.equals("ReturnApproved") ? Set.of("labels") : Set.of();
        }

        @Override
        public List<StoredEvent> send(String subscriber, List<StoredEvent> events) {
            events.forEach(event -> sent.add(event.ofReturn()));
            return List.of();
        }
    }

    private RelayFailures failuresAway() {
        AwsClients clients = new AwsClients(new Environment(Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local")));
        return new RelayFailures(clients.sqs(), clients.dynamoDbStreams(), "http://127.0.0.1:1/relay-failed", queues);
    }

    private Deadlines deadlines(Store over) {
        Commits commits = new Commits(over, new Random(7), pause -> {}, clock);
        ScanParcel scanParcel = new ScanParcel(over, commits, new Periods((day, regions) -> false), clock);
        FollowParcels follow = new FollowParcels(over, commits, scanParcel, List.of());
        FirstPickups pickups = new FirstPickups(over, new PickupDays(over, (day, regions) -> false), Set.of());
        return new Deadlines(new VisitDue(over, commits, queues, follow, pickups, clock), away);
    }

    /** Returns of which the approval is lost. */
    private void givenLost(int count) {
        var order = order("1001").build();
        for (int i = 1; i <= count; i++) {
            var first = returnOf(order)
                    .rma("R-" + i)
                    .dueAt("2026-11-10T09:10:00Z")
                    .healAt("2026-11-10T09:10:00Z")
                    .build();
            store.commit(List.of(
                    new Write.PutReturn(Optional.empty(), first),
                    new Write.AppendEvent(event(first.key(), 1, 0, new ReturnEvent.ReturnApproved(true)))));
        }
        store.commit(List.of(new Write.PutOrder(order), new Write.PutPolicy(policy().build())));
        clock.advance(Duration.ofMinutes(10));
    }

    @Test
    void nothing_is_due_before_its_time() {
        ReturnJourney.begin(store, clock).registered();
        assertThat(deadlines(store).apply(new ScheduledEvent())).isEqualTo("visited 0, repeated 0, relayed 0");
    }

    @Test
    void every_lost_event_is_repeated_once_even_while_the_queue_of_failures_is_away() {
        givenLost(250);
        assertThat(deadlines(store).apply(new ScheduledEvent())).isEqualTo("visited 250, repeated 250, relayed 0");
        assertThat(queues.sent).hasSize(250).doesNotHaveDuplicates();
        assertThat(deadlines(store).apply(new ScheduledEvent())).startsWith("visited 0,");
    }

    @Test
    void a_return_that_cannot_be_visited_keeps_no_other_from_it() {
        givenLost(3);
        try (CapturedOutput output = new CapturedOutput()) {
            assertThat(deadlines(failing("R-2")).apply(new ScheduledEvent()))
                    .isEqualTo("visited 3, repeated 2, relayed 0");
            assertThat(output.text()).contains("visit failed", "R-2");
        }
        assertThat(queues.sent).extracting(ReturnKey::rma).containsExactlyInAnyOrder("R-1", "R-3");
    }

    @Test
    void no_visit_begins_when_the_time_runs_out() {
        givenLost(3);
        String summary = new Invocation("deadlines", "r-1", () -> Duration.ofSeconds(4))
                .call(() -> deadlines(store).apply(new ScheduledEvent()));
        assertThat(summary).startsWith("visited 0,");
        assertThat(queues.sent).isEmpty();
        assertThat(deadlines(store).apply(new ScheduledEvent())).startsWith("visited 3,");
    }

    private Store failing(String rma) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("trail")
                            && ((ReturnKey) arguments[0]).rma().equals(rma)) {
                        throw new StoreUnavailable("throttled", null);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
