package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One parcel of a return, with its own label and tracking number.
 *
 * @param number 1 for the first of the return
 * @param carrier {@link #UNCHOSEN} until one is chosen
 * @param trackingNumber of the label; one that is not said yet is there with its documents before the status tells of it
 * @param occurredAt when what the status says happened; scans are applied by it
 * @param handedInAt the first proof of dispatch
 */
public record Parcel(
        int number,
        ParcelStatus status,
        String carrier,
        Optional<String> trackingNumber,
        Optional<ParcelDocuments> documents,
        Instant occurredAt,
        Optional<Instant> labelExpiresAt,
        Optional<Instant> handedInAt,
        Optional<Instant> deliveredAt,
        LabelPurchase label) {
    /** As the carrier of a parcel that has none yet. */
    public static final String UNCHOSEN = "";

    /** Each costs the shop money, or the carrier's patience. */
    public static final int MOST_LABELS = 10;

    public Parcel {
        if (number < 1) {
            throw new IllegalArgumentException("parcel " + number);
        }
        requireNonNull(status, "status is null");
        requireNonNull(carrier, "carrier is null");
        requireNonNull(occurredAt, "occurredAt is null");
        requireNonNull(label, "label is null");
    }

    /** A parcel that waits for its label. */
    public static Parcel requested(int number, String carrier, Instant at) {
        return new Parcel(
                number,
                ParcelStatus.LABEL_REQUESTED,
                carrier,
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LabelPurchase.FIRST);
    }

    /** A parcel that the shopper sends on their own account. */
    public static Parcel ownShipment(int number, String carrier, String trackingNumber, Instant at) {
        return new Parcel(
                number,
                ParcelStatus.LABEL_CREATED,
                carrier,
                Optional.of(trackingNumber),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LabelPurchase.FIRST);
    }

    /** A parcel with its label, said in one. */
    public Parcel labelled(String trackingNumber, ParcelDocuments documents, Instant at, Instant expiresAt) {
        return bought(trackingNumber, Optional.empty(), documents, Optional.empty())
                .issued(at, expiresAt, Optional.empty());
    }

    /** The carrier that is to be asked for the label. */
    public Parcel chosen(String chosenCarrier, Optional<Money> quotedCost) {
        return new Parcel(
                number,
                status,
                chosenCarrier,
                trackingNumber,
                documents,
                occurredAt,
                labelExpiresAt,
                handedInAt,
                deliveredAt,
                label.quoted(quotedCost));
    }

    /** A carrier that can't be asked twice is going to be asked. @param since machine time */
    public Parcel asking(Instant since) {
        return with(label.asked(Optional.of(since), Optional.empty()));
    }

    /** Surely nothing came of asking: it may be done again. */
    public Parcel notAsked() {
        return with(label.asked(Optional.empty(), Optional.empty()));
    }

    /** There will be no label before somebody asks anew. */
    public Parcel refused(String reason) {
        return with(label.asked(Optional.empty(), Optional.of(reason)));
    }

    /** There may be a label that nobody knows of. */
    public Parcel inDoubt(String reason) {
        return with(label.asked(label.askedSince(), Optional.of(reason)));
    }

    /** There is a label; nobody was told of it yet. */
    public Parcel bought(
            String newTrackingNumber,
            Optional<String> carrierReference,
            ParcelDocuments newDocuments,
            Optional<Money> billedCost) {
        return new Parcel(
                number,
                status,
                carrier,
                Optional.of(newTrackingNumber),
                Optional.of(newDocuments),
                occurredAt,
                labelExpiresAt,
                handedInAt,
                deliveredAt,
                label.bought(carrierReference, billedCost));
    }

    /** The label that was bought is told of. */
    public Parcel issued(Instant at, Instant expiresAt, Optional<Instant> remindAt) {
        return new Parcel(
                number,
                ParcelStatus.LABEL_CREATED,
                carrier,
                trackingNumber,
                documents,
                at,
                Optional.of(expiresAt),
                handedInAt,
                deliveredAt,
                label.withReminder(remindAt));
    }

    /** The shopper was reminded of the label, or needs no reminder any more. */
    public Parcel reminded() {
        return with(label.withReminder(Optional.empty()));
    }

    /** Nothing is to be sent by the label any more. */
    public Parcel voided(Instant at) {
        return withoutLabel(ParcelStatus.VOIDED, carrier, at, label.attempt());
    }

    /** It waits for another label; the one before is void. */
    public Parcel requestedAnew(Instant at) {
        return withoutLabel(ParcelStatus.LABEL_REQUESTED, UNCHOSEN, at, label.attempt() + 1);
    }

    private Parcel withoutLabel(ParcelStatus next, String nextCarrier, Instant at, int attempt) {
        List<FormerLabel> former = new ArrayList<>(label.former());
        if (documents.isPresent()) {
            FormerLabel.Ending ending = status == ParcelStatus.RETURNED_TO_SENDER
                    ? FormerLabel.Ending.CAME_BACK
                    : FormerLabel.Ending.TO_GIVE_BACK;
            former.add(new FormerLabel(
                    label.attempt(),
                    carrier,
                    trackingNumber.orElseThrow(),
                    label.carrierReference(),
                    label.billedCost(),
                    ending));
        }
        return new Parcel(
                number,
                next,
                nextCarrier,
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                handedInAt,
                Optional.empty(),
                LabelPurchase.attempt(attempt, former));
    }

    /** A label was bought for it that came too late to be used. */
    public Parcel withUnwanted(FormerLabel unwanted) {
        List<FormerLabel> former = new ArrayList<>(label.former());
        former.add(unwanted);
        return with(label.withFormer(former));
    }

    /** What the carrier said to giving a label back. */
    public Parcel withEnded(FormerLabel ended) {
        return with(label.withFormer(label.former().stream()
                .map(former -> former.trackingNumber().equals(ended.trackingNumber()) ? ended : former)
                .toList()));
    }

    private Parcel with(LabelPurchase next) {
        return new Parcel(
                number,
                status,
                carrier,
                trackingNumber,
                documents,
                occurredAt,
                labelExpiresAt,
                handedInAt,
                deliveredAt,
                next);
    }

    /** Whether the label is, or once was, this parcel's. */
    public boolean knows(String anyTrackingNumber) {
        return trackingNumber.filter(anyTrackingNumber::equals).isPresent()
                || label.former(anyTrackingNumber).isPresent();
    }

    /** Whether its label is still to be asked for. */
    public boolean awaitsLabel() {
        return status == ParcelStatus.LABEL_REQUESTED && label.failure().isEmpty();
    }

    /** Whether it has a label of ours that nobody has sent anything with. */
    public boolean hasUnusedLabel() {
        return documents.isPresent() && handedInAt.isEmpty() && !status.isUnused();
    }

    /** Whether another label may take the place of the one that it has, or that it waits for in vain. */
    public boolean mayHaveAnotherLabel() {
        boolean own = trackingNumber.isPresent() && documents.isEmpty();
        return !own
                && switch (status) {
                    case LABEL_REQUESTED -> !awaitsLabel();
                    case LABEL_CREATED, LABEL_EXPIRED, VOIDED, CANCELED, PICKUP_FAILED, RETURNED_TO_SENDER -> true;
                    case UNKNOWN, EXCEPTION -> handedInAt.isEmpty();
                    case PICKUP_SCHEDULED,
                            HANDED_IN,
                            IN_TRANSIT,
                            OUT_FOR_DELIVERY,
                            READY_FOR_PICKUP,
                            DELIVERED,
                            LOST,
                            OPENED -> false;
                };
    }

    /** Moved by a decision of ours, such as expiry or opening the box. */
    public Parcel withStatus(ParcelStatus next, Instant at) {
        return new Parcel(
                number, next, carrier, trackingNumber, documents, at, labelExpiresAt, handedInAt, deliveredAt, label);
    }

    /** Whether it once travelled by this label and came back to the shopper. */
    public boolean cameBackBy(String formerNumber) {
        return label.former(formerNumber)
                .filter(former -> former.ending() == FormerLabel.Ending.CAME_BACK)
                .isPresent();
    }

    /** Where all that was said of a parcel leaves it. */
    record Place(ParcelStatus status, Instant occurredAt, Optional<Instant> deliveredAt) {
        Place after(ParcelWord word) {
            Optional<Instant> arrival = word.status() == ParcelStatus.DELIVERED && deliveredAt.isEmpty()
                    ? Optional.of(word.occurredAt())
                    : deliveredAt;
            return moves(word.status())
                    ? new Place(word.status(), word.occurredAt(), arrival)
                    : new Place(status, occurredAt, arrival);
        }

        private boolean moves(ParcelStatus next) {
            if (status == ParcelStatus.OPENED) {
                return false;
            }
            if (deliveredAt.isPresent()) {
                return next.mayFollowDelivery();
            }
            return switch (next) {
                case UNKNOWN, LABEL_CREATED -> status == ParcelStatus.LABEL_CREATED || status == ParcelStatus.UNKNOWN;
                case PICKUP_SCHEDULED, PICKUP_FAILED -> !status.isUnderWay();
                case LABEL_REQUESTED,
                        LABEL_EXPIRED,
                        VOIDED,
                        HANDED_IN,
                        IN_TRANSIT,
                        OUT_FOR_DELIVERY,
                        READY_FOR_PICKUP,
                        DELIVERED,
                        EXCEPTION,
                        RETURNED_TO_SENDER,
                        CANCELED,
                        LOST,
                        OPENED -> true;
            };
        }
    }

    Parcel at(Place place, Optional<Instant> proof) {
        return new Parcel(
                number,
                place.status(),
                carrier,
                trackingNumber,
                documents,
                place.occurredAt(),
                labelExpiresAt,
                proof,
                place.deliveredAt(),
                label);
    }

    /** Whether the carrier has it, as far as anybody said. */
    public boolean isUnderWay() {
        return status.isUnderWay() && deliveredAt.isEmpty();
    }

    /** Whether it was lost on the way, provably after the shopper had let go of it. */
    public boolean isLostAfterDispatch() {
        return status == ParcelStatus.LOST && handedInAt.isPresent();
    }
}
