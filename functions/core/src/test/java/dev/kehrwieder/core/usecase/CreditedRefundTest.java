package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CreditConsent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A refund that failed and is given as store credit: the same amount, once, and no cent more than was captured. */
final class CreditedRefundTest {
    private static final RetryRefund.Means CREDIT = new RetryRefund.Means.StoreCredit(Optional.empty());

    private final Desk desk = new Desk();
    private ReturnKey key;

    private void failed(RequestFixture request) {
        desk.with(policy().storeCreditBonusPercent("10"));
        desk.with(order("1001").line("1", 3, "30.00"));
        key = desk.accepted(request);
        desk.provider.failNext();
        desk.relay();
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.FAILED);
    }

    private ReturnResult retries(int number, RetryRefund.Means means) {
        return Desk.decided(desk.retry.retry(key, number, means, Desk.STAFF, Optional.empty()));
    }

    private static RetryRefund.Means agreed(String text, Instant... at) {
        return new RetryRefund.Means.StoreCredit(
                Optional.of(new ReturnRequest.Consent(text, at.length == 0 ? Optional.empty() : Optional.of(at[0]))));
    }

    private Money credit() {
        CreditAccount account = desk.memory.creditAccount(
                new CreditAccountKey(Fixtures.SHOP, desk.state(key).customer(), Fixtures.EUR));
        assertThat(account.bonus(desk.clock.instant())).isEqualTo(eur("0.00"));
        return account.balance(desk.clock.instant());
    }

    @Test
    void the_same_amount_becomes_credit_without_a_bonus_and_the_return_closes() {
        failed(request("1001").item("1", 1));

        assertThat(retries(1, CREDIT)).isInstanceOf(ReturnResult.Done.class);

        assertThat(credit()).isEqualTo(eur("30.00"));
        assertThat(desk.balance("1001").payment("p1")).isEqualTo(new PaymentBalance(eur("0.00"), eur("0.00")));
        assertThat(desk.balance("1001").credited()).isEqualTo(eur("30.00"));
        assertThat(desk.refund(key, 1).isCredited()).isTrue();
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.CREDITED);
        assertThat(desk.trail(key)).endsWith("CreditIssued", "RefundReleased", "ReturnClosed");
        assertThat(desk.event(key, "RefundReleased").event())
                .isEqualTo(new ReturnEvent.RefundReleased(1, eur("30.00"), "STORE_CREDIT", Optional.empty()));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.tasks(key)).isEmpty();
    }

    @Test
    void nothing_is_given_twice() {
        failed(request("1001").item("1", 1));
        retries(1, CREDIT);
        long version = desk.state(key).version();

        assertThat(retries(1, CREDIT)).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(retries(1, new RetryRefund.Means.Same())).isInstanceOf(ReturnResult.NotAllowed.class);
        desk.relay();

        assertThat(credit()).isEqualTo(eur("30.00"));
        assertThat(desk.state(key).version()).isEqualTo(version);
        assertThat(desk.provider.asked()).containsExactly("demo/R1/1");
    }

    @Test
    void what_has_not_failed_becomes_no_credit() {
        desk.with(policy()).with(order("1001").line("1", 3, "30.00"));
        key = desk.submitted(request("1001").item("1", 1));

        assertThat(retries(1, CREDIT)).isInstanceOf(ReturnResult.NotAllowed.class);
        desk.succeeds(key, 1);
        assertThat(retries(1, CREDIT)).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(retries(2, CREDIT)).isInstanceOf(ReturnResult.Unknown.class);

        assertThat(credit()).isEqualTo(eur("0.00"));
    }

    @Test
    void a_withdrawal_takes_credit_only_with_express_consent_and_keeps_it() {
        failed(request("1001").withdrawal().item("1", 1));

        assertThat(retries(1, CREDIT)).isInstanceOfSatisfying(ReturnResult.Refused.class, refused -> assertThat(
                        Desk.codes(refused.refusals()))
                .containsExactly("/storeCreditConsent REQUIRED"));
        assertThat(retries(1, agreed("Yes.", desk.clock.instant().plusSeconds(1))))
                .isInstanceOfSatisfying(
                        ReturnResult.Refused.class, refused -> assertThat(Desk.codes(refused.refusals()))
                                .containsExactly("/storeCreditConsent/at OUT_OF_RANGE"));
        assertThat(credit()).isEqualTo(eur("0.00"));

        assertThat(retries(1, agreed("Yes."))).isInstanceOf(ReturnResult.Done.class);

        assertThat(desk.state(key).money().creditConsent()).contains(new CreditConsent("Yes.", desk.clock.instant()));
        assertThat(credit()).isEqualTo(eur("30.00"));
    }

    @Test
    void what_was_paid_with_credit_goes_back_as_credit_without_asking() {
        desk.with(policy());
        desk.with(order("1001").line("1", 1, "30.00").payment("own", "credit", "STORE_CREDIT", "34.95"));
        key = desk.accepted(request("1001").withdrawal().item("1", 1));
        desk.relay();
        assertThat(desk.refund(key, 1).failureReason()).contains("UNKNOWN_REDEMPTION");

        assertThat(retries(1, CREDIT)).isInstanceOf(ReturnResult.Done.class);

        assertThat(credit()).isEqualTo(eur("34.95"));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void the_other_payment_is_waited_for_and_is_the_news() {
        desk.with(policy());
        desk.with(order("1001")
                .line("1", 1, "30.00")
                .payment("gift", "GIFT_CARD", "10.00")
                .payment("card", "CARD", "24.95"));
        desk.provider.failNext();
        key = desk.submitted(request("1001").item("1", 1));
        int failed = desk.refund(key, 1).status() == RefundStatus.FAILED ? 1 : 2;

        retries(failed, CREDIT);
        assertThat(desk.state(key).status()).isNotEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.RESERVED);
        desk.succeeds(key, 3 - failed);

        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(credit()).isEqualTo(desk.refund(key, failed).amount());
    }

    @Test
    void what_the_provider_has_paid_after_all_becomes_no_credit() {
        failed(request("1001").item("1", 1));
        desk.provider.settle(desk.refund(key, 1), new Answer.Succeeded("re_1"));

        assertThat(retries(1, CREDIT)).isInstanceOfSatisfying(ReturnResult.NotAllowed.class, told -> assertThat(
                        told.now().refund(1).orElseThrow().status())
                .isEqualTo(RefundStatus.UNKNOWN));

        assertThat(credit()).isEqualTo(eur("0.00"));
    }

    @Test
    void no_credit_is_given_while_the_provider_may_still_pay_or_is_silent() {
        failed(request("1001").item("1", 1));
        desk.provider.settle(desk.refund(key, 1), new Answer.Pending("re_1"));
        assertThat(retries(1, CREDIT)).isInstanceOf(ReturnResult.NotAllowed.class);

        desk.provider.fallSilent();
        assertThatExceptionOfType(PaymentProvider.Fault.class).isThrownBy(() -> retries(1, CREDIT));

        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(credit()).isEqualTo(eur("0.00"));
    }

    @Test
    void a_success_that_is_told_of_it_later_is_a_task_and_moves_no_money() {
        failed(request("1001").item("1", 1));
        retries(1, CREDIT);

        desk.hears(key, 1, "late", new Answer.Succeeded("re_1"));

        assertThat(desk.tasks(key)).extracting(Task::kind).containsExactly(TaskKind.REFUND_PAID_TWICE);
        assertThat(credit()).isEqualTo(eur("30.00"));
        assertThat(desk.balance("1001").payment("p1").taken()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_an_inspection_finds_after_it_was_paid_early_is_claimed_to_the_cent() {
        desk.with(policy().refundOn(RefundTrigger.HANDED_IN)).with(order("1001").line("1", 3, "30.00"));
        key = desk.labelled(request("1001").item("1", 3));
        desk.provider.failNext();
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        desk.relay();
        retries(1, CREDIT);

        desk.inspected(inspection(key).accept("1", 2).reject("1", 1));
        desk.relay();

        assertThat(credit()).isEqualTo(eur("90.00"));
        assertThat(desk.state(key).money().overpayment().orElseThrow().total()).isEqualTo(eur("30.00"));
    }
}
