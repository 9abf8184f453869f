package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.ada;
import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.notice.Notice.Outcome;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.core.port.ShopperPost.Delivery;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotifyShopperTest {
    private static final ReturnEvent LABEL_ISSUED =
            new ReturnEvent.LabelIssued(List.of(new ReturnEvent.IssuedLabel(1, "local", "00340434161234567890")));
    private static final ReturnEvent LABEL_EXPIRING = new ReturnEvent.LabelExpiring(List.of(1));
    private static final ReturnEvent KEPT = new ReturnEvent.ItemsKept(List.of(new ReturnEvent.KeptItem("i1", 1)));
    private static final ReturnEvent INSPECTED = new ReturnEvent.ItemsInspected(1, List.of(), List.of());

    private final TestClock clock = TestClock.at("2026-11-14T10:00:00Z");
    private final BreakableStore store = new BreakableStore(new InMemoryStore(clock));
    private final Post post = new Post();
    private final NotifyShopper notify = new NotifyShopper(
            store, new Commits(store, new Random(1), pause -> {}, clock), post, new Random(2), clock, clock);
    private final Order order = Fixtures.order("1001").build();

    @Test
    void a_return_that_must_wait_is_acknowledged() {
        StoredEvent event = registered(labelled(), requested(true));

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Registered.class, notice -> {
            assertThat(notice.envelope().email()).isEqualTo(Fixtures.EMAIL);
            assertThat(notice.envelope().name()).contains("Ada Beispiel");
            assertThat(notice.envelope().event()).isEqualTo(event.id());
            assertThat(notice.envelope().policy().version()).isEqualTo(1);
        });
    }

    @Test
    void issued_labels_are_sent_with_their_documents_and_the_end_of_their_time() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);

        notify.on(event);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.LabelReady.class, notice -> {
            assertThat(notice.parcels())
                    .extracting(parcel -> parcel.documents().orElseThrow())
                    .containsExactly(ParcelDocuments.all("labels/demo/R-1001-1/1"));
            assertThat(notice.shipBy())
                    .isEqualTo(labelled().deadlines().shipBy().orElseThrow());
        });
    }

    @Test
    void a_label_that_runs_out_is_told_of_with_its_end() {
        notify.on(registered(labelled(), LABEL_EXPIRING));

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.LabelExpiring.class, notice -> {
            assertThat(notice.parcels()).extracting(Parcel::number).containsExactly(1);
            assertThat(notice.shipBy()).isEqualTo(labelled().registeredAt().plus(Duration.ofDays(28)));
        });
    }

    static Stream<UnaryOperator<Return>> whatNeedsNoReminder() {
        return Stream.of(
                state -> state.withStage(Stage.CANCELED),
                state -> state.withStage(Stage.EXPIRED),
                state -> state.withParcels(
                        parcel -> Fixtures.scanned(parcel, ParcelStatus.HANDED_IN, at("2026-11-12T09:00:00Z"))),
                state -> state.withParcels(parcel -> parcel.requestedAnew(at("2026-11-12T09:00:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("whatNeedsNoReminder")
    void nobody_is_reminded_of_a_label_that_is_used_replaced_or_not_needed_any_more(UnaryOperator<Return> since) {
        StoredEvent event = registered(since.apply(labelled()), LABEL_EXPIRING);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).isEmpty();
    }

    @Test
    void goods_that_wait_for_the_inspection_are_acknowledged() {
        StoredEvent event = registered(labelled(), received(false));

        notify.on(event);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Received.class, notice -> assertThat(
                        notice.receivedAt())
                .isEqualTo(event.at()));
    }

    @Test
    void an_inspection_tells_the_result_and_why_units_were_not_accepted() {
        Return state =
                labelled().withItems(item -> item.receive(2).judge(accepted()).judge(rejected()));
        StoredEvent event = registered(state, INSPECTED);
        store.commit(List.of(new Write.PutInspection(inspection(state))));

        notify.on(event);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Inspected.class, notice -> {
            assertThat(notice.found()).singleElement().satisfies(found -> {
                assertThat(found.item().accepted()).isEqualTo(1);
                assertThat(found.item().rejected()).isEqualTo(1);
                assertThat(found.note()).contains("sole is worn");
                assertThat(found.exceptions()).containsExactly(WithdrawalException.HYGIENE_SEAL_BROKEN);
            });
            assertThat(notice.outcome()).isEqualTo(new Outcome.AmountFollows());
        });
    }

    @Test
    void a_refund_is_told_with_the_method_of_the_payment_that_it_goes_to() {
        StoredEvent event = registered(labelled(), new ReturnEvent.RefundSucceeded(1, eur("29.99")));

        notify.on(event);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.RefundSent.class, notice -> {
            assertThat(notice.amount()).isEqualTo(eur("29.99"));
            assertThat(notice.paymentMethod()).isEqualTo("CARD");
            assertThat(notice.sentAt()).isEqualTo(event.at());
        });
    }

    @Test
    void store_credit_is_told_as_a_refund_to_it() {
        notify.on(registered(labelled(), new ReturnEvent.CreditIssued(eur("33.00"), eur("3.00"))));

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.RefundSent.class, notice -> {
            assertThat(notice.amount()).isEqualTo(eur("33.00"));
            assertThat(notice.paymentMethod()).isEqualTo("STORE_CREDIT");
        });
    }

    @Test
    void a_failed_refund_is_told() {
        notify.on(registered(labelled(), new ReturnEvent.RefundFailed(1, eur("29.99"), "declined")));

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.RefundFailed.class, notice -> assertThat(
                        notice.paymentMethod())
                .isEqualTo("CARD"));
    }

    @Test
    void what_stays_with_the_shopper_is_told_at_once() {
        notify.on(registered(labelled().withItems(ReturnItem::keep).withoutJourney(), KEPT));

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Kept.class, notice -> {
            assertThat(notice.items()).extracting(ReturnItem::kept).containsExactly(2);
            assertThat(notice.rest()).isFalse();
            assertThat(notice.refund()).isTrue();
            assertThat(notice.credit()).isFalse();
        });
    }

    @Test
    void what_stays_for_store_credit_promises_no_refund() {
        notify.on(registered(returned(Resolution.STORE_CREDIT).withItems(ReturnItem::keep), KEPT));

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Kept.class, notice -> {
            assertThat(notice.refund()).isFalse();
            assertThat(notice.credit()).isTrue();
        });
    }

    @Test
    void of_a_mixed_return_only_what_stays_is_told() {
        notify.on(registered(mixed(), KEPT));

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Kept.class, notice -> {
            assertThat(notice.items()).extracting(ReturnItem::itemId).containsExactly("i1");
            assertThat(notice.rest()).isTrue();
        });
    }

    @Test
    void nothing_stays_of_a_return_that_was_called_off() {
        notify.on(registered(labelled().withItems(ReturnItem::keep).withStage(Stage.CANCELED), KEPT));

        assertThat(post.sent).isEmpty();
    }

    @Test
    void an_inspection_of_the_rest_is_silent_about_what_stays_and_its_money() {
        Return state = mixed().withItems(item -> item.isKept()
                ? item.settle(1, MoneyState.REFUNDED)
                : item.receive(1).judge(rejected()));
        StoredEvent event = registeredAll(state, INSPECTED, new ReturnEvent.RefundSucceeded(1, eur("29.99")))
                .getFirst();

        notify.on(event);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Inspected.class, notice -> {
            assertThat(notice.found())
                    .extracting(found -> found.item().itemId())
                    .containsExactly("i2");
            assertThat(notice.outcome()).isEqualTo(new Outcome.NoRefund());
        });
    }

    /** Its first unit stays with the shopper. */
    private Return mixed() {
        return Fixtures.returnOf(order)
                .item("1", 1)
                .item("1", 1)
                .build()
                .withItems(item -> item.itemId().equals("i1") ? item.keep() : item);
    }

    @Test
    void a_decline_is_told_in_the_words_of_staff() {
        Return state = labelled().withStage(Stage.DECLINED);
        StoredEvent event = registered(state, new ReturnEvent.ReturnDeclined(DeclineReason.FINAL_SALE));
        store.commit(List.of(
                new Write.PutReturnPerson(state.key(), Person.nobody().withText("decline", "It was on final sale."))));

        notify.on(event);

        assertThat(post.sent).singleElement().isInstanceOfSatisfying(Notice.Declined.class, notice -> {
            assertThat(notice.reason()).isEqualTo(DeclineReason.FINAL_SALE);
            assertThat(notice.words()).contains("It was on final sale.");
        });
    }

    @Test
    void a_cancellation_is_told() {
        notify.on(registered(labelled().withStage(Stage.CANCELED), new ReturnEvent.ReturnCanceled()));

        assertThat(post.sent).singleElement().isInstanceOf(Notice.Canceled.class);
    }

    static Stream<ReturnEvent> eventsWithoutMail() {
        return Stream.of(
                requested(false),
                new ReturnEvent.ReturnApproved(true),
                new ReturnEvent.LabelRequested(List.of(1)),
                new ReturnEvent.LabelVoided(1, "00340434161234567890"),
                received(true),
                new ReturnEvent.ParcelHandedIn(1, at("2026-11-12T09:00:00Z")),
                new ReturnEvent.RefundReserved(1, "1001", "p1", eur("29.99")),
                new ReturnEvent.RefundSucceeded(1, eur("0.00")),
                new ReturnEvent.RefundFailed(1, eur("0.00"), "declined"),
                new ReturnEvent.ReturnClosed());
    }

    @ParameterizedTest
    @MethodSource("eventsWithoutMail")
    void an_event_without_a_mail_is_recorded(ReturnEvent what) {
        StoredEvent event = registered(labelled(), what);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).isEmpty();
        assertThat(store.recorded(event.of())).containsExactly(mark(event));
    }

    @Test
    void an_event_that_comes_twice_is_told_once() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);
        clock.advance(Duration.ofDays(1));
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    /** The message, its twin, and what deadlines has sent again: whichever is first sends. */
    @Test
    void an_event_that_comes_several_times_at_once_is_told_once() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            assertUnderWay(event);
            assertUnderWay(event);
        };

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_delivery_that_was_held_up_while_another_one_sent_finds_that_out() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whilePreparing = () -> {
            post.whilePreparing = () -> {};
            assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
            clock.advance(NotifyShopper.LEASE);
        };

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_crash_before_the_lease_sends_nothing_and_holds_nobody_up() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.breakBefore(1);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_crash_between_lease_and_sending_sends_once_after_the_lease() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.breakAfter(1);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);
        assertUnderWay(event);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_crash_between_sending_and_recording_sends_the_same_notice_again_after_the_lease() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            throw new CutOff();
        };
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(CutOff.class);
        assertThat(store.recorded(event.of())).doesNotContain(mark(event));
        post.whileSending = () -> {};
        assertUnderWay(event);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).hasSize(2);
        assertThat(post.sent.get(1)).isEqualTo(post.sent.get(0));
        assertThat(store.recorded(event.of())).contains(mark(event));
    }

    @Test
    void a_record_that_was_written_though_the_store_did_not_say_so_is_enough() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.breakAfter(2);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_mail_that_could_not_be_sent_is_tried_again_at_once() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            throw new IllegalStateException("throttled");
        };
        assertThatThrownBy(() -> notify.on(event)).hasMessage("throttled");
        post.whileSending = () -> {};

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent.get(1)).isEqualTo(post.sent.get(0));
    }

    @Test
    void a_store_that_is_away_when_the_lease_is_given_back_hides_nothing() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            store.breakBefore(1);
            throw new IllegalStateException("throttled");
        };
        assertThatThrownBy(() -> notify.on(event)).hasMessage("throttled");
        post.whileSending = () -> {};
        assertUnderWay(event);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
    }

    @Test
    void a_mail_that_will_never_be_sent_ends_with_a_mark_and_a_task() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.delivery = new Delivery.Refused("LABEL_READY", "MAIL_REJECTED");

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(store.recorded(event.of())).contains(mark(event));
        assertThat(store.trail(event.of()).getLast()).satisfies(last -> {
            assertThat(last.by()).isEqualTo("notifications");
            assertThat(last.event())
                    .isEqualTo(new ReturnEvent.MailUndeliverable(event.id(), "LABEL_READY", "MAIL_REJECTED"));
        });
        assertThat(store.returnCase(event.ofReturn()).orElseThrow().state().mailProblem())
                .contains(new MailProblem(MailProblem.Kind.UNDELIVERABLE, "LABEL_READY", clock.instant()));
        assertThat(tasks(event)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.MAIL_UNDELIVERABLE);
            assertThat(task.about()).contains(event.of());
            assertThat(task.detail()).isEqualTo("MAIL_REJECTED");
        });
    }

    @Test
    void a_crash_while_a_refusal_is_recorded_leaves_nothing_half_done() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.delivery = new Delivery.Refused("LABEL_READY", "MAIL_REJECTED");
        store.breakBefore(2);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);
        assertThat(tasks(event)).isEmpty();
        assertThat(store.recorded(event.of())).doesNotContain(mark(event));
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(tasks(event)).hasSize(1);
    }

    private void assertUnderWay(StoredEvent event) {
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(NotifyShopper.UnderWay.class);
    }

    private List<Task> tasks(StoredEvent event) {
        return store.tasks(new TaskQuery(
                        event.of().shop(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(event.of()),
                        Optional.empty(),
                        10,
                        Optional.empty()))
                .tasks();
    }

    @Test
    void an_unknown_return_is_reported() {
        assertThat(notify.on(event(Fixtures.returnKey("R-0"), 1, 0, LABEL_ISSUED)))
                .isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }

    @Test
    void an_erased_shopper_gets_nothing_and_the_event_is_recorded() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.commit(List.of(new Write.PutOrderPerson(order.key(), Person.nobody())));

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).isEmpty();
        assertThat(store.recorded(event.of())).containsExactly(mark(event));
    }

    @Test
    void mails_that_later_news_would_contradict_are_not_sent() {
        List<StoredEvent> events = registeredAll(
                labelled(),
                requested(true),
                LABEL_ISSUED,
                received(false),
                INSPECTED,
                new ReturnEvent.RefundSucceeded(1, eur("29.99")),
                new ReturnEvent.RefundFailed(1, eur("29.99"), "account closed"));

        events.reversed().forEach(event -> assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE));

        assertThat(post.sent)
                .extracting(notice -> notice.getClass().getSimpleName())
                .containsExactly("RefundFailed", "Inspected", "LabelReady");
        assertThat(store.recorded(events.getFirst().of()))
                .containsAll(events.stream().map(this::mark).toList());
    }

    @Test
    void labels_of_a_canceled_return_are_not_sent() {
        notify.on(registered(labelled().withStage(Stage.CANCELED), LABEL_ISSUED));

        assertThat(post.sent).isEmpty();
    }

    @Test
    void an_inspection_after_the_settlement_tells_the_amount() {
        Return state = labelled()
                .withItems(item ->
                        item.receive(2).judge(accepted()).judge(accepted()).settle(2, MoneyState.RESERVED));
        List<StoredEvent> events = registeredAll(
                state,
                INSPECTED,
                new ReturnEvent.RefundReserved(1, "1001", "p1", eur("29.99")),
                new ReturnEvent.RefundReserved(2, "1001", "p2", eur("30.00")));

        notify.on(events.getFirst());

        assertThat(outcome()).isEqualTo(new Outcome.RefundFollows(eur("59.99")));
    }

    @Test
    void nothing_follows_from_an_inspection_that_accepts_nothing() {
        Return state =
                labelled().withItems(item -> item.receive(2).judge(rejected()).judge(rejected()));
        notify.on(registered(state, INSPECTED));

        assertThat(outcome()).isEqualTo(new Outcome.NoRefund());
    }

    @Test
    void goods_for_store_credit_promise_no_refund() {
        Return state = returned(Resolution.STORE_CREDIT)
                .withItems(item -> item.receive(2).judge(accepted()).judge(accepted()));
        notify.on(registered(state, INSPECTED));

        assertThat(outcome()).isEqualTo(new Outcome.SettledOtherwise());
    }

    private Outcome outcomeOf(Resolution asked, Verdict... verdicts) {
        Return state = Fixtures.returnOf(Fixtures.order("1001").build())
                .claim(asked)
                .item("1", verdicts.length)
                .build()
                .withItems(item -> {
                    ReturnItem judged = item.receive(verdicts.length);
                    for (Verdict verdict : verdicts) {
                        judged = judged.judge(verdict);
                    }
                    return judged;
                });
        notify.on(registered(state, INSPECTED));
        return outcome();
    }

    private static Verdict decided(Resolution resolution) {
        return new Verdict(
                1,
                1,
                true,
                Optional.of(Grade.D),
                Optional.empty(),
                0,
                Optional.of(new ClaimDecision(resolution, resolution == Resolution.PARTIAL_REFUND_KEEP_ITEM ? 30 : 0)));
    }

    @Test
    void who_waits_for_a_repair_is_told_of_no_money() {
        assertThat(outcomeOf(Resolution.REPAIR, accepted())).isEqualTo(new Outcome.MadeGood(true, false));
    }

    @Test
    void a_repair_that_became_a_replacement_is_told_as_one() {
        assertThat(outcomeOf(Resolution.REPAIR, decided(Resolution.REPLACEMENT)))
                .isEqualTo(new Outcome.MadeGood(false, true));
    }

    @Test
    void units_that_are_repaired_and_replaced_are_told_together() {
        assertThat(outcomeOf(Resolution.REPAIR, accepted(), decided(Resolution.REPLACEMENT)))
                .isEqualTo(new Outcome.MadeGood(true, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Resolution.class,
            names = {"REFUND_ORIGINAL_PAYMENT", "PARTIAL_REFUND_KEEP_ITEM"})
    void a_repair_that_became_money_promises_it(Resolution money) {
        assertThat(outcomeOf(Resolution.REPAIR, decided(money), accepted())).isEqualTo(new Outcome.AmountFollows());
    }

    @Test
    void a_repair_that_is_refused_is_told_of_no_money_either() {
        assertThat(outcomeOf(Resolution.REPAIR, rejected())).isEqualTo(new Outcome.NotMadeGood());
    }

    @Test
    void a_refund_after_a_failed_repair_that_is_refused_is_none() {
        assertThat(outcomeOf(Resolution.REFUND_ORIGINAL_PAYMENT, rejected())).isEqualTo(new Outcome.NoRefund());
    }

    @Test
    void an_envelope_does_not_show_who_it_is_for() {
        notify.on(registered(labelled(), LABEL_ISSUED));

        assertThat(post.sent.getFirst().toString()).doesNotContain(Fixtures.EMAIL, "Ada Beispiel");
    }

    private Outcome outcome() {
        return ((Notice.Inspected) post.sent.getFirst()).outcome();
    }

    private static ReturnEvent requested(boolean needsDecision) {
        return new ReturnEvent.ReturnRequested(
                List.of("1001"), ReturnMethod.BY_MAIL_QR, false, needsDecision, List.of());
    }

    private static ReturnEvent received(boolean inspected) {
        return new ReturnEvent.GoodsReceived(1, Optional.of(1), List.of(), inspected);
    }

    private static Verdict accepted() {
        return new Verdict(1, 1, true, Optional.of(Grade.A), Optional.empty(), 0);
    }

    private static Verdict rejected() {
        return new Verdict(1, 1, false, Optional.of(Grade.C), Optional.empty(), 0);
    }

    private static Inspection inspection(Return state) {
        return new Inspection(
                state.key(),
                1,
                InspectionStatus.GRADED,
                Optional.of(1),
                Optional.of("w-17"),
                at("2026-11-13T08:00:00Z"),
                List.of(finding(state, true, "smells of smoke"), finding(state, false, "sole is worn")),
                List.of(),
                true);
    }

    private static Inspection.Finding finding(Return state, boolean accepted, String note) {
        ReturnItem item = state.items().getFirst();
        return new Inspection.Finding(
                item.itemId(),
                1,
                Optional.of(accepted),
                Optional.of(Grade.C),
                Optional.empty(),
                Optional.empty(),
                Optional.of(note),
                List.of(),
                0,
                accepted ? Optional.empty() : Optional.of(WithdrawalException.HYGIENE_SEAL_BROKEN),
                Optional.empty());
    }

    private Return labelled() {
        return returned(Resolution.REFUND_ORIGINAL_PAYMENT);
    }

    private Return returned(Resolution resolution) {
        Return state =
                Fixtures.returnOf(order).item("1", 2).resolution(resolution).build();
        return state.withParcels(parcel -> parcel.labelled(
                "00340434161234567890",
                ParcelDocuments.all("labels/demo/R-1001-1/1"),
                state.registeredAt(),
                state.registeredAt().plus(Duration.ofDays(28))));
    }

    private StoredEvent registered(Return state, ReturnEvent what) {
        return registeredAll(state, what).getFirst();
    }

    /** The return as it is now, with its trail and one refund to the card. */
    private List<StoredEvent> registeredAll(Return state, ReturnEvent... trail) {
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
        if (Stream.of(trail).anyMatch(NotifyShopperTest::isAboutMoney)) {
            writes.add(new Write.PutRefund(refund));
        }
        store.commit(writes);
        return events;
    }

    private static boolean isAboutMoney(ReturnEvent event) {
        return event instanceof ReturnEvent.RefundSucceeded || event instanceof ReturnEvent.RefundFailed;
    }

    private InboxMark mark(StoredEvent event) {
        return new InboxMark("notifications", event.id().toString());
    }

    /** As if the process had ended: nobody catches it. */
    private static final class CutOff extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Post implements ShopperPost {
        private final List<Notice> sent = new ArrayList<>();
        private Runnable whilePreparing = () -> {};
        private Runnable whileSending = () -> {};
        private Delivery delivery = new Delivery.Sent();

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
