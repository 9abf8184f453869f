package dev.kehrwieder.core.port;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.ReturnFixture;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.port.Write.PutOrder;
import dev.kehrwieder.core.port.Write.PutPointer;
import dev.kehrwieder.core.port.Write.PutReturn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store's indexes promise: what is due, lists, the returns of an order. */
public abstract class StoreIndexContract {
    protected final TestClock machineClock = TestClock.at("2026-11-22T10:00:00Z");
    protected Store store;

    /** A store of its own for each test, empty. */
    protected abstract Store emptyStore(InstantSource machineClock);

    @BeforeEach
    protected void start() {
        store = emptyStore(machineClock);
    }

    protected final CommitOutcome commit(Write... writes) {
        return store.commit(List.of(writes));
    }

    protected final void given(Write... writes) {
        assertThat(commit(writes)).isEqualTo(CommitOutcome.COMMITTED);
    }

    protected final Return given(ReturnFixture fixture) {
        Return state = fixture.build();
        given(new PutReturn(Optional.empty(), state));
        return state;
    }

    private final Order anOrder = order("1001").build();

    private ReturnFixture aReturn(String rma) {
        return returnOf(anOrder).rma(rma);
    }

    @Test
    protected void due_returns_come_earliest_first_and_none_before_its_time() {
        for (int i = 0; i < 9; i++) {
            given(aReturn("R-" + i).dueAt("2026-11-20T10:0" + (9 - i) + ":00Z"));
        }
        given(aReturn("R-never"));
        Instant until = at("2026-11-20T10:05:00Z");
        assertThat(store.due(until, 100)).extracting(Due::id).containsExactly("R-8", "R-7", "R-6", "R-5", "R-4");
        assertThat(store.due(until, 2)).extracting(Due::id).containsExactly("R-8", "R-7");
        assertThat(store.due(until.minusNanos(1), 100)).hasSize(4);
    }

    @Test
    protected void an_instant_without_a_fraction_is_not_later_than_one_with() {
        given(aReturn("R-1").dueAt("2026-11-20T10:00:00Z"));
        given(aReturn("R-2").dueAt("2026-11-20T10:00:00.5Z"));
        given(aReturn("R-3").dueAt("2026-11-20T10:00:00.000000001Z"));
        assertThat(store.due(at("2026-11-21T00:00:00Z"), 10))
                .extracting(Due::id)
                .containsExactly("R-1", "R-3", "R-2");
    }

    @Test
    protected void due_returns_of_every_shop_are_found() {
        given(returnOf(order("1001").shop("one#R").build()).rma("R-1").dueAt("2026-11-20T10:00:00Z"));
        given(returnOf(order("1001").shop("two").build()).rma("R#1").dueAt("2026-11-20T10:01:00Z"));
        assertThat(store.due(at("2026-11-21T00:00:00Z"), 10))
                .containsExactly(new ReturnKey("one#R", "R-1"), new ReturnKey("two", "R#1"));
    }

    @Test
    protected void a_return_moves_in_the_due_index_and_leaves_it() {
        Return first = given(aReturn("R-1").dueAt("2026-11-20T10:00:00Z"));
        Return later = first.next(Optional.empty(), Optional.of(at("2026-12-01T00:00:00Z")));
        given(new PutReturn(Optional.of(first), later));
        assertThat(store.due(at("2026-11-21T00:00:00Z"), 10)).isEmpty();
        assertThat(store.due(at("2026-12-01T00:00:00Z"), 10)).containsExactly(first.key());
        given(new PutReturn(Optional.of(later), later.next(Optional.empty(), Optional.empty())));
        assertThat(store.due(at("2099-01-01T00:00:00Z"), 10)).isEmpty();
    }

    private ReturnQuery newest(int limit) {
        return new ReturnQuery("demo", Optional.empty(), Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    private static ReturnQuery after(ReturnQuery query, Optional<String> cursor) {
        return new ReturnQuery(query.shop(), query.status(), query.from(), query.to(), query.limit(), cursor);
    }

    private static List<String> rmas(ReturnPage page) {
        return page.entries().stream().map(entry -> entry.key().rma()).toList();
    }

    /** R-00 is the oldest, R-22 the newest; every third waits for a decision. */
    private void givenTwentyThree() {
        for (int i = 0; i < 23; i++) {
            given(aReturn("R-%02d".formatted(i))
                    .method(ReturnMethod.OWN_SHIPMENT)
                    .stage(i % 3 == 0 ? Stage.IN_REVIEW : Stage.APPROVED)
                    .registeredAt("2026-11-10T09:00:%02d.5Z".formatted(i)));
        }
        given(returnOf(order("1001").shop("other").build()).rma("R-other"));
    }

    @Test
    protected void pages_hold_every_return_of_the_shop_once_newest_first() {
        givenTwentyThree();
        List<String> seen = new ArrayList<>();
        ReturnQuery query = newest(5);
        ReturnPage page = store.list(query);
        seen.addAll(rmas(page));
        int pages = 1;
        while (page.next().isPresent()) {
            page = store.list(after(query, page.next()));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(5);
            seen.addAll(rmas(page));
            pages++;
        }
        assertThat(pages).isEqualTo(5);
        assertThat(seen)
                .hasSize(23)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .contains("R-00", "R-22");
    }

    @Test
    protected void a_page_that_ends_with_the_last_return_has_no_next() {
        givenTwentyThree();
        ReturnPage all = store.list(newest(23));
        assertThat(all.entries()).hasSize(23);
        assertThat(all.next()).isEmpty();
        assertThat(store.list(newest(22)).next()).isPresent();
    }

    @Test
    protected void a_page_says_what_an_entry_needs() {
        Return state = given(aReturn("R-1").stage(Stage.DECLINED));
        assertThat(store.list(newest(5)).entries())
                .containsExactly(
                        new ReturnPage.Entry(state.key(), "1001", ReturnStatus.DECLINED, at("2026-11-10T09:00:00Z")));
    }

    @Test
    protected void a_cursor_stays_where_it_is_while_new_returns_arrive() {
        givenTwentyThree();
        ReturnQuery query = newest(5);
        ReturnPage first = store.list(query);
        given(aReturn("R-new").registeredAt("2026-11-11T00:00:00Z"));
        assertThat(rmas(store.list(after(query, first.next()))))
                .containsExactly("R-17", "R-16", "R-15", "R-14", "R-13");
    }

    @Test
    protected void a_list_can_be_limited_to_a_status() {
        givenTwentyThree();
        ReturnQuery query = new ReturnQuery(
                "demo", Optional.of(ReturnStatus.IN_REVIEW), Optional.empty(), Optional.empty(), 5, Optional.empty());
        ReturnPage first = store.list(query);
        assertThat(rmas(first)).containsExactly("R-21", "R-18", "R-15", "R-12", "R-09");
        ReturnPage second = store.list(after(query, first.next()));
        assertThat(rmas(second)).containsExactly("R-06", "R-03", "R-00");
        assertThat(second.next()).isEmpty();
    }

    @Test
    protected void a_list_can_be_limited_to_a_span_with_its_start_and_without_its_end() {
        givenTwentyThree();
        ReturnQuery span = new ReturnQuery(
                "demo",
                Optional.empty(),
                Optional.of(at("2026-11-10T09:00:05.5Z")),
                Optional.of(at("2026-11-10T09:00:09.5Z")),
                3,
                Optional.empty());
        ReturnPage first = store.list(span);
        assertThat(rmas(first)).containsExactly("R-08", "R-07", "R-06");
        ReturnPage second = store.list(after(span, first.next()));
        assertThat(rmas(second)).containsExactly("R-05");
        assertThat(second.next()).isEmpty();
    }

    @Test
    protected void a_span_that_is_empty_lists_nothing() {
        givenTwentyThree();
        Optional<Instant> instant = Optional.of(at("2026-11-10T09:00:05.5Z"));
        Optional<Instant> before = instant.map(at -> at.minusSeconds(1));
        assertThat(store.list(new ReturnQuery("demo", Optional.empty(), instant, instant, 5, Optional.empty()))
                        .entries())
                .isEmpty();
        assertThat(store.list(new ReturnQuery("demo", Optional.empty(), instant, before, 5, Optional.empty()))
                        .entries())
                .isEmpty();
    }

    @Test
    protected void returns_of_one_instant_are_each_listed_once() {
        for (int i = 0; i < 7; i++) {
            given(aReturn("R-" + i));
        }
        ReturnQuery query = newest(3);
        ReturnPage first = store.list(query);
        ReturnPage second = store.list(after(query, first.next()));
        ReturnPage third = store.list(after(query, second.next()));
        List<String> seen = new ArrayList<>(rmas(first));
        seen.addAll(rmas(second));
        seen.addAll(rmas(third));
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(third.next()).isEmpty();
    }

    @Test
    protected void a_return_is_listed_under_the_status_that_it_has_now() {
        Return first = given(aReturn("R-1").stage(Stage.REQUESTED));
        given(new PutReturn(
                Optional.of(first), first.withStage(Stage.CANCELED).next(Optional.empty(), Optional.empty())));
        assertThat(store.list(newest(5)).entries())
                .extracting(ReturnPage.Entry::status)
                .containsExactly(ReturnStatus.CANCELED);
    }

    @Test
    protected void a_cursor_that_nobody_gave_is_refused() {
        for (String cursor : List.of("", "x", "2026-11-10", "äöü", "A".repeat(3000))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.list(after(newest(5), Optional.of(cursor))))
                    .withMessage("not a cursor");
        }
    }

    private void givenOrder(String number, String placedAt) {
        given(new PutOrder(order(number).placedAt(placedAt).build()));
    }

    private static OrderQuery span(String from, String to, int limit) {
        return new OrderQuery("demo", at(from), at(to), limit, Optional.empty());
    }

    private OrderPage next(OrderQuery query, OrderPage page) {
        return store.orders(new OrderQuery(query.shop(), query.from(), query.to(), query.limit(), page.next()));
    }

    private static List<String> numbers(OrderPage page) {
        return page.orders().stream().map(OrderKey::orderNumber).toList();
    }

    @Test
    protected void orders_of_a_span_come_oldest_first_page_by_page() {
        for (int i = 0; i < 9; i++) {
            givenOrder("A" + (9 - i), "2026-10-0%dT10:00:00Z".formatted(i + 1));
        }
        OrderQuery query = span("2026-10-02T10:00:00Z", "2026-10-08T10:00:00Z", 4);
        OrderPage first = store.orders(query);
        OrderPage second = next(query, first);
        assertThat(numbers(first)).containsExactly("A8", "A7", "A6", "A5");
        assertThat(numbers(second)).containsExactly("A4", "A3");
        assertThat(second.next()).isEmpty();
    }

    @Test
    protected void a_last_page_that_is_full_has_no_next() {
        givenOrder("1001", "2026-10-01T10:00:00Z");
        givenOrder("1002", "2026-10-01T10:00:00Z");
        assertThat(store.orders(span("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z", 2))
                        .next())
                .isEmpty();
    }

    @Test
    protected void orders_of_one_instant_are_each_listed_once_whatever_they_are_called() {
        List<String> names = List.of("1", "2#x", "3%", "4 4", "ä", "O".repeat(300));
        names.forEach(name -> givenOrder(name, "2026-10-01T10:00:00.5Z"));
        OrderQuery query = span("2026-10-01T10:00:00Z", "2026-10-01T10:00:01Z", 1);
        List<String> seen = new ArrayList<>();
        OrderPage page = store.orders(query);
        seen.addAll(numbers(page));
        while (page.next().isPresent()) {
            page = next(query, page);
            seen.addAll(numbers(page));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    protected void orders_of_another_shop_and_another_span_are_not_listed() {
        given(new PutOrder(
                order("1001").shop("other").placedAt("2026-10-01T10:00:00Z").build()));
        givenOrder("1002", "2026-10-02T00:00:00Z");
        assertThat(store.orders(span("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z", 9))
                        .orders())
                .isEmpty();
        assertThat(store.orders(span("2026-10-03T00:00:00Z", "2026-10-02T00:00:00Z", 9))
                        .orders())
                .isEmpty();
    }

    @Test
    protected void an_order_that_is_put_again_is_listed_once_and_where_it_is_now() {
        Order first = order("1001").placedAt("2026-10-01T10:00:00Z").build();
        given(new PutOrder(first));
        given(new PutOrder(
                order("1001").version(2).placedAt("2026-10-03T10:00:00Z").build()));
        assertThat(numbers(store.orders(span("2026-09-30T00:00:00Z", "2026-10-05T00:00:00Z", 9))))
                .containsExactly("1001");
        assertThat(store.orders(span("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z", 9))
                        .orders())
                .isEmpty();
    }

    @Test
    protected void a_cursor_that_nobody_gave_lists_no_orders() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.orders(new OrderQuery(
                        "demo", at("2026-10-01T00:00:00Z"), at("2026-10-02T00:00:00Z"), 5, Optional.of("x"))))
                .withMessage("not a cursor");
    }

    @Test
    protected void a_span_may_reach_beyond_all_years_that_a_store_knows() {
        givenOrder("1001", "2026-10-01T10:00:00Z");
        OrderQuery query = new OrderQuery(
                "demo",
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                5,
                Optional.empty());
        assertThat(numbers(store.orders(query))).containsExactly("1001");
    }

    @Test
    protected void the_returns_of_an_order_come_oldest_first_each_once() {
        for (String rma : List.of("R-9", "R-1", "R-5")) {
            given(new PutPointer(anOrder.key(), new ReturnKey("demo", rma)));
            machineClock.advance(Duration.ofMillis(1));
        }
        given(new PutPointer(anOrder.key(), new ReturnKey("demo", "R-9")));
        given(new PutPointer(orderKey("1002"), new ReturnKey("demo", "R-2")));
        assertThat(store.returnsOf(anOrder.key())).extracting(Due::id).containsExactly("R-9", "R-1", "R-5");
        assertThat(store.returnsOf(orderKey("1003"))).isEmpty();
    }
}
