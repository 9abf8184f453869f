package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RegisterReturnTest {
    private final Desk desk = Desk.ofOneOrder();

    private static List<String> refused(Desk desk, RequestFixture request) {
        return Desk.codes(assertThat(Desk.decided(desk.asks(request)))
                .asInstanceOf(type(RegisterReturn.Result.Refused.class))
                .actual()
                .refusals());
    }

    private List<String> refused(RequestFixture request) {
        return refused(desk, request);
    }

    @Test
    void a_return_that_the_policy_approves_is_registered_and_approved_in_one_commit() {
        ReturnKey key = desk.registered(request("1001").item("1", 2));

        Return state = desk.state(key);
        assertThat(state.version()).isEqualTo(1);
        assertThat(state.status()).isEqualTo(ReturnStatus.APPROVED);
        assertThat(desk.memory.trail(key))
                .extracting(StoredEvent::id)
                .extracting(Object::toString)
                .containsExactly("000000001#00", "000000001#01");
        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved");
        assertThat(desk.event(key, "ReturnApproved").event()).isEqualTo(new ReturnEvent.ReturnApproved(true));
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(2);
        assertThat(desk.memory.returnsOf(orderKey("1001"))).containsExactly(key);
        assertThat(state.parcels()).singleElement().satisfies(parcel -> assertThat(parcel.status())
                .isEqualTo(ParcelStatus.LABEL_REQUESTED));
        assertThat(state.estimate().netRefund()).isEqualTo(eur("59.99"));
        assertThat(state.settlement()).isEmpty();
        // 28 days after the tenth of November.
        assertThat(state.deadlines().shipBy()).contains(at("2026-12-09T00:00:00+01:00"));
        assertThat(state.deadlines().withdrawalEndsAt()).contains(at("2026-11-20T00:00:00+01:00"));
        assertThat(state.deadlines().refundDueAt()).isEmpty();
        assertThat(state.dueAt()).contains(at("2026-11-10T09:10:00Z"));
    }

    @Test
    void a_return_that_a_person_must_approve_waits_with_its_units_reserved() {
        Desk manual = new Desk().with(policy().approval(Approval.MANUAL)).with(order("1001"));

        ReturnKey key = manual.registered(request("1001").item("1", 2).parcels(2));

        assertThat(manual.state(key).status()).isEqualTo(ReturnStatus.IN_REVIEW);
        assertThat(manual.trail(key)).containsExactly("ReturnRequested");
        assertThat(manual.item(key, "1").authorized()).isZero();
        assertThat(manual.state(key).parcels()).hasSize(2);
        assertThat(manual.state(key).deadlines().shipBy()).isEmpty();
        assertThat(manual.balance("1001").line("1").reserved()).isEqualTo(2);
    }

    @Test
    void one_item_that_a_person_must_approve_makes_the_whole_return_wait() {
        Desk mixed = new Desk()
                .with(policy().rules(rule().categories("ELECTRONICS").approval(Approval.MANUAL)))
                .with(order("1001").line("1", 1, "10.00").line("2", 1, "10.00", line -> line.category("ELECTRONICS")));

        assertThat(mixed.state(mixed.registered(request("1001").item("1", 1))).status())
                .isEqualTo(ReturnStatus.APPROVED);
        assertThat(mixed.state(mixed.registered(request("1001").item("2", 1))).status())
                .isEqualTo(ReturnStatus.IN_REVIEW);
    }

    @Test
    void a_wrong_item_beside_good_ones_registers_nothing() {
        assertThat(refused(request("1001").item("1", 1).item("9", 1).item("1", 3)))
                .containsExactly("/items/1/lineId UNKNOWN_LINE", "/items/2/quantity QUANTITY_EXCEEDED");

        assertThat(desk.memory.returnsOf(orderKey("1001"))).isEmpty();
        assertThat(desk.balance("1001").line("1").reserved()).isZero();
    }

    @Test
    void several_items_of_one_line_are_summed() {
        assertThat(refused(request("1001").item("1", 2).item("1", 2)))
                .containsExactly("/items/1/quantity QUANTITY_EXCEEDED");

        ReturnKey key =
                desk.registered(request("1001").item("1", 2).reason("DEFECTIVE").item("1", 1));

        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(3);
        assertThat(desk.state(key).items())
                .extracting(ReturnItem::itemId, ReturnItem::requested, ReturnItem::fault)
                .containsExactly(tuple("1", 2, FaultParty.CUSTOMER), tuple("2", 1, FaultParty.SUPPLIER));
    }

    @Test
    void an_unknown_order_is_unknown() {
        assertThat(Desk.decided(desk.asks(request("9999")))).isEqualTo(new RegisterReturn.Result.UnknownOrder());
    }

    @Test
    void what_the_policy_does_not_offer_is_refused() {
        assertThat(refused(request("1001")
                        .method(ReturnMethod.HOME_PICKUP)
                        .reason("BORED")
                        .resolution(Resolution.REPAIR)
                        .item("1", 1)))
                .containsExactly(
                        "/items/0/reason UNKNOWN_REASON",
                        "/method METHOD_NOT_OFFERED",
                        "/items/0/resolution RESOLUTION_NOT_OFFERED");
        assertThat(refused(request("1001").noReason().item("1", 1))).containsExactly("/items/0/reason REQUIRED");
        assertThat(refused(
                        request("1001").resolution(Resolution.EXCHANGE_VARIANT).item("1", 1)))
                .containsExactly("/items/0/exchangeFor REQUIRED");
    }

    @Test
    void a_reason_that_asks_for_photos_gets_them() {
        Desk strict = new Desk()
                .with(policy().reasons(Reason.of("SCRATCHED", "DEFECT", FaultParty.MERCHANT, 2, Map.of())))
                .with(order("1001"));

        assertThat(refused(
                        strict, request("1001").reason("SCRATCHED").photos("u1").item("1", 1)))
                .containsExactly("/items/0/photos PHOTOS_REQUIRED");

        ReturnKey key = strict.registered(request("1001")
                .reason("SCRATCHED")
                .photos("u1", "u2")
                .comment("Scratches")
                .item("1", 1));
        assertThat(strict.memory.person(key).map(Person::texts))
                .contains(Map.of("item/1/comment", "Scratches", "item/1/photos", "u1\nu2"));
    }

    @Test
    void what_is_not_returnable_says_so() {
        Desk late = new Desk()
                .with(policy().window(3, Anchor.DELIVERED))
                .with(order("1001")
                        .line("1", 2, "10.00")
                        .line("2", 1, "10.00", line -> line.flags(LineFlag.FINAL_SALE)));

        assertThat(refused(late, request("1001").item("1", 1).item("2", 1)))
                .containsExactly("/items/0/quantity NOT_RETURNABLE", "/items/1/quantity NOT_RETURNABLE");
    }

    @Test
    void a_withdrawal_ignores_what_the_policy_offers_and_is_approved_at_once() {
        Desk strict = new Desk()
                .with(policy().window(3, Anchor.DELIVERED)
                        .approval(Approval.MANUAL)
                        .methods(ReturnMethod.IN_STORE)
                        .resolutions(Resolution.STORE_CREDIT))
                .with(order("1001").line("1", 2, "10.00", line -> line.flags(LineFlag.FINAL_SALE)));

        ReturnKey key = strict.registered(request("1001").withdrawal().item("1", 2));

        Return state = strict.state(key);
        assertThat(state.status()).isEqualTo(ReturnStatus.APPROVED);
        assertThat(state.items().getFirst().reason()).isEqualTo("WITHDRAWAL_NO_REASON");
        assertThat(state.deadlines().refundDueAt()).contains(at("2026-11-24T23:59:59+01:00"));
        assertThat(state.deadlines().shipBy()).contains(at("2026-11-25T00:00:00+01:00"));
        assertThat(state.estimate().shippingRefund()).isEqualTo(eur("4.95"));
    }

    @Test
    void a_withdrawal_may_come_before_the_goods() {
        Desk early = new Desk().with(policy()).with(order("1001").undelivered());

        ReturnKey key = early.registered(request("1001").withdrawal().item("1", 3));

        assertThat(early.state(key).deadlines().withdrawalEndsAt()).isEmpty();
    }

    @Test
    void a_withdrawal_after_its_period_is_refused_here() {
        desk.clock.set("2026-11-19T23:59:59+01:00");
        desk.registered(request("1001").withdrawal().item("1", 1));

        desk.clock.set("2026-11-20T00:00:00+01:00");
        assertThat(refused(request("1001").withdrawal().item("1", 1)))
                .containsExactly("/statutoryWithdrawal WITHDRAWAL_PERIOD_ENDED");
    }

    @Test
    void a_business_cannot_withdraw() {
        Desk business = new Desk().with(policy()).with(order("1001").business());

        assertThat(refused(business, request("1001").withdrawal().item("1", 1)))
                .containsExactly("/statutoryWithdrawal NOT_A_CONSUMER");
    }

    @Test
    void a_box_may_hold_goods_of_another_order_of_the_same_customer() {
        desk.with(order("1002").line("1", 1, "20.00"));

        ReturnKey key = desk.registered(request("1001").item("1", 1).itemOf("1002", "1", 1));

        assertThat(desk.state(key).orderNumbers()).containsExactly("1001", "1002");
        assertThat(desk.balance("1002").line("1").reserved()).isEqualTo(1);
        assertThat(desk.memory.returnsOf(orderKey("1002"))).containsExactly(key);
        assertThat(desk.state(key).estimate().netRefund()).isEqualTo(eur("50.00"));
    }

    @Test
    void a_box_holds_goods_of_five_orders_at_most() {
        RequestFixture box = request("1001").item("1", 1);
        for (String number : List.of("1002", "1003", "1004", "1005", "1006")) {
            desk.with(order(number).line("1", 2, "20.00"));
            box.itemOf(number, "1", 1);
        }

        assertThat(refused(box)).containsExactly("/items/5/orderNumber TOO_MANY");
        desk.registered(request("1001")
                .item("1", 1)
                .itemOf("1002", "1", 1)
                .itemOf("1003", "1", 1)
                .itemOf("1004", "1", 1)
                .itemOf("1005", "1", 1)
                .itemOf("1005", "1", 1));
    }

    @Test
    void a_box_whose_orders_were_paid_in_too_many_parts_is_refused_and_the_most_parts_are_settled() {
        OrderFixture many = order("2001").line("1", 1, "40.00");
        IntStream.rangeClosed(1, 40).forEach(i -> many.payment("p" + i, "GIFT_CARD", "1.00"));
        desk.with(many).with(order("2002").line("1", 1, "20.00"));

        assertThat(refused(request("2001").item("1", 1).itemOf("2002", "1", 1))).containsExactly("/items TOO_MANY");
        ReturnKey key = desk.submitted(request("2001").item("1", 1));
        assertThat(desk.found(key).refunds()).hasSize(40);
    }

    @Test
    void an_order_of_somebody_else_is_as_unknown_as_none() {
        desk.with(order("1002").email("bob@example.org"))
                .with(order("1003").currency("CHF").line("1", 1, "5.00"));

        assertThat(refused(request("1001")
                        .itemOf("1002", "1", 1)
                        .itemOf("9999", "1", 1)
                        .itemOf("1003", "1", 1)))
                .containsExactly(
                        "/items/0/orderNumber UNKNOWN_ORDER",
                        "/items/1/orderNumber UNKNOWN_ORDER",
                        "/items/2/orderNumber MIXED_CURRENCY");
    }

    @Test
    void each_order_of_a_withdrawal_must_still_be_open_to_it() {
        desk.with(order("1002").line("1", 1, "20.00").delivered("2026-10-01T14:00:00+02:00"));

        assertThat(refused(request("1001").withdrawal().item("1", 1).itemOf("1002", "1", 1)))
                .containsExactly("/items/1/orderNumber WITHDRAWAL_PERIOD_ENDED");
    }

    @Test
    void of_two_who_ask_for_the_last_unit_the_second_reads_again_and_is_refused() {
        desk.registered(request("1001").item("1", 2));
        desk.store.overtakeWith(() -> desk.registered(request("1001").item("1", 1)));

        assertThat(refused(request("1001").item("1", 1))).containsExactly("/items/0/quantity QUANTITY_EXCEEDED");
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(3);
    }

    @Test
    void of_twelve_who_ask_for_the_last_unit_at_once_one_gets_it() throws Exception {
        desk.registered(request("1001").item("1", 2));
        List<Commits.Outcome<RegisterReturn.Result>> outcomes = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(12)) {
            List<Callable<Commits.Outcome<RegisterReturn.Result>>> calls = IntStream.range(0, 12)
                    .<Callable<Commits.Outcome<RegisterReturn.Result>>>mapToObj(i -> () -> named(i))
                    .toList();
            for (Future<Commits.Outcome<RegisterReturn.Result>> outcome : callers.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Commits.Outcome.Decided<RegisterReturn.Result>(var result)
                        && result instanceof RegisterReturn.Result.Registered)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Commits.Outcome.Decided<RegisterReturn.Result>(var result)
                        && result instanceof RegisterReturn.Result.Refused)
                .hasSize(11);
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(3);
    }

    /** Each caller is a function of its own, with names of its own. */
    private Commits.Outcome<RegisterReturn.Result> named(int caller) {
        Commits commits = new Commits(desk.memory, new Random(caller), pause -> {}, desk.clock);
        return new RegisterReturn(desk.memory, commits, desk.periods, () -> "C" + caller, desk.clock)
                .register(request("1001").item("1", 1).build(), "storefront:local", Optional.empty());
    }
}
