package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What staff do with a refund: hold it, let it go, pay it once more or in another way. */
final class RefundByStaffTest {
    private static final RetryRefund.Means SAME = new RetryRefund.Means.Same();
    private static final RetryRefund.Means TRANSFER =
            new RetryRefund.Means.BankTransfer(new Iban("DE89370400440532013000"), "Ada Beispiel");

    private final Desk desk = Desk.ofOneOrder();
    private ReturnKey key;

    private ReturnKey reserved(RequestFixture request) {
        key = desk.accepted(request);
        desk.settle.on(key, desk.event(key, "ItemsInspected").id());
        return key;
    }

    private void failed() {
        reserved(request("1001").item("1", 1));
        desk.provider.failNext();
        desk.relay();
    }

    private ReturnResult holds(int number, Instant... until) {
        return Desk.decided(desk.hold.hold(
                key,
                number,
                until.length == 0 ? Optional.empty() : Optional.of(until[0]),
                Desk.STAFF,
                Optional.empty()));
    }

    private ReturnResult releases(int number) {
        return Desk.decided(desk.hold.release(key, number, Desk.STAFF, Optional.empty()));
    }

    private ReturnResult retries(int number, RetryRefund.Means means) {
        return Desk.decided(desk.retry.retry(key, number, means, Desk.STAFF, Optional.empty()));
    }

    private PaymentBalance p1() {
        return desk.balance("1001").payment("p1");
    }

    @Test
    void a_held_refund_is_not_asked_for_and_keeps_its_money_until_it_is_let_go() {
        reserved(request("1001").item("1", 1));
        assertThat(holds(1)).isInstanceOf(ReturnResult.Done.class);
        desk.relay();
        assertThat(desk.provider.asked()).isEmpty();
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("30.00"), eur("0.00")));

        assertThat(releases(1)).isInstanceOf(ReturnResult.Done.class);
        desk.relay();

        assertThat(desk.provider.asked()).containsExactly("demo/R1/1");
        assertThat(desk.trail(key)).endsWith("RefundHeld", "RefundResumed", "RefundSubmitted");
    }

    @Test
    void a_refund_that_is_held_beyond_its_day_is_a_task_once() {
        reserved(request("1001").item("1", 1));
        holds(1, desk.clock.instant().plus(Duration.ofDays(2)));
        desk.relay();

        desk.clock.advance(Duration.ofDays(1));
        desk.visitAll();
        assertThat(desk.tasks(key)).isEmpty();
        desk.clock.advance(Duration.ofDays(2));
        desk.visitAll();
        desk.clock.advance(Duration.ofDays(2));
        desk.visitAll();

        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.REFUND_STUCK);
            assertThat(task.detail()).isEqualTo("1/HELD/RELEASE_OR_EXPLAIN");
        });
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.HELD);
    }

    @Test
    void the_money_of_a_withdrawal_is_never_held() {
        reserved(request("1001").withdrawal().item("1", 1));

        assertThat(holds(1)).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void what_the_provider_was_asked_for_can_not_be_held_whether_it_answered_or_not() {
        reserved(request("1001").item("1", 1));
        desk.provider.whileItActs(() -> assertThat(holds(1)).isInstanceOf(ReturnResult.NotAllowed.class));

        desk.relay();

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUBMITTED);
        assertThat(holds(1)).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(releases(1)).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void a_hold_ends_within_thirty_days_and_not_before_now() {
        reserved(request("1001").item("1", 1));

        assertThat(holds(1, desk.clock.instant())).isInstanceOf(ReturnResult.Refused.class);
        assertThat(holds(1, desk.clock.instant().plus(Duration.ofDays(31)))).isInstanceOf(ReturnResult.Refused.class);
        assertThat(holds(7)).isInstanceOf(ReturnResult.Unknown.class);
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.RESERVED);
    }

    @Test
    void what_is_held_or_free_already_changes_nothing() {
        reserved(request("1001").item("1", 1));
        assertThat(releases(1)).isInstanceOf(ReturnResult.Done.class);
        holds(1);
        holds(1);

        assertThat(desk.trail(key)).containsOnlyOnce("RefundHeld").doesNotContain("RefundResumed");
    }

    @Test
    void a_failed_refund_is_paid_once_more_under_a_key_of_its_own_and_closes_the_return() {
        failed();

        assertThat(retries(1, SAME)).isInstanceOf(ReturnResult.Done.class);
        assertThat(desk.refund(key, 1).course().replacedBy()).contains(2);
        assertThat(desk.refund(key, 2).course().replaces()).contains(1);
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.RESERVED);
        desk.relay();
        desk.succeeds(key, 2);

        assertThat(desk.provider.asked()).containsExactly("demo/R1/1", "demo/R1/2");
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("0.00"), eur("30.00")));
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void a_transfer_goes_to_the_list_and_the_account_is_personal() {
        failed();

        retries(1, TRANSFER);

        Refund transfer = desk.refund(key, 2);
        assertThat(transfer.provider()).isEqualTo("manual");
        assertThat(transfer.amount()).isEqualTo(desk.refund(key, 1).amount());
        assertThat(desk.memory.person(key).map(Person::texts).orElseThrow())
                .containsEntry(RetryRefund.iban(2), "DE89370400440532013000")
                .containsEntry(RetryRefund.holder(2), "Ada Beispiel");
        assertThat(desk.memory.trail(key)).extracting(StoredEvent::toString).noneMatch(text -> text.contains("DE89"));
        assertThat(transfer.toString()).doesNotContain("DE89");
    }

    @Test
    void never_both_are_paid() {
        failed();
        retries(1, SAME);

        assertThat(retries(1, TRANSFER)).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(retries(2, TRANSFER)).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(retries(7, SAME)).isInstanceOf(ReturnResult.Unknown.class);
        assertThat(desk.found(key).refunds()).hasSize(2);
    }

    @Test
    void what_was_paid_after_all_takes_its_place_back_before_another_is_asked_for() {
        failed();
        retries(1, SAME);
        desk.provider.settle(desk.refund(key, 1), new Answer.Succeeded("re_1"));

        desk.relay();

        assertThat(desk.provider.asked()).containsExactly("demo/R1/1");
        assertThat(desk.found(key).refunds())
                .extracting(Refund::status)
                .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.RELEASED);
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("0.00"), eur("30.00")));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void a_success_that_is_told_of_a_replaced_refund_is_a_task_and_moves_no_money() {
        failed();
        retries(1, SAME);
        desk.relay();

        desk.hears(key, 1, "late", new Answer.Succeeded("re_1"));

        assertThat(desk.tasks(key))
                .extracting(Task::kind)
                .containsExactlyInAnyOrder(TaskKind.REFUND_FAILED, TaskKind.REFUND_PAID_TWICE);
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("30.00"), eur("0.00")));
    }

    @Test
    void a_refund_of_an_unknown_provider_fails_with_a_task_and_can_be_transferred() {
        desk.provider.named("elsewhere");
        reserved(request("1001").item("1", 1));
        desk.relay();
        assertThat(desk.tasks(key)).extracting(Task::detail).containsExactly("1/UNKNOWN_PROVIDER");
        desk.provider.named("manual");

        retries(1, TRANSFER);
        desk.relay();

        assertThat(desk.refund(key, 2).status()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void the_shopper_is_told_to_act_at_the_provider_unless_it_is_done() {
        reserved(request("1001").item("1", 1));
        desk.hears(key, 1, "act", new Answer.RequiresAction("re_1"));
        StoredEvent event = desk.event(key, "RefundActionRequired");
        assertThat(desk.notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);
        assertThat(desk.post.sent).singleElement().isInstanceOfSatisfying(Notice.PayoutNeedsAction.class, notice -> {
            assertThat(notice.amount()).isEqualTo(eur("30.00"));
            assertThat(notice.paymentMethod()).isEqualTo("CARD");
        });
    }

    @Test
    void who_has_acted_before_the_mail_is_not_asked_to() {
        reserved(request("1001").item("1", 1));
        desk.hears(key, 1, "act", new Answer.RequiresAction("re_1"));
        desk.succeeds(key, 1);

        desk.notify.on(desk.event(key, "RefundActionRequired"));

        assertThat(desk.post.sent).isEmpty();
    }

    @Test
    void a_transfer_that_staff_must_make_asks_nothing_of_the_shopper() {
        failed();
        retries(1, TRANSFER);
        desk.hears(key, 2, "list", new Answer.RequiresAction("list-1"));

        desk.notify.on(desk.event(key, "RefundActionRequired"));

        assertThat(desk.refund(key, 2).status()).isEqualTo(RefundStatus.REQUIRES_ACTION);
        assertThat(desk.post.sent).isEmpty();
    }

    @Test
    void whoever_must_act_at_the_provider_is_told_and_its_word_is_asked_for() {
        reserved(request("1001").item("1", 1));
        desk.hears(key, 1, "act", new Answer.RequiresAction("re_1"));
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.REQUIRES_ACTION);
        desk.clock.advance(Duration.ofDays(4));
        desk.visitAll();
        assertThat(desk.tasks(key)).extracting(Task::detail).contains("1/REQUIRES_ACTION/ASK_SHOPPER");

        desk.provider.settle(desk.refund(key, 1), new Answer.Succeeded("re_1"));
        desk.pay.on(key, new EventId(99, 0), 1);

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(desk.provider.asked()).isEmpty();
    }
}
