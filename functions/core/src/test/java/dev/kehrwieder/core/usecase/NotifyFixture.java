package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.ada;
import static dev.kehrwieder.core.Fixtures.event;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.core.port.ShopperPost.Delivery;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A function that notifies, a store that breaks on demand, and a post that writes down what it sends. */
abstract class NotifyFixture {
    static final ReturnEvent LABEL_ISSUED =
            new ReturnEvent.LabelIssued(List.of(new ReturnEvent.IssuedLabel(1, "local", "00340434161234567890")));

    static final ReturnEvent INSPECTED = new ReturnEvent.ItemsInspected(1, List.of(), List.of());

    final TestClock clock = TestClock.at("2026-11-14T10:00:00Z");
    final BreakableStore store = new BreakableStore(new InMemoryStore(clock));
    final Post post = new Post();
    final NotifyShopper notify = new NotifyShopper(
            store, new Commits(store, new Random(1), pause -> {}, clock), post, new Random(2), clock, clock);
    final Order order = Fixtures.order("1001").build();

    Return labelled() {
        return returned(Resolution.REFUND_ORIGINAL_PAYMENT);
    }

    Return returned(Resolution resolution) {
        Return state =
                Fixtures.returnOf(order).item("1", 2).resolution(resolution).build();
        return state.withParcels(parcel -> parcel.labelled(
                "00340434161234567890",
                ParcelDocuments.all("labels/demo/R-1001-1/1"),
                state.registeredAt(),
                state.registeredAt().plus(Duration.ofDays(28))));
    }

    StoredEvent registered(Return state, ReturnEvent what) {
        return registeredAll(state, what).getFirst();
    }

    /** The return as it is now, with its trail and one refund to the card. */
    List<StoredEvent> registeredAll(Return state, ReturnEvent... trail) {
        Refund refund = Fixtures.refund(state.key(), 1, "29.99");
        List<Write> writes = new ArrayList<>(List.of(
                new Write.PutPolicy(Fixtures.policy().build()),
                new Write.PutOrder(order),
                new Write.PutOrderPerson(order.key(), ada()),
                new Write.PutReturn(Optional.empty(), state)));
        List<StoredEvent> events = new ArrayList<>();
        for (ReturnEvent what : trail) {
            events.add(event(state.key(), 1, events.size(), what));
            writes.add(new Write.AppendEvent(events.getLast()));
        }
        if (Stream.of(trail).anyMatch(NotifyFixture::isAboutMoney)) {
            writes.add(new Write.PutRefund(refund));
        }
        store.commit(writes);
        return events;
    }

    private static boolean isAboutMoney(ReturnEvent event) {
        return event instanceof ReturnEvent.RefundSucceeded || event instanceof ReturnEvent.RefundFailed;
    }

    static Verdict accepted() {
        return new Verdict(1, 1, true, Optional.of(Grade.A), Optional.empty(), 0);
    }

    static Verdict rejected() {
        return new Verdict(1, 1, false, Optional.of(Grade.C), Optional.empty(), 0);
    }

    InboxMark mark(StoredEvent event) {
        return new InboxMark("notifications", event.id().toString());
    }

    static final class Post implements ShopperPost {
        final List<Notice> sent = new ArrayList<>();
        Runnable whilePreparing = () -> {};
        Runnable whileSending = () -> {};
        Delivery delivery = new Delivery.Sent();

        @Override
        public Outgoing prepare(Notice notice) {
            whilePreparing.run();
            return () -> {
                sent.add(notice);
                whileSending.run();
                return delivery;
            };
        }
    }
}
