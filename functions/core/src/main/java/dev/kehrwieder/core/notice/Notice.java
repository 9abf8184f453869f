package dev.kehrwieder.core.notice;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.Parcel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One mail to a shopper: everything that it has to say. */
public sealed interface Notice {
    Addressed envelope();

    /** About a return. */
    sealed interface OfReturn extends Notice {
        @Override
        Envelope envelope();
    }

    /** A withdrawal has arrived (§ 356a(4) BGB): what it says and when it came, nothing of what follows from it. */
    record WithdrawalReceived(WithdrawalEnvelope envelope, Declaration declaration) implements Notice {
        public WithdrawalReceived {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(declaration, "declaration is null");
        }
    }

    /** The return waits for a decision; nothing is to be sent yet. */
    record Registered(Envelope envelope) implements OfReturn {
        public Registered {
            requireNonNull(envelope, "envelope is null");
        }
    }

    /**
     * How to send it back.
     *
     * @param shipBy the first instant at which it is too late to hand the parcels in
     * @param parcels those whose labels are new, each with its documents
     */
    record LabelReady(Envelope envelope, Instant shipBy, List<Parcel> parcels) implements OfReturn {
        public LabelReady {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(shipBy, "shipBy is null");
            parcels = List.copyOf(parcels);
            if (parcels.isEmpty()
                    || parcels.stream().anyMatch(parcel -> parcel.documents().isEmpty())) {
                throw new IllegalArgumentException("no parcel, or one without documents");
            }
        }
    }

    /**
     * Labels that nothing was sent with run out soon.
     *
     * @param shipBy the first instant at which it is too late to hand the parcels in
     */
    record LabelExpiring(Envelope envelope, Instant shipBy, List<Parcel> parcels) implements OfReturn {
        public LabelExpiring {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(shipBy, "shipBy is null");
            parcels = List.copyOf(parcels);
            if (parcels.isEmpty()) {
                throw new IllegalArgumentException("no parcel");
            }
        }
    }

    /** Goods are there and will be inspected. */
    record Received(Envelope envelope, Instant receivedAt) implements OfReturn {
        public Received {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(receivedAt, "receivedAt is null");
        }
    }

    /** What the inspection has found so far; says too that the goods have arrived. */
    record Inspected(Envelope envelope, List<Found> found, Outcome outcome) implements OfReturn {
        public Inspected {
            requireNonNull(envelope, "envelope is null");
            found = List.copyOf(found);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("an inspection of nothing");
            }
            requireNonNull(outcome, "outcome is null");
        }
    }

    /**
     * The state of one item after an inspection.
     *
     * @param exceptions why the right of withdrawal did not cover units that were not accepted
     * @param note why units were not accepted, in the inspector's words
     */
    record Found(ReturnItem item, List<WithdrawalException> exceptions, Optional<String> note) {
        public Found {
            exceptions = List.copyOf(exceptions);
            requireNonNull(item, "item is null");
            requireNonNull(note, "note is null");
        }
    }

    /** What follows for the shopper's money. */
    sealed interface Outcome {
        /** So much goes back to the means of payment. */
        record RefundFollows(Money amount) implements Outcome {}

        /** Money goes back, how much is not decided yet. */
        record AmountFollows() implements Outcome {}

        /** Accepted, and settled by credit, exchange or an earlier refund. */
        record SettledOtherwise() implements Outcome {}

        /** Nothing goes back. */
        record NoRefund() implements Outcome {}

        /** The goods of a warranty claim are made good, and no money is due. */
        record MadeGood(boolean repaired, boolean replaced) implements Outcome {
            public MadeGood {
                if (!repaired && !replaced) {
                    throw new IllegalArgumentException("neither repaired nor replaced");
                }
            }
        }

        /** The goods of a warranty claim that asked for that are neither repaired nor replaced. */
        record NotMadeGood() implements Outcome {}
    }

    /**
     * What stays with the shopper, and that its money goes back all the same.
     *
     * @param rest whether other items of the return are to be sent
     * @param refund whether money goes back to the means of payment
     * @param credit whether the shopper gets store credit
     */
    record Kept(Envelope envelope, List<ReturnItem> items, boolean rest, boolean refund, boolean credit)
            implements OfReturn {
        public Kept {
            requireNonNull(envelope, "envelope is null");
            items = List.copyOf(items);
            if (items.isEmpty()) {
                throw new IllegalArgumentException("nothing is kept");
            }
        }
    }

    /** @param paymentMethod of the payment that it goes back to, such as CARD; empty where the order no longer says */
    record RefundSent(Envelope envelope, Money amount, String paymentMethod, Instant sentAt) implements OfReturn {
        public RefundSent {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(amount, "amount is null");
            requireNonNull(paymentMethod, "paymentMethod is null");
            requireNonNull(sentAt, "sentAt is null");
        }
    }

    /** @param paymentMethod of the payment that it should have gone back to, as in {@link RefundSent} */
    record RefundFailed(Envelope envelope, Money amount, String paymentMethod) implements OfReturn {
        public RefundFailed {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(amount, "amount is null");
            requireNonNull(paymentMethod, "paymentMethod is null");
        }
    }

    /** The provider can't pay before the shopper does something there. @param paymentMethod as in {@link RefundSent} */
    record PayoutNeedsAction(Envelope envelope, Money amount, String paymentMethod) implements OfReturn {
        public PayoutNeedsAction {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(amount, "amount is null");
            requireNonNull(paymentMethod, "paymentMethod is null");
        }
    }

    /** @param words what staff wrote to the shopper */
    record Declined(Envelope envelope, DeclineReason reason, Optional<String> words) implements OfReturn {
        public Declined {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(words, "words is null");
        }
    }

    /** Nobody fetched the parcel: another day can be chosen. */
    record PickupFailed(Envelope envelope, Parcel parcel) implements OfReturn {
        public PickupFailed {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(parcel, "parcel is null");
        }
    }

    /** Called off: a label or code must not be used any more. */
    record Canceled(Envelope envelope) implements OfReturn {
        public Canceled {
            requireNonNull(envelope, "envelope is null");
        }
    }
}
