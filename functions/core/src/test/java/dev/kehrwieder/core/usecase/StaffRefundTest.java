package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRefund.Kind;
import dev.kehrwieder.core.model.StaffRefund.Means;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.GiveRefund.Result;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Money that staff gives beside a settlement. */
final class StaffRefundTest {
    private final Desk desk = new Desk()
            .with(policy())
            .with(order("1001").payment("g1", "GIFT_CARD", "20.00").payment("p1", "CARD", "74.94"));
    private final GiveRefund give = new GiveRefund(desk.store, desk.commits, desk.periods, desk.clock);

    private ReturnKey closed() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        return key;
    }

    private Result gives(ReturnKey key, Kind kind, Means means, String amount, StaffRole role) {
        return Desk.decided(give.give(
                new StaffRefundRequest(
                        key,
                        Optional.empty(),
                        kind,
                        StaffRefund.Reason.LATE,
                        means,
                        eur(amount),
                        "su-7",
                        role,
                        Optional.of("for Ada")),
                Desk.STAFF,
                Optional.empty()));
    }

    private Result approves(ReturnKey key, int number, String agent, StaffRole role) {
        return Desk.decided(
                give.approve(key, number, new GiveRefund.SecondPerson(agent, role), Desk.STAFF, Optional.empty()));
    }

    private static StaffRefund.Status status(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).refund().status();
    }

    private static void refused(Result result, String... codes) {
        assertThat(result)
                .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(Desk.codes(refused.refusals()))
                        .containsExactly(codes));
    }

    @Test
    void within_the_limit_it_is_paid_at_once_and_a_closed_return_stays_closed() {
        ReturnKey key = closed();

        assertThat(status(gives(key, Kind.GOODWILL, Means.ORIGINAL, "10.00", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.GRANTED);
        desk.relay();
        desk.succeeds(key, 2);

        assertThat(desk.refund(key, 2))
                .extracting(Refund::paymentId, Refund::amount, Refund::status)
                .containsExactly("p1", eur("10.00"), RefundStatus.SUCCEEDED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.trail(key)).contains("StaffRefundRequested").doesNotContain("ReturnReopened");
        assertThat(desk.state(key).settlement().orElseThrow().netRefund()).isEqualTo(eur("30.00"));
        assertThat(desk.memory.person(key).orElseThrow().texts()).containsEntry("staffRefund/1", "for Ada");
    }

    @Test
    void it_goes_back_over_the_payments_in_the_order_of_the_tenders() {
        ReturnKey key = closed();
        gives(key, Kind.CORRECTION, Means.ORIGINAL, "50.00", StaffRole.SUPPORT);
        assertThat(desk.found(key).refunds())
                .extracting(Refund::paymentId, Refund::amount)
                .containsExactly(tuple("p1", eur("30.00")), tuple("p1", eur("44.94")), tuple("g1", eur("5.06")));
    }

    @Test
    void never_more_than_was_captured_and_is_left_goes_back() {
        ReturnKey key = closed();
        refused(gives(key, Kind.GOODWILL, Means.ORIGINAL, "64.95", StaffRole.FINANCE), "/amount OUT_OF_RANGE");
        refused(gives(key, Kind.CORRECTION, Means.STORE_CREDIT, "64.95", StaffRole.FINANCE), "/amount OUT_OF_RANGE");
        assertThat(status(gives(key, Kind.GOODWILL, Means.ORIGINAL, "64.94", StaffRole.FINANCE)))
                .isEqualTo(StaffRefund.Status.GRANTED);
        refused(gives(key, Kind.GOODWILL, Means.ORIGINAL, "0.01", StaffRole.FINANCE), "/amount OUT_OF_RANGE");
    }

    @Test
    void a_present_of_credit_may_be_more_and_never_becomes_money() {
        ReturnKey key = closed();
        gives(key, Kind.GOODWILL, Means.STORE_CREDIT, "500.00", StaffRole.FINANCE);
        var account = desk.memory.creditAccount(
                new CreditAccountKey(Fixtures.SHOP, desk.state(key).customer(), Fixtures.EUR));
        assertThat(account.balance(desk.clock.instant())).isEqualTo(eur("500.00"));
        assertThat(account.bonus(desk.clock.instant())).isEqualTo(eur("500.00"));
        assertThat(desk.balance("1001").credited()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_is_owed_and_given_as_credit_is_taken_of_the_order() {
        ReturnKey key = closed();
        gives(key, Kind.CORRECTION, Means.STORE_CREDIT, "10.00", StaffRole.SUPPORT);
        assertThat(desk.balance("1001").credited()).isEqualTo(eur("10.00"));
        assertThat(desk.event(key, "CreditIssued").event())
                .isEqualTo(new ReturnEvent.CreditIssued(eur("10.00"), eur("0.00")));
    }

    @Test
    void a_withdrawal_is_given_what_is_owed_as_credit_only_with_consent() {
        ReturnKey key = desk.submitted(request("1001").withdrawal().item("1", 1));
        refused(gives(key, Kind.CORRECTION, Means.STORE_CREDIT, "5.00", StaffRole.SUPPORT), "/means CONTRADICTION");
        assertThat(status(gives(key, Kind.GOODWILL, Means.STORE_CREDIT, "5.00", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.GRANTED);
    }

    @Test
    void limits_are_summed_over_the_return_and_above_them_a_second_person_agrees() {
        ReturnKey key = closed();
        desk.with(policy().version(2)
                .staffLimits(Map.of(
                        StaffRole.SUPPORT,
                        eur("15.00").decimal(),
                        StaffRole.FINANCE,
                        eur("20.00").decimal())));
        assertThat(status(gives(key, Kind.GOODWILL, Means.ORIGINAL, "10.00", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.GRANTED);
        assertThat(status(gives(key, Kind.GOODWILL, Means.ORIGINAL, "5.01", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.WAITING);
        assertThat(desk.found(key).refunds()).hasSize(2);
        assertThat(desk.tasks(key)).extracting(Task::kind).containsExactly(TaskKind.REFUND_APPROVAL);

        refused(approves(key, 2, " SU-7", StaffRole.FINANCE), "/agent CONTRADICTION");
        assertThat(status(gives(key, Kind.GOODWILL, Means.STORE_CREDIT, "20.01", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.WAITING);
        refused(approves(key, 3, "fi-2", StaffRole.FINANCE), "/agent OVERRIDE_LIMIT");
        assertThat(status(approves(key, 3, "ad-1", StaffRole.ADMIN))).isEqualTo(StaffRefund.Status.GRANTED);
        assertThat(status(approves(key, 2, "fi-2", StaffRole.FINANCE))).isEqualTo(StaffRefund.Status.GRANTED);
        assertThat(approves(key, 2, "fi-2", StaffRole.FINANCE)).isInstanceOf(Result.NotAllowed.class);
        assertThat(desk.refund(key, 3).amount()).isEqualTo(eur("5.01"));
        assertThat(desk.tasks(key)).isEmpty();
        assertThat(desk.memory.trail(key))
                .extracting(StoredEvent::event)
                .contains(
                        new ReturnEvent.StaffRefundApproved(2, "fi-2", StaffRole.FINANCE),
                        new ReturnEvent.StaffRefundApproved(3, "ad-1", StaffRole.ADMIN));
    }

    @Test
    void a_refusal_gives_nothing_and_takes_nothing_of_the_limit() {
        ReturnKey key = closed();
        assertThat(status(gives(key, Kind.GOODWILL, Means.STORE_CREDIT, "101.00", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.WAITING);
        Result rejected = Desk.decided(give.reject(
                key, 1, new GiveRefund.SecondPerson("fi-2", StaffRole.FINANCE), Desk.STAFF, Optional.empty()));
        assertThat(status(rejected)).isEqualTo(StaffRefund.Status.REJECTED);
        assertThat(desk.memory.ledger()).isEmpty();
        assertThat(desk.tasks(key)).isEmpty();
        assertThat(approves(key, 1, "fi-3", StaffRole.FINANCE)).isInstanceOf(Result.NotAllowed.class);
        assertThat(approves(key, 9, "fi-3", StaffRole.FINANCE)).isEqualTo(new Result.Unknown());
        assertThat(status(gives(key, Kind.GOODWILL, Means.STORE_CREDIT, "100.00", StaffRole.SUPPORT)))
                .isEqualTo(StaffRefund.Status.GRANTED);
    }

    @Test
    void what_failed_is_a_task_and_opens_no_goods() {
        ReturnKey key = closed();
        gives(key, Kind.GOODWILL, Means.ORIGINAL, "10.00", StaffRole.SUPPORT);
        desk.relay();
        desk.hears(key, 2, "no", new Answer.Failed(Optional.of("re_2"), "ACCOUNT_CLOSED"));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.tasks(key)).extracting(Task::kind).containsExactly(TaskKind.REFUND_FAILED);
        refused(gives(key, Kind.GOODWILL, Means.ORIGINAL, "54.95", StaffRole.FINANCE), "/amount OUT_OF_RANGE");
    }

    @Test
    void two_hundred_callers_give_no_more_than_is_left() throws Exception {
        ReturnKey key = closed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(i -> threads.submit(() -> give.give(
                            new StaffRefundRequest(
                                    key,
                                    Optional.empty(),
                                    Kind.GOODWILL,
                                    StaffRefund.Reason.OTHER,
                                    Means.ORIGINAL,
                                    eur("10.00"),
                                    "ad-1",
                                    StaffRole.ADMIN,
                                    Optional.empty()),
                            Desk.STAFF,
                            Optional.empty())));
        }
        var taken = desk.balance("1001").payments().values().stream()
                .map(payment -> payment.taken())
                .reduce(eur("0.00"), (a, b) -> a.plus(b));
        assertThat(taken).isLessThanOrEqualTo(eur("94.94"));
        assertThat(desk.found(key).refunds().stream().map(Refund::amount).reduce(eur("0.00"), (a, b) -> a.plus(b)))
                .isEqualTo(taken);
    }
}
