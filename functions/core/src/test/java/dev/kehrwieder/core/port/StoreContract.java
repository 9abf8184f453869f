package dev.kehrwieder.core.port;

import static dev.kehrwieder.core.Fixtures.ada;
import static dev.kehrwieder.core.Fixtures.arrival;
import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.refund;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static dev.kehrwieder.core.port.CommitOutcome.COMMITTED;
import static dev.kehrwieder.core.port.CommitOutcome.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent.ReturnApproved;
import dev.kehrwieder.core.event.ReturnEvent.ReturnCanceled;
import dev.kehrwieder.core.event.ReturnEvent.ReturnClosed;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.port.Write.AppendEvent;
import dev.kehrwieder.core.port.Write.PutBalance;
import dev.kehrwieder.core.port.Write.PutIdempotency;
import dev.kehrwieder.core.port.Write.PutInbox;
import dev.kehrwieder.core.port.Write.PutInspection;
import dev.kehrwieder.core.port.Write.PutOrder;
import dev.kehrwieder.core.port.Write.PutOrderPerson;
import dev.kehrwieder.core.port.Write.PutPointer;
import dev.kehrwieder.core.port.Write.PutRefund;
import dev.kehrwieder.core.port.Write.PutReturnPerson;
import dev.kehrwieder.core.port.Write.PutTracking;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises: each write's condition, what a commit comes to, and that what was written is read. */
public abstract class StoreContract extends StoreShopContract {
    private final Order anOrder = order("1001").build();

    private AppendEvent canceled(long version) {
        return new AppendEvent(event(key, version, 0, new ReturnCanceled()));
    }

    @Test
    protected void a_return_whose_name_is_longer_than_any_is_not_there() {
        assertThat(store.returnCase(new ReturnKey("demo", "R".repeat(5_000)))).isEmpty();
    }

    @Test
    protected void nothing_is_found_in_an_empty_store() {
        assertThat(store.order(anOrder.key())).isEmpty();
        assertThat(store.returnsOf(anOrder.key())).isEmpty();
        assertThat(store.returnCase(key)).isEmpty();
        assertThat(store.person(anOrder.key())).isEmpty();
        assertThat(store.person(key)).isEmpty();
        assertThat(store.trail(key)).isEmpty();
        assertThat(store.recorded(key)).isEmpty();
        assertThat(store.inspections(key)).isEmpty();
        assertThat(store.tracked("local", "T1")).isEmpty();
        assertThat(store.policy("demo", 1)).isEmpty();
        assertThat(store.currentPolicy("demo")).isEmpty();
        assertThat(store.listing("demo", CustomerHash.of(Fixtures.EMAIL))).isEmpty();
        assertThat(store.answered("demo", "POST /v1/returns", "k")).isEmpty();
    }

    @Test
    protected void an_order_nothing_is_taken_of_has_an_untouched_balance() {
        given(new PutOrder(anOrder));
        assertThat(store.order(anOrder.key()))
                .contains(new OrderCase(anOrder, OrderBalance.untouched(anOrder.key(), Fixtures.EUR)));
    }

    @Test
    protected void an_order_takes_only_the_version_that_follows() {
        Order third = order("1001").version(3).build();
        assertThat(commit(new PutOrder(third))).isEqualTo(STALE);
        given(new PutOrder(anOrder));
        assertThat(commit(new PutOrder(anOrder))).isEqualTo(STALE);
        assertThat(commit(new PutOrder(third))).isEqualTo(STALE);
        given(new PutOrder(order("1001").version(2).build()));
        given(new PutOrder(third));
        assertThat(store.order(anOrder.key()).map(OrderCase::order)).contains(third);
    }

    @Test
    protected void a_balance_takes_only_the_version_that_follows() {
        OrderBalance one = OrderBalance.untouched(anOrder.key(), Fixtures.EUR)
                .withLine("1", line -> line.reserve(2))
                .withPayment("p1", payment -> payment.reserve(eur("29.99")))
                .next();
        OrderBalance two = one.withShippingRefunded(eur("4.95")).next();
        assertThat(commit(new PutBalance(two))).isEqualTo(STALE);
        given(new PutOrder(anOrder), new PutBalance(one));
        assertThat(commit(new PutBalance(one))).isEqualTo(STALE);
        given(new PutBalance(two));
        assertThat(store.order(anOrder.key())).contains(new OrderCase(anOrder, two));
    }

    @Test
    protected void an_order_of_a_thousand_lines_fits() {
        var big = order("big");
        IntStream.range(0, 1000)
                .forEach(i -> big.line("line-" + i, 3, "33.33", line -> line.sku("SKU-" + Math.abs(i * 2654435761L))
                        .title("Laufschuh " + Integer.toString(i * 7919, 36) + ", Größe " + i % 50)
                        .serialNumbers("SN" + i * 104729L, "SN" + i * 1299709L)
                        .imageUrl("https://shop.example.org/images/" + i + ".jpg")));
        Order built = big.build();
        OrderBalance balance = OrderBalance.untouched(built.key(), Fixtures.EUR);
        for (int i = 0; i < 1000; i++) {
            balance = balance.withLine("line-" + i, line -> line.reserve(1));
        }
        given(new PutOrder(built), new PutBalance(balance.next()));
        assertThat(store.order(built.key())).contains(new OrderCase(built, balance.next()));
    }

    @Test
    protected void a_return_of_two_hundred_items_fits() {
        var big = order("big");
        IntStream.range(0, 200).forEach(i -> big.line("line-" + i, 2, "33.33"));
        var fixture = returnOf(big.build());
        IntStream.range(0, 200).forEach(i -> fixture.item("line-" + i, 2));
        Return state = given(fixture);
        assertThat(store.returnCase(state.key())).contains(new ReturnCase(state, List.of()));
    }

    @Test
    protected void a_return_is_created_once() {
        given(created(first), canceled(1));
        assertThat(commit(created(first))).isEqualTo(STALE);
        assertThat(store.returnCase(key)).contains(new ReturnCase(first, List.of()));
    }

    @Test
    protected void a_return_that_moved_on_is_stale_and_nothing_of_the_commit_is_written() {
        given(created(first));
        given(moved(first, second));
        Return other = next(first.withStage(Stage.CANCELED));
        assertThat(commit(moved(first, other), canceled(2), new PutReturnPerson(key, ada())))
                .isEqualTo(STALE);
        assertThat(store.returnCase(key)).contains(new ReturnCase(second, List.of()));
        assertThat(store.trail(key)).isEmpty();
        assertThat(store.person(key)).isEmpty();
    }

    @Test
    protected void a_return_that_is_not_there_cannot_move() {
        assertThat(commit(moved(first, second))).isEqualTo(STALE);
    }

    @Test
    protected void items_are_read_as_last_written_whether_the_header_alone_moved_or_both() {
        given(created(first));
        Return header = next(first.withStage(Stage.CANCELED));
        given(moved(first, header));
        assertThat(store.returnCase(key).orElseThrow().state()).isEqualTo(header);
        Return items = next(header.withItems(item -> item.receive(1)));
        given(moved(header, items));
        assertThat(store.returnCase(key).orElseThrow().state()).isEqualTo(items);
        Return again = next(items.withGoodsReceived(at("2026-11-13T08:00:00Z")));
        given(moved(items, again));
        assertThat(store.returnCase(key).orElseThrow().state()).isEqualTo(again);
        assertThat(again.items()).extracting(ReturnItem::received).containsExactly(1);
    }

    @Test
    protected void refunds_are_read_with_their_return_in_order() {
        Refund two = refund(key, 2, "5.00");
        Refund one = refund(key, 1, "29.99");
        given(created(first));
        given(moved(first, second), new PutRefund(two), new PutRefund(one));
        assertThat(store.returnCase(key)).contains(new ReturnCase(second, List.of(one, two)));
        Refund submitted = one.submitted("re_1", at("2026-11-14T10:00:01Z"));
        Return third = next(second);
        given(moved(second, third), new PutRefund(submitted));
        assertThat(store.returnCase(key)).contains(new ReturnCase(third, List.of(submitted, two)));
    }

    @Test
    protected void an_event_is_never_changed() {
        StoredEvent closed = event(key, 1, 0, new ReturnClosed());
        given(new AppendEvent(closed));
        assertThat(commit(canceled(1))).isEqualTo(STALE);
        assertThat(store.trail(key)).containsExactly(closed);
    }

    @Test
    protected void the_trail_is_in_order() {
        List<StoredEvent> trail = new ArrayList<>();
        for (long version : new long[] {1, 2, 9, 10, 11, 100}) {
            trail.add(event(key, version, 0, new ReturnApproved(true)));
            trail.add(event(key, version, 1, new ReturnClosed()));
        }
        List<StoredEvent> shuffled = new ArrayList<>(trail);
        Collections.reverse(shuffled);
        shuffled.forEach(event -> given(new AppendEvent(event)));
        assertThat(store.trail(key)).isEqualTo(trail);
    }

    @Test
    protected void a_long_trail_is_read_whole() {
        for (long version = 1; version <= 300; version += 3) {
            given(
                    new AppendEvent(event(key, version, 0, new ReturnApproved(true))),
                    new AppendEvent(event(key, version + 1, 0, new ReturnApproved(true))),
                    new AppendEvent(event(key, version + 2, 0, new ReturnApproved(true))));
        }
        assertThat(store.trail(key)).hasSize(300);
    }

    @Test
    protected void an_inspection_is_overwritten_while_it_is_open_and_never_after() {
        Inspection open = arrival(key, 1);
        Inspection graded = new Inspection(
                key,
                1,
                InspectionStatus.GRADED,
                Optional.of(1),
                Optional.of("w-17"),
                at("2026-11-13T09:00:00Z"),
                List.of(),
                List.of(),
                true);
        given(new PutInspection(arrival(key, 2)));
        given(new PutInspection(open));
        given(new PutInspection(open));
        given(new PutInspection(graded));
        assertThat(commit(new PutInspection(open))).isEqualTo(STALE);
        assertThat(commit(new PutInspection(graded))).isEqualTo(STALE);
        assertThat(store.inspections(key)).containsExactly(graded, arrival(key, 2));
    }

    @Test
    protected void a_tracking_number_names_one_parcel_for_ever() {
        TrackedParcel parcel = new TrackedParcel(key, 1);
        given(new PutTracking("local", "T1", parcel));
        given(new PutTracking("local", "T1", parcel));
        assertThat(commit(new PutTracking("local", "T1", new TrackedParcel(key, 2))))
                .isEqualTo(STALE);
        given(new PutTracking("other", "T1", new TrackedParcel(new ReturnKey("demo", "R-2"), 1)));
        assertThat(store.tracked("local", "T1")).contains(parcel);
        assertThat(store.tracked("other", "T1").orElseThrow().of().rma()).isEqualTo("R-2");
    }

    @Test
    protected void persons_of_an_order_and_of_a_return_are_two() {
        Person other = Person.nobody().withText("item/i1", "zu klein 🙂");
        given(new PutOrderPerson(anOrder.key(), ada()), new PutReturnPerson(key, other));
        assertThat(store.person(anOrder.key())).contains(ada());
        assertThat(store.person(key)).contains(other);
        given(new PutReturnPerson(key, ada()));
        assertThat(store.person(key)).contains(ada());
    }

    @Test
    protected void no_two_names_are_one_item() {
        List<OrderKey> orders = List.of(
                new OrderKey("a", "b#R#c"),
                new OrderKey("a#O#b", "c"),
                new OrderKey("a", "b%23R%23c"),
                new OrderKey("a", "b#r#c"),
                new OrderKey("a", "b%R%c"),
                new OrderKey("a", " "),
                new OrderKey("a", "O"),
                new OrderKey("a#", "O"),
                new OrderKey("a", "#O"),
                new OrderKey("a", "Größe/№ 1"),
                new OrderKey("a", "Gro\u0308ße/№ 1"));
        for (OrderKey name : orders) {
            Order order = order(name.orderNumber()).shop(name.shop()).build();
            given(new PutOrder(order));
            given(new PutPointer(name, new ReturnKey(name.shop(), name.orderNumber())));
        }
        for (OrderKey name : orders) {
            assertThat(store.order(name).orElseThrow().order().key()).isEqualTo(name);
            assertThat(store.returnsOf(name)).containsExactly(new ReturnKey(name.shop(), name.orderNumber()));
        }
        given(new PutTracking("a#b", "c", new TrackedParcel(key, 1)));
        given(new PutTracking("a", "b#c", new TrackedParcel(key, 2)));
        given(new PutInbox(key, new InboxMark("a#b", "c")));
        given(new PutInbox(key, new InboxMark("a", "b#c")));
        given(new PutIdempotency(answer("a#b", "1", at("2026-11-23T10:00:00Z"))));
        assertThat(store.answered("demo", "POST /v1/returns#a", "b")).isEmpty();
    }

    @Test
    protected void what_no_transaction_can_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(this::commit);
        assertThatIllegalArgumentException().isThrownBy(() -> commit(canceled(1), canceled(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> commit(new PutRefund(refund(key, 1, "1.00"))));
        assertThatIllegalArgumentException().isThrownBy(() -> commit(moved(second, first)));
        Write[] tooMany = IntStream.rangeClosed(1, 101).mapToObj(this::canceled).toArray(Write[]::new);
        assertThatIllegalArgumentException().isThrownBy(() -> commit(tooMany));
        given(List.of(tooMany).subList(0, 100).toArray(Write[]::new));
    }

    @Test
    protected void of_twelve_who_change_the_same_version_one_wins() throws Exception {
        given(created(first));
        CountDownLatch ready = new CountDownLatch(12);
        List<Callable<CommitOutcome>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            StoredEvent event = event(key, 2, i, new ReturnCanceled());
            tasks.add(() -> {
                ready.countDown();
                ready.await();
                return commit(moved(first, second), new AppendEvent(event));
            });
        }
        List<CommitOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<CommitOutcome> outcome : threads.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes).hasSize(12).containsOnlyOnce(COMMITTED).containsOnly(COMMITTED, STALE);
        assertThat(store.trail(key)).hasSize(1);
        machineClock.advance(Duration.ofSeconds(1));
        given(moved(second, next(second)));
    }
}
