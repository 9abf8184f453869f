package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.ShopperPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mail service that is away, with the queue as it is in AWS: growing delays, ten receives, then aside; and deadlines,
 * which sends again what was not recorded, beside whatever still lies in the queue.
 */
final class MailOutageTest {
    private static final int MAX_RECEIVES = 10;
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Desk desk = Desk.ofOneOrder();
    private final Random random = new Random(7);
    private final List<Message> queue = new ArrayList<>();
    private final List<StoredEvent> aside = new ArrayList<>();
    private final List<Instant> sentAt = new ArrayList<>();
    /** Received at the same moment by other functions. */
    private List<Message> others = List.of();

    private boolean away;

    private final NotifyShopper notify =
            new NotifyShopper(desk.store, desk.commits, post(), new Random(1), desk.clock, desk.clock);
    private final VisitDue visits =
            new VisitDue(desk.store, desk.commits, new MailQueue(), desk.follow, desk.pickups, desk.clock);

    private record Message(StoredEvent event, int receives, Instant visibleAt) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 24, 72})
    void a_mail_of_an_outage_of_hours_or_days_goes_out_once(int hours) {
        StoredEvent labelIssued = lost();
        away = true;
        pass(Duration.ofHours(hours));
        assertThat(sentAt).isEmpty();
        assertThat(aside).isNotEmpty();
        away = false;
        Instant back = desk.clock.instant();

        pass(Duration.ofDays(2));

        assertThat(sentAt).hasSize(1);
        assertThat(sentAt.getFirst()).isBefore(back.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(30)));
        assertThat(desk.memory.recorded(labelIssued.of()))
                .contains(new InboxMark(NotifyShopper.NAME, labelIssued.id().toString()));
        assertThat(queue).isEmpty();
    }

    /** A person who puts everything aside back into the queue makes no second mail of it. */
    @Test
    void what_was_put_aside_may_be_sent_back_to_the_queue() {
        lost();
        away = true;
        pass(Duration.ofHours(24));
        away = false;

        aside.forEach(event -> queue.add(new Message(event, 0, desk.clock.instant())));
        pass(Duration.ofDays(2));

        assertThat(aside).hasSizeGreaterThan(2);
        assertThat(sentAt).hasSize(1);
    }

    @Test
    void a_moment_of_throttling_costs_a_moment() {
        lost();
        away = true;
        pass(Duration.ofMinutes(2));
        away = false;

        pass(Duration.ofMinutes(15));

        assertThat(sentAt).hasSize(1);
        assertThat(aside).isEmpty();
    }

    /** Its label is there and the mail that says so has not been sent. */
    private StoredEvent lost() {
        ReturnKey key = desk.labelled(request("1001"));
        StoredEvent event = desk.event(key, "LabelIssued");
        queue.add(new Message(event, 0, desk.clock.instant()));
        return event;
    }

    /** All that can be received is received at once, by as many functions. */
    private void pass(Duration time) {
        Instant end = desk.clock.instant().plus(time);
        while (desk.clock.instant().isBefore(end)) {
            desk.clock.advance(STEP);
            visits.due(100).forEach(visits::visit);
            List<Message> visible = queue.stream()
                    .filter(message -> !message.visibleAt().isAfter(desk.clock.instant()))
                    .toList();
            queue.removeAll(visible);
            receiveAll(visible);
        }
    }

    private void receiveAll(List<Message> visible) {
        if (visible.isEmpty()) {
            return;
        }
        Message first = visible.getFirst();
        others = visible.subList(1, visible.size());
        receive(first);
        // Those that nobody received while the first was at it.
        List<Message> rest = List.copyOf(others);
        others = List.of();
        rest.forEach(this::receive);
    }

    private ShopperPost post() {
        return notice -> () -> {
            List<Message> meanwhile = List.copyOf(others);
            others = List.of();
            meanwhile.forEach(this::receive);
            if (away) {
                throw new IllegalStateException("away");
            }
            sentAt.add(desk.clock.instant());
            return new ShopperPost.Delivery.Sent();
        };
    }

    private void receive(Message message) {
        try {
            notify.on(message.event());
        } catch (NotifyShopper.UnderWay | IllegalStateException e) {
            comesAgain(new Message(message.event(), message.receives() + 1, message.visibleAt()));
        }
    }

    private void comesAgain(Message message) {
        if (message.receives() >= MAX_RECEIVES) {
            aside.add(message.event());
            return;
        }
        long most = Math.min(5L << Math.min(message.receives(), 8), 900);
        Duration delay = Duration.ofSeconds(random.nextLong(1, most + 1));
        queue.add(new Message(
                message.event(), message.receives(), desk.clock.instant().plus(delay)));
    }

    /** One subscriber, of one event. */
    private final class MailQueue implements EventQueues {
        @Override
        public Set<String> subscribers(String eventType) {
            return eventType.equals("LabelIssued") ? Set.of(NotifyShopper.NAME) : Set.of();
        }

        @Override
        public List<StoredEvent> send(String subscriber, List<StoredEvent> events) {
            events.forEach(event -> queue.add(new Message(event, 0, desk.clock.instant())));
            return List.of();
        }
    }
}
