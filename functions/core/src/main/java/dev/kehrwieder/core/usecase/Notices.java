package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.notice.Envelope;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.notice.Notice.Outcome;
import dev.kehrwieder.core.notice.WithdrawalEnvelope;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which notice is due for which event (DESIGN 8). It tells of the return as it is now, and one that the shopper could only
 * misunderstand, because later news came first, is not due at all.
 */
final class Notices {
    /** As a means of payment. */
    private static final String CREDIT = "STORE_CREDIT";

    private final Store store;
    private final ReturnCommands commands;

    Notices(Store store) {
        this.store = store;
        this.commands = new ReturnCommands(store);
    }

    /** Empty where nothing is due, or nobody is there to be told. */
    Optional<Notice> due(StoredEvent event, ReturnCase found, List<InboxMark> recorded) {
        Occasion occasion = new Occasion(event, found, recorded);
        return switch (event.event()) {
            case ReturnEvent.ReturnRequested requested -> requested.needsDecision() ? occasion.registered() : none();
            case ReturnEvent.LabelIssued(List<ReturnEvent.IssuedLabel> labels) -> occasion.labelReady(labels);
            case ReturnEvent.LabelExpiring(List<Integer> parcels) -> occasion.labelExpiring(parcels);
            // What is inspected in the same commit says too that it has arrived.
            case ReturnEvent.GoodsReceived received -> received.inspected() ? none() : occasion.received();
            case ReturnEvent.ItemsInspected _ -> occasion.inspected();
            case ReturnEvent.ItemsKept _ -> occasion.kept();
            case ReturnEvent.RefundSucceeded(int refund, Money amount) -> occasion.refundSent(refund, amount);
            case ReturnEvent.CreditIssued(Money amount, Money _) -> occasion.creditGiven(amount);
            case ReturnEvent.RefundFailed(int refund, Money amount, String _) -> occasion.refundFailed(refund, amount);
            case ReturnEvent.RefundActionRequired(int refund, Money amount, String _) ->
                occasion.payoutNeedsAction(refund, amount);
            case ReturnEvent.ReturnDeclined declined -> occasion.declined(declined);
            case ReturnEvent.ReturnCanceled _ -> occasion.envelope().map(Notice.Canceled::new);
            case ReturnEvent.PickupFailed failed -> occasion.pickupFailed(failed.parcel());
            case ReturnEvent.PolicyOverridden _,
                    ReturnEvent.ReturnApproved _,
                    ReturnEvent.ReturnExpired _,
                    ReturnEvent.ReturnReopened _,
                    ReturnEvent.LabelRequested _,
                    ReturnEvent.CarrierChosen _,
                    ReturnEvent.LabelFailed _,
                    ReturnEvent.LabelVoided _,
                    ReturnEvent.ParcelHandedIn _,
                    ReturnEvent.ParcelMoved _,
                    ReturnEvent.ParcelDelivered _,
                    ReturnEvent.ParcelLost _,
                    ReturnEvent.ScanTakenBack _,
                    ReturnEvent.PickupRequested _,
                    ReturnEvent.PickupScheduled _,
                    ReturnEvent.InspectionDisputed _,
                    ReturnEvent.SettlementDecided _,
                    ReturnEvent.RefundReserved _,
                    ReturnEvent.RefundSubmitted _,
                    ReturnEvent.RefundUnknown _,
                    ReturnEvent.RefundRepeated _,
                    ReturnEvent.RefundHeld _,
                    ReturnEvent.RefundResumed _,
                    ReturnEvent.RefundReleased _,
                    ReturnEvent.StaffRefundRequested _,
                    ReturnEvent.StaffRefundApproved _,
                    ReturnEvent.StaffRefundRejected _,
                    ReturnEvent.OverpaymentFound _,
                    ReturnEvent.OverpaymentResolved _,
                    ReturnEvent.ExchangeReleased _,
                    ReturnEvent.ReturnClosed _,
                    ReturnEvent.WithdrawalDeclared _,
                    ReturnEvent.DataErased _,
                    ReturnEvent.MailBounced _,
                    ReturnEvent.MailComplained _,
                    ReturnEvent.MailUndeliverable _ -> none();
        };
    }

    /**
     * An acknowledgement is due of each declaration, whoever's address it is; empty where it was erased.
     *
     * <p>It is the same whatever has come of the declaration since.
     */
    Optional<Notice> due(StoredEvent event, Withdrawal found) {
        if (!(event.event() instanceof ReturnEvent.WithdrawalDeclared)) {
            return none();
        }
        Policy policy = store.currentPolicy(found.key().shop())
                .orElseThrow(() -> new IllegalStateException("a shop without a policy"));
        return store.person(found.key())
                .flatMap(Declaration::of)
                .map(declaration -> new Notice.WithdrawalReceived(
                        new WithdrawalEnvelope(
                                event.id(), found, policy, declaration.email(), Optional.of(declaration.name())),
                        declaration));
    }

    private static Optional<Notice> none() {
        return Optional.empty();
    }

    /** An event, with what is known around it. */
    private final class Occasion {
        private final StoredEvent event;
        private final ReturnCase found;
        private final Return state;
        private final List<InboxMark> recorded;

        Occasion(StoredEvent event, ReturnCase found, List<InboxMark> recorded) {
            this.event = event;
            this.found = found;
            this.state = found.state();
            this.recorded = recorded;
        }

        /** Empty where the shopper was erased or left no address. */
        Optional<Envelope> envelope() {
            Person shopper = store.person(state.firstOrder()).orElseGet(Person::nobody);
            return shopper.email()
                    .filter(email -> !email.isBlank())
                    .map(email -> new Envelope(event.id(), state, commands.policy(state), email, shopper.name()));
        }

        /** "Please wait" after the decision was told would contradict it. */
        Optional<Notice> registered() {
            return isTold(later -> true) ? none() : envelope().map(Notice.Registered::new);
        }

        Optional<Notice> labelReady(List<ReturnEvent.IssuedLabel> labels) {
            List<Parcel> parcels = labels.stream()
                    .flatMap(label -> state.parcel(label.parcel()).stream())
                    .filter(Occasion::isUsable)
                    .toList();
            if (parcels.isEmpty() || isOff()) {
                return none();
            }
            Instant shipBy = state.deadlines()
                    .shipBy()
                    .filter(end -> event.at().isBefore(end))
                    .or(() -> parcels.stream()
                            .flatMap(parcel -> parcel.labelExpiresAt().stream())
                            .min(Instant::compareTo))
                    .orElseThrow(() -> new IllegalStateException("a label without an end"));
            return envelope().map(envelope -> new Notice.LabelReady(envelope, shipBy, parcels));
        }

        /** Not of what was sent, replaced or called off since. */
        Optional<Notice> labelExpiring(List<Integer> numbers) {
            List<Parcel> parcels = numbers.stream()
                    .flatMap(number -> state.parcel(number).stream())
                    .filter(parcel -> LabelReminder.isWorthReminding(state, parcel, event.at()))
                    .toList();
            return parcels.stream()
                    .flatMap(parcel -> parcel.labelExpiresAt().stream())
                    .min(Instant::compareTo)
                    .flatMap(end -> envelope().map(envelope -> new Notice.LabelExpiring(envelope, end, parcels)));
        }

        Optional<Notice> received() {
            return isTold(later -> later instanceof ReturnEvent.ItemsInspected)
                    ? none()
                    : envelope().map(envelope -> new Notice.Received(envelope, event.at()));
        }

        Optional<Notice> inspected() {
            List<Inspection> inspections = store.inspections(state.key());
            List<Notice.Found> items = state.items().stream()
                    .filter(item -> item.received() + item.missing() + item.expected() > 0)
                    .map(item -> new Notice.Found(item, exceptions(inspections, item), note(inspections, item)))
                    .toList();
            return envelope().map(envelope -> new Notice.Inspected(envelope, items, outcome()));
        }

        /** One that was called off since pays nothing for what is kept. */
        Optional<Notice> kept() {
            List<ReturnItem> kept =
                    state.items().stream().filter(ReturnItem::isKept).toList();
            if (state.stage() == Stage.CANCELED || kept.isEmpty()) {
                return none();
            }
            boolean refund = kept.stream().anyMatch(item -> isWorth(item, Resolution.REFUND_ORIGINAL_PAYMENT));
            boolean credit = kept.stream().anyMatch(item -> isWorth(item, Resolution.STORE_CREDIT));
            return envelope()
                    .map(envelope -> new Notice.Kept(
                            envelope, kept, kept.size() < state.items().size(), refund, credit));
        }

        private boolean isWorth(ReturnItem item, Resolution resolution) {
            return item.resolution() == resolution
                    && state.estimate().lines().stream()
                            .anyMatch(line -> line.itemId().equals(item.itemId())
                                    && line.itemSubtotal().isPositive());
        }

        /** Not after it was told that the bank had sent the money back. */
        Optional<Notice> refundSent(int number, Money amount) {
            boolean bounced =
                    isTold(later -> later instanceof ReturnEvent.RefundFailed failed && failed.refund() == number);
            return bounced || !amount.isPositive()
                    ? none()
                    : envelope().map(envelope -> new Notice.RefundSent(envelope, amount, method(number), event.at()));
        }

        /** As a refund to another means: it may be used at once. */
        Optional<Notice> creditGiven(Money amount) {
            return envelope().map(envelope -> new Notice.RefundSent(envelope, amount, CREDIT, event.at()));
        }

        Optional<Notice> refundFailed(int number, Money amount) {
            return amount.isPositive()
                    ? envelope().map(envelope -> new Notice.RefundFailed(envelope, amount, method(number)))
                    : none();
        }

        /** Not where it is done, and not of a transfer, which waits for the shop's own staff. */
        Optional<Notice> payoutNeedsAction(int number, Money amount) {
            return found.refund(number)
                    .filter(refund -> refund.status() == RefundStatus.REQUIRES_ACTION
                            && !refund.provider().equals(RetryRefund.MANUAL))
                    .flatMap(refund -> envelope())
                    .map(envelope -> new Notice.PayoutNeedsAction(envelope, amount, method(number)));
        }

        Optional<Notice> declined(ReturnEvent.ReturnDeclined declined) {
            Optional<String> words = store.person(state.key())
                    .flatMap(person -> Optional.ofNullable(person.texts().get("decline")));
            return envelope().map(envelope -> new Notice.Declined(envelope, declined.reason(), words));
        }

        /** Not where the shopper has chosen again, or handed the parcel in. */
        Optional<Notice> pickupFailed(int number) {
            boolean chosen = later().stream()
                    .anyMatch(later ->
                            later.event() instanceof ReturnEvent.PickupRequested again && again.parcel() == number);
            return state.parcel(number)
                    .filter(parcel -> parcel.status() == ParcelStatus.PICKUP_FAILED
                            && state.stage().isOpen()
                            && !chosen)
                    .flatMap(parcel -> envelope().map(envelope -> new Notice.PickupFailed(envelope, parcel)));
        }

        /** Whether the shopper has been told of something that happened later. */
        private boolean isTold(Predicate<ReturnEvent> what) {
            return later().stream()
                    .filter(later -> recorded.contains(
                            new InboxMark(NotifyShopper.NAME, later.id().toString())))
                    .anyMatch(later -> what.test(later.event()));
        }

        private List<StoredEvent> later() {
            return store.trail(state.key()).stream()
                    .filter(other -> other.id().compareTo(event.id()) > 0)
                    .toList();
        }

        private static boolean isUsable(Parcel parcel) {
            return parcel.documents().isPresent()
                    && parcel.status() != ParcelStatus.VOIDED
                    && parcel.status() != ParcelStatus.LABEL_EXPIRED;
        }

        /** Whether nothing may be sent in any more. */
        private boolean isOff() {
            return state.stage() == Stage.CANCELED || state.stage() == Stage.EXPIRED;
        }

        /** The settlement may or may not have been decided since. */
        private Outcome outcome() {
            boolean open = state.items().stream().anyMatch(Occasion::isToBePaid);
            if (open) {
                return new Outcome.AmountFollows();
            }
            Money refunded = later().stream()
                    .flatMap(later -> later.event() instanceof ReturnEvent.RefundReserved reserved
                            ? Stream.of(reserved.amount())
                            : Stream.empty())
                    .reduce(Money.zero(state.currency()), Money::plus);
            if (refunded.isPositive()) {
                return new Outcome.RefundFollows(refunded);
            }
            if (state.claim() && found.refunds().isEmpty()) {
                return claimed();
            }
            return isSettledOtherwise() ? new Outcome.SettledOtherwise() : new Outcome.NoRefund();
        }

        private static boolean isToBePaid(ReturnItem item) {
            return item.unsettled(item.accepted()).stream()
                    .map(item::resolution)
                    .anyMatch(resolution -> resolution == Resolution.REFUND_ORIGINAL_PAYMENT
                            || resolution == Resolution.PARTIAL_REFUND_KEEP_ITEM);
        }

        /** Nobody who waits for a repair is told of money. */
        private Outcome claimed() {
            Set<Resolution> came = state.items().stream()
                    .flatMap(item -> item.accepted(0, item.accepted()).stream().map(item::resolution))
                    .collect(Collectors.toSet());
            boolean repaired = came.contains(Resolution.REPAIR);
            boolean replaced = came.contains(Resolution.REPLACEMENT);
            if (repaired || replaced) {
                return new Outcome.MadeGood(repaired, replaced);
            }
            boolean asked =
                    state.items().stream().anyMatch(item -> item.resolution().isCure());
            return asked ? new Outcome.NotMadeGood() : new Outcome.NoRefund();
        }

        private boolean isSettledOtherwise() {
            boolean refundedBefore = !found.refunds().isEmpty();
            return state.items().stream()
                    .filter(item -> item.accepted() > 0 && !item.isKept())
                    .anyMatch(item -> refundedBefore || item.resolution() != Resolution.REFUND_ORIGINAL_PAYMENT);
        }

        private static List<WithdrawalException> exceptions(List<Inspection> inspections, ReturnItem item) {
            return refused(inspections, item)
                    .flatMap(finding -> finding.exception().stream())
                    .distinct()
                    .toList();
        }

        private static Stream<Inspection.Finding> refused(List<Inspection> inspections, ReturnItem item) {
            return inspections.stream()
                    .flatMap(inspection -> inspection.findings().stream())
                    .filter(finding -> finding.itemId().equals(item.itemId()))
                    .filter(finding -> finding.accepted().filter(yes -> !yes).isPresent());
        }

        /** Only what explains a "no": a note on accepted goods is the warehouse's own. */
        private static Optional<String> note(List<Inspection> inspections, ReturnItem item) {
            String notes = refused(inspections, item)
                    .flatMap(finding -> finding.note().stream())
                    .filter(note -> !note.isBlank())
                    .distinct()
                    .collect(Collectors.joining("\n"));
            return notes.isEmpty() ? Optional.empty() : Optional.of(notes);
        }

        private String method(int number) {
            Optional<Refund> refund = found.refunds().stream()
                    .filter(candidate -> candidate.number() == number)
                    .findFirst();
            return refund.flatMap(r -> store.order(new OrderKey(state.key().shop(), r.orderNumber()))
                            .flatMap(order -> order.order().payment(r.paymentId())))
                    .map(payment -> payment.method())
                    .orElse("");
        }
    }
}
