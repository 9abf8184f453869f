package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.model.Delivery;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PutOrderTest {
    private final Desk desk = new Desk().with(policy());

    /** The order as the shop would send it. */
    private static OrderDraft draft(OrderFixture order) {
        Order built = order.build();
        return draft(built, built.lines().stream().map(PutOrderTest::line).toList());
    }

    private static OrderDraft draft(Order built, List<OrderDraft.Line> lines) {
        return new OrderDraft(
                built.key(),
                built.placedAt(),
                built.currency(),
                built.locale(),
                built.market(),
                built.customer(),
                built.consumer(),
                Fixtures.ada(),
                lines,
                built.discounts(),
                built.shipping(),
                built.payments(),
                built.deliveries().stream().map(PutOrderTest::delivered).toList(),
                built.informedOfWithdrawal(),
                built.informedOfWithdrawalAt(),
                built.informedOfReturnCosts());
    }

    private static OrderDraft.Delivered delivered(Delivery delivery) {
        return new OrderDraft.Delivered(
                delivery.deliveredAt(),
                delivery.quantities().entrySet().stream()
                        .map(units -> new OrderDraft.Units(units.getKey(), units.getValue()))
                        .toList());
    }

    private static OrderDraft.Line line(OrderLine line) {
        return new OrderDraft.Line(
                line.lineId(),
                line.sku(),
                line.title(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.taxIncluded(),
                line.taxRate(),
                line.category(),
                line.weightGrams(),
                line.flags(),
                line.supplier(),
                line.serialNumbers(),
                line.imageUrl(),
                line.seasonEndsAt(),
                line.freight());
    }

    private static OrderDraft.Line net(String lineId, int quantity, String unitPrice, String discount) {
        return DraftFixture.line(lineId, "SKU", quantity, eur(unitPrice), eur(discount), false, "0.19");
    }

    private OrderCase created(OrderDraft draft) {
        return assertThat(desk.putOrder.put(draft))
                .asInstanceOf(type(PutOrder.Result.Created.class))
                .actual()
                .order();
    }

    private List<String> refused(OrderDraft draft) {
        return Desk.codes(assertThat(desk.putOrder.put(draft))
                .asInstanceOf(type(PutOrder.Result.Refused.class))
                .actual()
                .refusals());
    }

    @Test
    void an_order_is_taken_in_with_its_shares_fixed_and_its_policy_frozen() {
        OrderCase created = created(draft(order("1001")));

        assertThat(created.order().version()).isEqualTo(1);
        assertThat(created.order().policyVersion()).isEqualTo(1);
        assertThat(created.order().lines().getFirst().paid()).isEqualTo(eur("89.99"));
        assertThat(created.order().lines().getFirst().tax()).isEqualTo(eur("14.37"));
        assertThat(desk.memory.order(created.order().key())).contains(created);
        assertThat(desk.memory.person(created.order().key())).contains(Fixtures.ada());
    }

    @Test
    void an_order_discount_is_spread_over_the_lines_after_their_own_discounts() {
        OrderCase created = created(draft(order("1001")
                .line("1", 1, "30.00", line -> line.discount("10.00"))
                .line("2", 1, "10.00")
                .discount("1.00")));

        assertThat(created.order().lines()).extracting(OrderLine::paid).containsExactly(eur("19.33"), eur("9.67"));
    }

    @Test
    void a_price_without_tax_gets_its_tax_once_for_the_whole_line() {
        Order order = order("1001").line("1", 3, "10.00").build();

        OrderCase created = created(draft(order, List.of(net("1", 3, "9.99", "0.97"))));

        // 29.97 − 0.97 = 29.00, with tax 34.51.
        assertThat(created.order().lines().getFirst().paid()).isEqualTo(eur("34.51"));
        assertThat(created.order().lines().getFirst().tax()).isEqualTo(eur("5.51"));
    }

    @Test
    void a_later_put_replaces_the_order_and_keeps_its_policy() {
        created(draft(order("1001").undelivered()));
        desk.with(policy().version(2));

        PutOrder.Result result = desk.putOrder.put(draft(order("1001")));

        assertThat(result).asInstanceOf(type(PutOrder.Result.Replaced.class)).satisfies(replaced -> {
            assertThat(replaced.order().order().version()).isEqualTo(2);
            assertThat(replaced.order().order().policyVersion()).isEqualTo(1);
            assertThat(replaced.order().order().deliveries()).hasSize(1);
        });
    }

    @Test
    void a_new_order_freezes_the_policy_in_force() {
        desk.with(policy().version(2));

        assertThat(created(draft(order("1001"))).order().policyVersion()).isEqualTo(2);
    }

    @Test
    void without_a_policy_nothing_is_taken_in() {
        assertThat(new Desk().putOrder.put(draft(order("1001")))).isEqualTo(new PutOrder.Result.NoPolicy());
    }

    @Test
    void an_order_that_contradicts_itself_is_refused_with_every_contradiction() {
        Order order = order("1001")
                .line("1", 1, "10.00")
                .payment("p1", "CARD", "5.00")
                .payment("p1", "CARD", "5.00")
                .delivered("2026-11-05T14:00:00+01:00", Map.of("9", 1))
                .build();
        List<OrderDraft.Line> lines = new ArrayList<>();
        lines.add(line(order.lines().getFirst()));
        lines.add(line(order.lines().getFirst()));
        lines.add(net("3", 1, "5.00", "6.00"));

        assertThat(refused(draft(order, lines)))
                .containsExactly(
                        "/lines/1/lineId DUPLICATE",
                        "/lines/2/discount OUT_OF_RANGE",
                        "/payments/1/paymentId DUPLICATE",
                        "/deliveries/0/lines/0/lineId UNKNOWN_LINE");
        assertThat(desk.memory.order(order.key())).isEmpty();
    }

    @Test
    void discounts_may_make_an_order_free_and_no_cheaper() {
        Order order = order("1001")
                .line("1", 1, "10.00")
                .line("2", 1, "5.00")
                .discount("15.00")
                .build();
        assertThat(created(draft(
                                order,
                                order.lines().stream().map(PutOrderTest::line).toList()))
                        .order()
                        .paidForGoods())
                .isEqualTo(eur("0.00"));

        Order cheaper = order("1002").line("1", 1, "10.00").discount("10.00").build();
        assertThat(refused(draft(cheaper, List.of(line(cheaper.lines().getFirst()), net("2", 1, "1.00", "2.00")))))
                .containsExactly("/lines/1/discount OUT_OF_RANGE");
        OrderDraft free = draft(cheaper, List.of(net("1", 1, "8.00", "0.00")));
        assertThat(refused(free)).containsExactly("/discounts OUT_OF_RANGE");
    }

    @Test
    void a_line_is_lowered_to_what_is_asked_back_and_no_further() {
        created(draft(order("1001")));
        desk.registered(request("1001").item("1", 2));

        assertThat(refused(draft(order("1001").line("1", 1, "33.33"))))
                .containsExactly("/lines/0/quantity ALREADY_RETURNED");
        assertThat(refused(draft(order("1001").line("2", 1, "33.33")))).containsExactly("/lines ALREADY_RETURNED");
        assertThat(desk.putOrder.put(draft(order("1001").line("1", 2, "33.33"))))
                .isInstanceOf(PutOrder.Result.Replaced.class);
    }

    private Order replaced(OrderFixture order) {
        return assertThat(desk.putOrder.put(draft(order)))
                .asInstanceOf(type(PutOrder.Result.Replaced.class))
                .actual()
                .order()
                .order();
    }

    @Test
    void a_line_of_which_units_are_asked_back_keeps_its_share_of_the_discounts_whatever_comes_beside_it() {
        created(draft(order("1001").line("1", 3, "33.33").line("2", 2, "10.00").discount("10.00")));
        desk.registered(request("1001").item("1", 1));

        Order more = replaced(order("1001")
                .line("1", 3, "33.33")
                .line("2", 2, "10.00")
                .line("3", 1, "50.00")
                .discount("10.00"));
        Order less = replaced(
                order("1001").line("1", 3, "33.33").line("2", 1, "10.00").discount("10.00"));

        // At import 8.33 and 1.67; spread anew, line 1 would bear 5.88 of it, then 9.09.
        assertThat(more.lines()).extracting(OrderLine::paid).containsExactly(eur("91.66"), eur("19.52"), eur("48.81"));
        assertThat(less.lines()).extracting(OrderLine::paid).containsExactly(eur("91.66"), eur("8.33"));
    }

    @Test
    void a_line_that_nobody_asked_back_and_one_that_changed_bear_what_the_order_gives_them() {
        created(draft(order("1001").line("1", 2, "30.00").line("2", 1, "40.00").discount("10.00")));
        desk.registered(request("1001").item("1", 1));

        Order cheaper = replaced(
                order("1001").line("1", 2, "20.00").line("2", 1, "40.00").discount("10.00"));

        assertThat(cheaper.lines()).extracting(OrderLine::paid).containsExactly(eur("35.00"), eur("35.00"));
    }

    @Test
    void another_discount_over_the_same_lines_is_spread_anew() {
        created(draft(order("1001").line("1", 1, "30.00").line("2", 1, "10.00").discount("4.00")));
        desk.registered(request("1001").item("1", 1).item("2", 1));

        Order cheaper = replaced(
                order("1001").line("1", 1, "30.00").line("2", 1, "10.00").discount("8.00"));

        assertThat(cheaper.lines()).extracting(OrderLine::paid).containsExactly(eur("24.00"), eur("8.00"));
    }

    @Test
    void a_payment_is_not_lowered_below_what_goes_back_to_it() {
        created(draft(order("1001")));
        desk.submitted(request("1001").item("1", 1));

        assertThat(refused(draft(order("1001").payment("p1", "CARD", "29.99"))))
                .containsExactly("/payments/0/amount ALREADY_REFUNDED");
        assertThat(refused(draft(order("1001").payment("p2", "CARD", "94.94"))))
                .containsExactly("/payments ALREADY_REFUNDED");
        assertThat(desk.putOrder.put(draft(order("1001").payment("p1", "CARD", "30.00"))))
                .isInstanceOf(PutOrder.Result.Replaced.class);
    }

    @Test
    void a_line_is_not_made_cheaper_than_what_was_decided_to_go_back_for_it() {
        created(draft(order("1001")));
        desk.submitted(request("1001").item("1", 1));

        assertThat(refused(draft(order("1001").line("1", 3, "9.99").payment("p1", "CARD", "94.94"))))
                .containsExactly("/lines/0/unitPrice ALREADY_REFUNDED");
        assertThat(refused(draft(order("1001")
                        .line("1", 3, "33.33", line -> line.taxRate("0.05"))
                        .discount("10.00"))))
                .containsExactly("/lines/0/unitPrice ALREADY_REFUNDED");
    }

    @Test
    void payments_are_not_lowered_below_what_was_credited() {
        created(draft(order("1001")));
        desk.submitted(request("1001").resolution(Resolution.STORE_CREDIT).item("1", 1));

        assertThat(refused(draft(order("1001").payment("p1", "CARD", "29.99"))))
                .containsExactly("/payments ALREADY_REFUNDED");
    }

    @Test
    void an_order_keeps_its_currency() {
        created(draft(order("1001")));

        assertThat(refused(draft(order("1001").currency("CHF").line("1", 3, "33.33"))))
                .containsExactly("/currency CURRENCY_CHANGED");
    }

    @Test
    void a_put_that_a_return_overtakes_sees_what_the_return_took() {
        created(draft(order("1001")));
        desk.store.overtakeWith(() -> desk.registered(request("1001").item("1", 3)));

        assertThat(refused(draft(order("1001").line("1", 1, "33.33"))))
                .containsExactly("/lines/0/quantity ALREADY_RETURNED");
    }

    @Test
    void a_return_that_a_put_overtakes_sees_what_the_put_took() {
        created(draft(order("1001")));
        desk.store.overtakeWith(() -> desk.putOrder.put(draft(order("1001").line("1", 1, "33.33"))));

        assertThat(Desk.decided(desk.asks(request("1001").item("1", 3))))
                .asInstanceOf(type(RegisterReturn.Result.Refused.class))
                .satisfies(refused -> assertThat(Desk.codes(refused.refusals()))
                        .containsExactly("/items/0/quantity QUANTITY_EXCEEDED"));
    }

    @Test
    void deliveries_may_come_later_and_open_the_line() {
        created(draft(order("1001").undelivered()));
        assertThat(Desk.decided(desk.asks(request("1001").item("1", 1))))
                .isInstanceOf(RegisterReturn.Result.Refused.class);

        desk.putOrder.put(draft(order("1001").delivered("2026-11-09T14:00:00+01:00", Map.of("1", 1))));

        desk.registered(request("1001").item("1", 1));
        assertThat(desk.memory
                        .order(Fixtures.orderKey("1001"))
                        .orElseThrow()
                        .order()
                        .deliveries())
                .containsExactly(new Delivery(at("2026-11-09T14:00:00+01:00"), Map.of("1", 1)));
    }

    private static OrderFixture twoLines() {
        return order("1001").line("1", 3, "33.33").line("2", 2, "10.00").discount("10.00");
    }

    private static OrderFixture threeLines() {
        return order("1001")
                .line("1", 3, "33.33")
                .line("2", 2, "10.00")
                .line("3", 1, "50.00")
                .discount("10.00");
    }

    @Test
    void a_put_that_a_return_overtakes_keeps_the_share_of_what_is_asked_back_now() {
        created(draft(twoLines()));
        desk.store.overtakeWith(() -> desk.registered(request("1001").item("1", 1)));

        assertThat(replaced(threeLines()).lines().getFirst().paid()).isEqualTo(eur("91.66"));
    }

    @Test
    void a_put_that_a_settlement_overtakes_keeps_the_share_of_what_is_settled_now() {
        created(draft(twoLines()));
        desk.store.overtakeWith(() -> {
            desk.accepted(request("1001").item("1", 1));
            desk.relay();
        });

        replaced(threeLines());
        desk.accepted(request("1001").item("1", 2));
        desk.relay();

        assertThat(desk.balance("1001").line("1").refunded()).isEqualTo(eur("91.66"));
    }

    @Test
    void a_return_that_a_put_overtakes_is_quoted_by_the_new_shares() {
        created(draft(twoLines()));
        desk.store.overtakeWith(() -> desk.putOrder.put(draft(threeLines())));

        var key = desk.registered(request("1001").item("1", 3));

        assertThat(desk.state(key).estimate().itemSubtotal()).isEqualTo(eur("94.11"));
    }

    @Test
    void the_postage_of_what_was_wrong_comes_back_whole_though_a_line_leaves_the_order_in_between() {
        created(draft(order("1001").line("1", 2, "50.00").line("2", 1, "100.00")));
        desk.accepted(request("1001").reason("DEFECTIVE").item("1", 1));
        desk.relay();
        assertThat(desk.balance("1001").shippingRefunded()).isEqualTo(eur("1.24"));

        replaced(order("1001").line("1", 2, "50.00"));
        desk.accepted(request("1001").reason("DEFECTIVE").item("1", 1));
        desk.relay();

        assertThat(desk.balance("1001").shippingRefunded()).isEqualTo(eur("4.95"));
    }
}
