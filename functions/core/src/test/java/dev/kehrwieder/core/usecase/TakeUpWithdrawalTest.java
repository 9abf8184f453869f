package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static dev.kehrwieder.core.usecase.WithdrawalFixture.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Confirming;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Drafting;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TakeUpWithdrawalTest {
    private Desk desk = Desk.ofOneOrder();

    private String draft(WithdrawalFixture what) {
        return ((Drafting.Drafted) desk.declare.draft(Fixtures.SHOP, what.build(), "de", "192.0.2.1")).token();
    }

    private StoredEvent confirmed(String token) {
        var confirmed = (Confirming.Confirmed) desk.declare.confirm(Fixtures.SHOP, token, "192.0.2.1");
        return desk.memory.trail(confirmed.receipt().withdrawal().key()).getFirst();
    }

    private StoredEvent declared(WithdrawalFixture what) {
        return confirmed(draft(what));
    }

    private WithdrawalKey takenUp(WithdrawalFixture what) {
        StoredEvent event = declared(what);
        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE);
        return (WithdrawalKey) event.of();
    }

    private Withdrawal state(WithdrawalKey key) {
        return desk.memory.withdrawal(key).orElseThrow();
    }

    private ReturnKey returned(WithdrawalKey key) {
        assertThat(state(key).outcome()).isInstanceOf(Withdrawal.Outcome.Returned.class);
        return Fixtures.returnKey(((Withdrawal.Outcome.Returned) state(key).outcome()).rma());
    }

    private String question(WithdrawalKey key) {
        Task task = desk.tasks(key).getFirst();
        assertThat(state(key).outcome())
                .isEqualTo(new Withdrawal.Outcome.LeftToStaff(task.key().id()));
        return task.kind() + " " + task.detail();
    }

    @Test
    void a_known_contract_in_time_becomes_a_return_as_of_the_declaration() {
        StoredEvent event = declared(withdrawal("1001"));
        desk.clock.advance(Duration.ofDays(30));
        desk.takeUp.on(event);

        Return made = desk.state(returned((WithdrawalKey) event.of()));
        assertThat(made.statutoryWithdrawal()).isTrue();
        assertThat(made.status()).isEqualTo(ReturnStatus.APPROVED);
        assertThat(made.method()).isEqualTo(ReturnMethod.BY_MAIL_QR);
        assertThat(made.registeredAt()).isEqualTo(event.at());
        assertThat(made.deadlines().refundDueAt()).contains(at("2026-11-24T23:59:59+01:00"));
        assertThat(made.deadlines().shipBy()).contains(at("2026-11-25T00:00:00+01:00"));
        assertThat(made.items())
                .extracting(ReturnItem::lineId, ReturnItem::requested, ReturnItem::reason)
                .containsExactly(tuple("1", 3, "WITHDRAWAL_NO_REASON"));
        assertThat(desk.memory.trail(made.key())).allSatisfy(made1 -> assertThat(made1.by())
                .isEqualTo("withdrawal:" + event.of().id()));
        assertThat(desk.tasks(event.of())).isEmpty();
    }

    @Test
    void it_is_never_held_or_narrowed_by_the_policy() {
        desk = new Desk()
                .with(policy().window(1, Anchor.DELIVERED)
                        .approval(Approval.MANUAL)
                        .methods(ReturnMethod.IN_STORE))
                .with(order("1001").line("1", 2, "10.00", line -> line.flags(LineFlag.FINAL_SALE)));

        assertThat(desk.state(returned(takenUp(withdrawal("1001")))).status()).isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void told_twice_it_is_one_return() {
        StoredEvent event = declared(withdrawal("1001"));

        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(1);
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(3);
    }

    @Test
    void told_twice_at_the_same_moment_it_is_one_return() {
        StoredEvent event = declared(withdrawal("1001"));
        desk.store.overtakeWith(() -> desk.takeUp.on(event));

        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_crash_before_or_after_the_commit_makes_one_return_in_the_end(boolean written) {
        StoredEvent event = declared(withdrawal("1001"));
        if (written) {
            desk.store.breakAfter(1);
        } else {
            desk.store.breakBefore(1);
        }
        assertThatThrownBy(() -> desk.takeUp.on(event)).isInstanceOf(StoreUnavailable.class);

        desk.takeUp.on(event);

        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(1);
        assertThat(returned((WithdrawalKey) event.of()).rma()).isNotEmpty();
    }

    @Test
    void the_mail_may_go_before_or_after_it() {
        StoredEvent first = declared(withdrawal("1001").line("1", 1));
        desk.takeUp.on(first);
        desk.notify.on(first);
        StoredEvent second = declared(withdrawal("1001").line("1", 1));
        desk.notify.on(second);
        desk.takeUp.on(second);

        assertThat(desk.post.sent).hasSize(2);
        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1001 ", "#1001", "Bestellung 1001", "Bestellnummer: #1001", "１００１"})
    void a_number_is_known_however_people_write_it(String contract) {
        returned(takenUp(withdrawal(contract)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB-77", "ab-77", " Ab-77"})
    void letters_of_a_number_may_be_small_or_large(String contract) {
        desk.with(order("AB-77"));

        returned(takenUp(withdrawal(contract)));
    }

    @Test
    void an_email_address_is_known_in_whatever_case() {
        returned(takenUp(withdrawal("1001").email("Ada@Example.org")));
    }

    @Test
    void only_the_named_lines_come_back() {
        desk.with(order("1002").line("1", 3, "10.00").line("2", 2, "5.00"));

        Return made = desk.state(returned(takenUp(withdrawal("1002").line("2", 1))));

        assertThat(made.items())
                .extracting(ReturnItem::lineId, ReturnItem::requested)
                .containsExactly(tuple("2", 1));
    }

    @Test
    void a_line_may_be_named_by_what_the_order_calls_it() {
        desk.with(order("1002")
                .line("1", 3, "10.00", line -> line.sku("SHOE-42").title("Laufschuh, Größe 42"))
                .line("2", 2, "5.00", line -> line.sku("SOCK-1").title("Socken")));

        Return made =
                desk.state(returned(takenUp(withdrawal("1002").words(" socken ").words("shoe-42"))));

        assertThat(made.items())
                .extracting(ReturnItem::lineId, ReturnItem::requested)
                .containsExactly(tuple("2", 2), tuple("1", 3));
    }

    @Test
    void what_is_named_in_other_words_is_read_by_a_person() {
        assertThat(question(takenUp(withdrawal("1001").words("die roten Schuhe"))))
                .isEqualTo("WITHDRAWAL_UNMATCHED LINES_UNCLEAR");
        assertThat(question(takenUp(withdrawal("1001").line("9", 1)))).isEqualTo("WITHDRAWAL_UNMATCHED LINES_UNCLEAR");
        assertThat(desk.memory.returnsOf(orderKey("1001"))).isEmpty();
    }

    @Test
    void more_than_is_left_is_seen_by_a_person() {
        assertThat(question(takenUp(withdrawal("1001").line("1", 4))))
                .isEqualTo("WITHDRAWAL_UNMATCHED QUANTITY_EXCEEDED");
    }

    @Test
    void an_unknown_number_and_somebody_else_s_are_left_to_a_person() {
        assertThat(question(takenUp(withdrawal("9999")))).isEqualTo("WITHDRAWAL_UNMATCHED UNKNOWN_CONTRACT");
        assertThat(question(takenUp(withdrawal("1001").email("eve@example.org"))))
                .isEqualTo("WITHDRAWAL_UNMATCHED OTHER_EMAIL");
        assertThat(question(takenUp(withdrawal("9".repeat(200))))).isEqualTo("WITHDRAWAL_UNMATCHED UNKNOWN_CONTRACT");
    }

    @Test
    void a_task_says_when_the_money_would_be_due() {
        WithdrawalKey key = takenUp(withdrawal("9999"));

        assertThat(desk.tasks(key).getFirst().dueAt()).contains(at("2026-11-24T23:59:59+01:00"));
    }

    @Test
    void told_twice_it_is_one_task() {
        StoredEvent event = declared(withdrawal("9999"));

        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.tasks(event.of())).hasSize(1);
    }

    @Test
    void a_late_one_is_taken_and_left_to_a_person() {
        desk.clock.set("2026-11-20T00:00:00+01:00");

        assertThat(question(takenUp(withdrawal("1001")))).isEqualTo("WITHDRAWAL_LATE WITHDRAWAL_PERIOD_ENDED");
    }

    @Test
    void one_in_the_last_second_is_in_time_whenever_it_is_taken_up() {
        desk.clock.set("2026-11-19T23:59:59+01:00");
        StoredEvent event = declared(withdrawal("1001"));
        desk.clock.advance(Duration.ofDays(1));
        desk.takeUp.on(event);

        returned((WithdrawalKey) event.of());
    }

    @Test
    void begun_before_the_end_and_confirmed_soon_after_it_is_in_time() {
        desk.clock.set("2026-11-19T23:58:00+01:00");
        String soon = draft(withdrawal("1001").line("1", 1));
        String late = draft(withdrawal("1001").line("1", 1));

        desk.clock.set("2026-11-20T00:02:59+01:00");
        StoredEvent inTime = confirmed(soon);
        desk.takeUp.on(inTime);
        desk.clock.set("2026-11-20T00:03:01+01:00");
        StoredEvent tooLate = confirmed(late);
        desk.takeUp.on(tooLate);

        Return made = desk.state(returned((WithdrawalKey) inTime.of()));
        assertThat(made.registeredAt()).isEqualTo(inTime.at());
        assertThat(question((WithdrawalKey) tooLate.of())).startsWith("WITHDRAWAL_LATE");
    }

    @Test
    void a_business_is_answered_alike_and_seen_by_a_person() {
        desk.with(order("1002").business());

        assertThat(question(takenUp(withdrawal("1002")))).isEqualTo("WITHDRAWAL_UNMATCHED NOT_A_CONSUMER");
    }

    @Test
    void where_everything_is_on_its_way_back_a_person_looks() {
        desk.registered(request("1001").item("1", 3));

        assertThat(question(takenUp(withdrawal("1001")))).isEqualTo("WITHDRAWAL_UNMATCHED NOTHING_LEFT");
    }

    @Test
    void what_is_left_comes_back() {
        desk.registered(request("1001").item("1", 1));

        Return made = desk.state(returned(takenUp(withdrawal("1001"))));

        assertThat(made.items()).extracting(ReturnItem::requested).containsExactly(2);
    }

    @Test
    void more_items_than_a_return_has_are_seen_by_a_person() {
        var big = order("big");
        IntStream.range(0, 201).forEach(i -> big.line("line-" + i, 1, "1.00"));
        desk.with(big);

        assertThat(question(takenUp(withdrawal("big")))).isEqualTo("WITHDRAWAL_UNMATCHED TOO_MANY_ITEMS");
    }

    @Test
    void two_hundred_items_are_one_return() {
        var big = order("big");
        IntStream.range(0, 200).forEach(i -> big.line("line-" + i, 1, "1.00"));
        desk.with(big);

        assertThat(desk.state(returned(takenUp(withdrawal("big")))).items()).hasSize(200);
    }

    @Test
    void what_was_erased_meanwhile_is_left_to_a_person() {
        StoredEvent event = declared(withdrawal("1001"));
        WithdrawalKey key = (WithdrawalKey) event.of();
        desk.memory.commit(List.of(new Write.PutWithdrawalPerson(key, Person.nobody())));

        assertThat(desk.takeUp.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(question(key)).isEqualTo("WITHDRAWAL_UNMATCHED ERASED");
        assertThat(desk.post.sent).isEmpty();
    }

    @Test
    void an_event_of_no_withdrawal_of_ours_can_never_succeed() {
        ReturnKey key = desk.registered(request("1001"));

        assertThat(desk.takeUp.on(desk.memory.trail(key).getFirst())).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }
}
