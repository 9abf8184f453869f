package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Lease;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.core.port.ShopperPost.Delivery;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Tells the shopper what happened, once per event, and records each event that it got, with a mail or without.
 *
 * <p>A mail service takes no key that would keep it from sending twice. So whoever sends holds the event's lease, looks
 * once more whether the mail was sent, sends, and records that it was. Of any number of deliveries at the same moment one
 * sends; the others come again later. Only a crash, or an answer of the mail service that was lost, between sending and
 * recording sends the mail once more, under the same message id. What was certainly not sent gives the lease back.
 *
 * <p>A mail that will never be sent is recorded too, with an event in the trail, a mark on what it is about and a task.
 */
public final class NotifyShopper {
    /** As subscriber. */
    public static final String NAME = "notifications";

    /**
     * Longer than the last look, the wait for a place in the pace of sending and the call of the mail service take
     * together, so that nobody else sends while one still may.
     */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final Store store;
    private final Commits commits;
    private final ShopperPost post;
    private final Notices notices;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final InstantSource machineClock;

    /** @param random names each attempt */
    public NotifyShopper(
            Store store,
            Commits commits,
            ShopperPost post,
            RandomGenerator random,
            InstantSource clock,
            InstantSource machineClock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.post = requireNonNull(post, "post is null");
        this.notices = new Notices(store);
        this.random = requireNonNull(random, "random is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /** Another delivery of the same event is being handled, or broke off a moment ago: come again later. */
    public static final class UnderWay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnderWay() {
            super("another delivery of the event is under way");
        }
    }

    /** @throws UnderWay if another delivery may be sending */
    public ConsumerResult on(StoredEvent event) {
        return switch (event.of()) {
            case ReturnKey key ->
                store.returnCase(key)
                        .map(found -> notify(event, recorded -> notices.due(event, found, recorded)))
                        .orElse(ConsumerResult.UNKNOWN_RETURN);
            case WithdrawalKey key ->
                store.withdrawal(key)
                        .map(found -> notify(event, recorded -> notices.due(event, found)))
                        .orElse(ConsumerResult.UNKNOWN_RETURN);
        };
    }

    private ConsumerResult notify(StoredEvent event, Function<List<InboxMark>, Optional<Notice>> due) {
        List<InboxMark> recorded = store.recorded(event.of());
        if (recorded.contains(mark(event))) {
            return ConsumerResult.DONE_BEFORE;
        }
        Optional<Notice> notice = due.apply(recorded);
        return notice.isEmpty() ? record(event) : send(event, post.prepare(notice.get()));
    }

    private ConsumerResult send(StoredEvent event, ShopperPost.Outgoing mail) {
        String holder = Long.toHexString(random.nextLong());
        if (!isTaken(lease(event, holder, machineClock.instant().plus(LEASE)))) {
            throw new UnderWay();
        }
        // Whoever had the lease before may have sent since the first look.
        if (store.recorded(event.of()).contains(mark(event))) {
            return ConsumerResult.DONE_BEFORE;
        }
        return switch (handedOver(event, mail, holder)) {
            case Delivery.Sent() -> record(event);
            case Delivery.Refused(String template, String code) -> undeliverable(event, template, code);
        };
    }

    private Delivery handedOver(StoredEvent event, ShopperPost.Outgoing mail, String holder) {
        try {
            return mail.send();
        } catch (RuntimeException e) {
            giveBack(event, holder, e);
            throw e;
        }
    }

    /** So that the next try need not wait for the end of the lease; it ends by itself if this fails. */
    private void giveBack(StoredEvent event, String holder, RuntimeException reason) {
        try {
            isTaken(lease(event, holder, machineClock.instant()));
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private boolean isTaken(Lease lease) {
        return commits.decide(() -> new Commits.Decision<>(true, List.of(new Write.TakeLease(lease))))
                .isPresent();
    }

    private static Lease lease(StoredEvent event, String holder, Instant until) {
        return new Lease(event.of(), NAME + ":" + event.id(), holder, until);
    }

    private ConsumerResult record(StoredEvent event) {
        return commits.decide(() -> new Commits.Decision<>(
                        ConsumerResult.DONE, List.of(new Write.PutInbox(event.of(), mark(event)))))
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    private ConsumerResult undeliverable(StoredEvent event, String template, String code) {
        MailTrouble trouble =
                MailTrouble.undeliverable(event.id(), template, event.id().toString(), code);
        return commits.decide(() -> new Commits.Decision<>(
                        ConsumerResult.DONE, trouble.writes(store, event.of(), mark(event), clock.instant(), NAME)))
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    private static InboxMark mark(StoredEvent event) {
        return new InboxMark(NAME, event.id().toString());
    }
}
