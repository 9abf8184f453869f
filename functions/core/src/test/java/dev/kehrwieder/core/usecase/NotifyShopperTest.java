package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.notice.Notice.Outcome;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shoppers are told of each event, and what not. */
class NotifyShopperTest extends NotifyFixture {
    private static final ReturnEvent LABEL_EXPIRING = new ReturnEvent.LabelExpiring(List.of(1));
    private static final ReturnEvent KEPT = new ReturnEvent.ItemsKept(List.of(new ReturnEvent.KeptItem("i1", 1)));

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
    void an_envelope_does_not_show_who_it_is_for() {
        notify.on(registered(labelled(), LABEL_ISSUED));

        assertThat(post.sent.getFirst().toString()).doesNotContain(Fixtures.EMAIL, "Ada Beispiel");
    }

    private static ReturnEvent requested(boolean needsDecision) {
        return new ReturnEvent.ReturnRequested(
                List.of("1001"), ReturnMethod.BY_MAIL_QR, false, needsDecision, List.of());
    }

    private static ReturnEvent received(boolean inspected) {
        return new ReturnEvent.GoodsReceived(1, Optional.of(1), List.of(), inspected);
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
}
