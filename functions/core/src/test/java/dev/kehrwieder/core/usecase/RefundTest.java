package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A refund from its reservation to its end, whatever the provider says, however often and in whatever order. */
final class RefundTest {
    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.accepted(request("1001").item("1", 1));
    private final EventId reserved = reserve();

    private EventId reserve() {
        desk.settle.on(key, desk.event(key, "ItemsInspected").id());
        return desk.event(key, "RefundReserved").id();
    }

    private ConsumerResult pays() {
        return desk.pay.on(key, reserved, 1);
    }

    private PaymentBalance p1() {
        return desk.balance("1001").payment("p1");
    }

    @Test
    void a_reserved_refund_is_asked_of_the_provider_under_its_own_key() {
        assertThat(pays()).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUBMITTED);
        assertThat(desk.refund(key, 1).providerRefundId()).contains("re_R1-M1");
        assertThat(desk.provider.asked()).containsExactly("demo/R1/1");
        assertThat(desk.trail(key)).endsWith("RefundSubmitted");
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("30.00"), eur("0.00")));
    }

    @Test
    void the_last_success_turns_the_reservation_into_a_refund_and_closes_the_return() {
        pays();

        assertThat(desk.succeeds(key, 1)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("0.00"), eur("30.00")));
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(desk.trail(key)).endsWith("RefundSucceeded", "ReturnClosed");
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void the_same_success_again_changes_nothing() {
        pays();
        desk.succeeds(key, 1);

        assertThat(desk.succeeds(key, 1)).isEqualTo(ConsumerResult.DONE_BEFORE);
        assertThat(desk.hears(key, 1, "another name", new Answer.Succeeded("re_1")))
                .isEqualTo(ConsumerResult.DONE);

        assertThat(p1().refunded()).isEqualTo(eur("30.00"));
        assertThat(desk.trail(key)).containsOnlyOnce("RefundSucceeded", "ReturnClosed");
    }

    @Test
    void a_success_that_is_heard_of_before_our_own_record_counts() {
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);

        assertThat(pays()).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.provider.asked()).isEmpty();
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(desk.unrecorded(key)).isEmpty();
    }

    @Test
    void a_webhook_that_overtakes_the_providers_answer_is_not_undone_by_it() {
        desk.provider.whileItActs(() -> desk.succeeds(key, 1));

        pays();

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(desk.trail(key)).doesNotContain("RefundSubmitted");
        assertThat(desk.unrecorded(key)).isEmpty();
    }

    @Test
    void a_refund_of_another_provider_is_not_asked_of_this_one() {
        desk.provider.named("elsewhere");

        pays();

        assertThat(desk.provider.asked()).isEmpty();
        assertThat(desk.refund(key, 1).failureReason()).contains("UNKNOWN_PROVIDER");
    }

    @Test
    void two_webhooks_of_one_success_at_once_count_once() {
        pays();
        desk.store.overtakeBeforeTheOrderIsRead(() -> desk.succeeds(key, 1));

        desk.hears(key, 1, "another name", new Answer.Succeeded("re_1"));

        assertThat(p1()).isEqualTo(new PaymentBalance(eur("0.00"), eur("30.00")));
        assertThat(desk.trail(key)).containsOnlyOnce("RefundSucceeded");
    }

    @Test
    void a_failure_is_a_task_and_keeps_the_money_for_another_way() {
        desk.provider.failNext();

        pays();

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(desk.refund(key, 1).failureReason()).contains("CARD_EXPIRED");
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("30.00"), eur("0.00")));
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.NONE);
        assertThat(desk.event(key, "RefundFailed").event())
                .isEqualTo(new ReturnEvent.RefundFailed(1, eur("30.00"), "CARD_EXPIRED"));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.REFUND_FAILED);
            assertThat(task.detail()).isEqualTo("1/CARD_EXPIRED");
        });
    }

    @Test
    void a_failure_after_the_success_opens_the_return_again() {
        pays();
        desk.succeeds(key, 1);

        desk.hears(key, 1, "bounced", new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("30.00"), eur("0.00")));
        assertThat(desk.trail(key)).endsWith("RefundFailed", "ReturnReopened");
        assertThat(desk.state(key).stage()).isEqualTo(Stage.REOPENED);
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.NONE);
        assertThat(desk.tasks(key)).extracting(Task::kind).containsExactly(TaskKind.REFUND_FAILED);
    }

    @Test
    void a_success_that_is_told_after_a_failure_is_believed_only_once_the_provider_was_asked() {
        pays();
        desk.hears(key, 1, "bounced", new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));
        desk.succeeds(key, 1);
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.UNKNOWN);
        desk.hears(key, 1, "another name", new Answer.Succeeded("re_1"));
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.UNKNOWN);

        desk.provider.settle(desk.refund(key, 1), new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));
        pays();

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(p1()).isEqualTo(new PaymentBalance(eur("30.00"), eur("0.00")));
        assertThat(desk.provider.asked()).hasSize(1);
        assertThat(desk.tasks(key)).hasSize(1);
    }

    @Test
    void what_failed_and_is_paid_after_all_counts_once_the_provider_says_so_when_asked() {
        pays();
        desk.hears(key, 1, "bounced", new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));
        desk.succeeds(key, 1);

        desk.provider.settle(desk.refund(key, 1), new Answer.Succeeded("re_1"));
        pays();

        assertThat(p1()).isEqualTo(new PaymentBalance(eur("0.00"), eur("30.00")));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.REFUNDED);
    }

    @Test
    void the_same_message_again_does_not_ask_the_provider_again() {
        pays();

        assertThat(pays()).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.provider.asked()).hasSize(1);
    }

    @Test
    void a_provider_that_does_not_answer_is_asked_what_it_knows_before_it_is_asked_to_pay_again() {
        desk.provider.loseTheNextAnswer();
        assertThatExceptionOfType(PaymentProvider.Fault.class).isThrownBy(this::pays);
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.UNKNOWN);
        assertThat(desk.event(key, "RefundUnknown").event())
                .isEqualTo(new ReturnEvent.RefundUnknown(1, 1, "NO_ANSWER"));

        pays();

        assertThat(desk.provider.lookedUp()).containsExactly("demo/R1/1");
        assertThat(desk.provider.asked()).containsExactly("demo/R1/1");
        assertThat(desk.provider.paid()).containsExactly(eur("30.00"));
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void what_the_provider_never_got_is_asked_for_again_under_the_same_key_and_stands_in_the_trail() {
        desk.provider.fallSilent();
        assertThatExceptionOfType(PaymentProvider.Fault.class).isThrownBy(this::pays);
        desk.provider.answerAgain();

        pays();

        assertThat(desk.provider.asked()).containsExactly("demo/R1/1");
        assertThat(desk.refund(key, 1).attempts()).isEqualTo(2);
        assertThat(desk.trail(key)).endsWith("RefundUnknown", "RefundRepeated", "RefundSubmitted");
    }

    @Test
    void a_crash_after_the_provider_acted_does_not_pay_twice() {
        desk.store.breakBefore(2);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::pays);
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.RESERVED);
        desk.provider.forgetKeys();

        pays();

        assertThat(desk.provider.lookedUp()).hasSize(1);
        assertThat(desk.provider.paid()).containsExactly(eur("30.00"));
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void a_clock_that_was_turned_back_does_not_hide_that_the_key_may_be_forgotten() {
        desk.provider.loseTheNextAnswer();
        assertThatExceptionOfType(PaymentProvider.Fault.class).isThrownBy(this::pays);
        desk.provider.forgetKeys();
        desk.clock.set("2026-11-01T00:00:00Z");

        pays();

        assertThat(desk.provider.paid()).containsExactly(eur("30.00"));
    }

    @Test
    void a_refund_that_nobody_asked_for_yet_is_asked_for_however_late_and_nothing_is_looked_up() {
        desk.clock.advance(Duration.ofDays(3));

        pays();

        assertThat(desk.provider.lookedUp()).isEmpty();
        assertThat(desk.provider.paid()).containsExactly(eur("30.00"));
    }

    @Test
    void of_several_tenders_only_the_last_success_closes() {
        Desk two = new Desk()
                .with(policy())
                .with(order("1001").payment("gift", "GIFT_CARD", "80.00").payment("card", "CARD", "14.94"));
        ReturnKey split = two.submitted(request("1001").item("1", 1));

        assertThat(two.found(split).refunds()).extracting("paymentId").containsExactly("card", "gift");
        two.succeeds(split, 2);
        assertThat(two.state(split).status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(two.item(split, "1").money()).isEqualTo(MoneyState.RESERVED);
        two.succeeds(split, 1);
        assertThat(two.state(split).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(two.item(split, "1").money()).isEqualTo(MoneyState.REFUNDED);
    }

    @Test
    void what_is_not_there_is_unknown() {
        assertThat(desk.pay.on(key, reserved, 7)).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
        assertThat(desk.pay.on(returnKey("R9"), reserved, 1)).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
        assertThat(desk.hears(key, 7, "e", new Answer.Succeeded("re_7"))).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }
}
