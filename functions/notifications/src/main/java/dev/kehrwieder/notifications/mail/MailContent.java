package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.time.BankingDays;
import dev.kehrwieder.platform.api.DeclarationText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One record per mail with exactly what that mail tells, so that a mail with a gap can't be written. */
public sealed interface MailContent {

    MailSummary summary();

    MailTemplate template();

    /** About a return. */
    sealed interface OfReturn extends MailContent {

        @Override
        ReturnSummary summary();
    }

    /**
     * A declaration of withdrawal has arrived. It confirms that and nothing else.
     *
     * @param receivedAt date, time and zone, in the mail's language
     */
    record WithdrawalReceived(WithdrawalSummary summary, String receivedAt, DeclarationText declaration)
            implements MailContent {

        public WithdrawalReceived {
            requireNonNull(summary, "summary is null");
            requireNonNull(receivedAt, "receivedAt is null");
            requireNonNull(declaration, "declaration is null");
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.WITHDRAWAL_RECEIVED;
        }
    }

    /** The return waits for a decision of the shop; nothing is to be sent yet. */
    record Registered(ReturnSummary summary) implements OfReturn {

        public Registered {
            requireNonNull(summary, "summary is null");
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.REGISTERED;
        }
    }

    /**
     * How to send it back.
     *
     * @param handover which way the shopper chose; the mail offers the other one too, where there is what it takes
     * @param shipBy last day to hand in the parcel
     * @param packing how the shop wants it packed, or empty
     */
    record LabelReady(
            ReturnSummary summary, Handover handover, LocalDate shipBy, List<ParcelLabel> parcels, String packing)
            implements OfReturn {

        public LabelReady {
            requireNonNull(summary, "summary is null");
            requireNonNull(handover, "handover is null");
            requireNonNull(shipBy, "shipBy is null");
            parcels = List.copyOf(parcels);
            packing = TypedText.paragraph(requireNonNull(packing, "packing is null"));
            if (parcels.isEmpty()) {
                throw new IllegalArgumentException("no parcel");
            }
            List<String> contentIds = parcels.stream()
                    .flatMap(parcel -> parcel.code().stream())
                    .map(Attachment::contentId)
                    .toList();
            if (Set.copyOf(contentIds).size() < contentIds.size()) {
                throw new IllegalArgumentException("two parcels share a content id");
            }
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.LABEL_READY;
        }

        boolean hasCodes() {
            return parcels.stream().allMatch(parcel -> parcel.code().isPresent());
        }

        boolean hasLabels() {
            return parcels.stream().allMatch(parcel -> parcel.label().isPresent());
        }

        /** Whether the shopper wanted a code and gets none. */
        boolean lacksCodes() {
            return handover == Handover.SHOW_QR_CODE && !hasCodes();
        }

        /** The way that was chosen, unless only the other one can be gone. */
        Handover possibleHandover() {
            return switch (handover) {
                case SHOW_QR_CODE -> hasCodes() ? Handover.SHOW_QR_CODE : Handover.PRINT_LABEL;
                case PRINT_LABEL -> hasLabels() || !hasCodes() ? Handover.PRINT_LABEL : Handover.SHOW_QR_CODE;
            };
        }
    }

    /**
     * Labels that nothing was sent with run out soon.
     *
     * @param shipBy last day to hand in the parcel
     * @param trackingNumbers of those labels
     */
    record LabelExpiring(ReturnSummary summary, LocalDate shipBy, List<String> trackingNumbers) implements OfReturn {

        public LabelExpiring {
            requireNonNull(summary, "summary is null");
            requireNonNull(shipBy, "shipBy is null");
            trackingNumbers = trackingNumbers.stream().map(TypedText::line).toList();
            if (trackingNumbers.isEmpty()) {
                throw new IllegalArgumentException("no parcel");
            }
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.LABEL_EXPIRING;
        }
    }

    /** How a parcel gets to the carrier. */
    enum Handover {
        SHOW_QR_CODE,
        PRINT_LABEL
    }

    /** The goods are there, not yet inspected. */
    record Received(ReturnSummary summary, Instant receivedAt) implements OfReturn {

        public Received {
            requireNonNull(summary, "summary is null");
            requireNonNull(receivedAt, "receivedAt is null");
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.RECEIVED;
        }
    }

    /** The result of the inspection; says too that the goods have arrived, so it may stand for {@link Received}. */
    record Inspected(ReturnSummary summary, List<InspectedLine> results, AfterInspection next) implements OfReturn {

        public Inspected {
            requireNonNull(summary, "summary is null");
            results = List.copyOf(results);
            requireNonNull(next, "next is null");
            if (results.isEmpty()) {
                throw new IllegalArgumentException("no results");
            }
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.INSPECTED;
        }

        int accepted() {
            return results.stream().mapToInt(InspectedLine::accepted).sum();
        }

        int rejected() {
            return results.stream().mapToInt(InspectedLine::rejected).sum();
        }

        int missing() {
            return results.stream().mapToInt(InspectedLine::missing).sum();
        }

        int open() {
            return results.stream().mapToInt(InspectedLine::open).sum();
        }
    }

    /**
     * What the summary lists stays with the shopper.
     *
     * @param rest whether other items of the return are to be sent
     * @param refund whether money goes back to the means of payment
     * @param credit whether the shopper gets store credit
     */
    record Kept(ReturnSummary summary, boolean rest, boolean refund, boolean credit) implements OfReturn {

        public Kept {
            requireNonNull(summary, "summary is null");
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.KEEP_ITEM;
        }
    }

    /**
     * The money is on its way.
     *
     * @param means where it goes, in the mail's language ("card", "gift card")
     * @param sentAt when the provider took it
     * @param expectedDays banking days until it is usually there; 0 for at once
     */
    record RefundSent(ReturnSummary summary, Amount amount, String means, Instant sentAt, int expectedDays)
            implements OfReturn {

        public RefundSent {
            requireNonNull(summary, "summary is null");
            requireNonNull(amount, "amount is null");
            means = TypedText.line(requireNonNull(means, "means is null"));
            requireNonNull(sentAt, "sentAt is null");
            if (expectedDays < 0) {
                throw new IllegalArgumentException("expectedDays is negative: " + expectedDays);
            }
        }

        /** Counted in the shop's days; empty for at once. */
        Optional<LocalDate> expectedBy() {
            LocalDate sent = LocalDate.ofInstant(sentAt, summary.timeZone());
            return expectedDays == 0 ? Optional.empty() : Optional.of(BankingDays.after(sent, expectedDays));
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.REFUND_SENT;
        }
    }

    /** The provider could not pay; the shop takes care of it. */
    record RefundFailed(ReturnSummary summary, Amount amount, String means) implements OfReturn {

        public RefundFailed {
            requireNonNull(summary, "summary is null");
            requireNonNull(amount, "amount is null");
            means = TypedText.line(requireNonNull(means, "means is null"));
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.REFUND_FAILED;
        }
    }

    /** The provider needs something of the shopper before it pays. */
    record PayoutNeedsAction(ReturnSummary summary, Amount amount, String means) implements OfReturn {

        public PayoutNeedsAction {
            requireNonNull(summary, "summary is null");
            requireNonNull(amount, "amount is null");
            means = TypedText.line(requireNonNull(means, "means is null"));
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.PAYOUT_NEEDS_ACTION;
        }
    }

    /** The shop said no to a voluntary return; a statutory withdrawal is never declined. */
    record Declined(ReturnSummary summary, String reason) implements OfReturn {

        public Declined {
            requireNonNull(summary, "summary is null");
            reason = TypedText.paragraph(requireNonNull(reason, "reason is null"));
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.DECLINED;
        }
    }

    /** Nobody fetched the parcel at the shopper's door. @param trackingNumber or empty */
    record PickupFailed(ReturnSummary summary, String trackingNumber) implements OfReturn {

        public PickupFailed {
            requireNonNull(summary, "summary is null");
            requireNonNull(trackingNumber, "trackingNumber is null");
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.PICKUP_FAILED;
        }
    }

    /** Called off, by whomever; label and code are no longer valid. */
    record Canceled(ReturnSummary summary) implements OfReturn {

        public Canceled {
            requireNonNull(summary, "summary is null");
        }

        @Override
        public MailTemplate template() {
            return MailTemplate.CANCELED;
        }
    }
}
