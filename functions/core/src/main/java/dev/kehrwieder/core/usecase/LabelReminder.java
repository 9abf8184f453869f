package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reminds a shopper, once, of labels that nothing was sent with and that run out soon. */
final class LabelReminder {
    private LabelReminder() {}

    /** Empty where the label runs out before anybody would have to be reminded. */
    static Optional<Instant> at(Instant issuedAt, Instant expiresAt, int daysBefore) {
        return Optional.of(expiresAt.minus(Duration.ofDays(daysBefore)))
                .filter(at -> daysBefore > 0 && at.isAfter(issuedAt));
    }

    /** When somebody is to be reminded. */
    static Stream<Instant> instants(Return state) {
        return state.parcels().stream().flatMap(parcel -> parcel.label().remindAt().stream());
    }

    static void remind(Transition transition, Instant now) {
        Return state = transition.state();
        List<Parcel> due = state.parcels().stream()
                .filter(parcel -> parcel.label()
                        .remindAt()
                        .filter(at -> !now.isBefore(at))
                        .isPresent())
                .toList();
        List<Integer> unused = due.stream()
                .filter(parcel -> isWorthReminding(state, parcel, now))
                .map(Parcel::number)
                .toList();
        transition.to(state.withParcels(parcel -> due.contains(parcel) ? parcel.reminded() : parcel));
        if (!unused.isEmpty()) {
            transition.event(new ReturnEvent.LabelExpiring(unused));
        }
    }

    /** Goods that are all here, and a label that nobody can use any more, need no word. */
    static boolean isWorthReminding(Return state, Parcel parcel, Instant now) {
        return state.stage().isOpen()
                && state.items().stream().anyMatch(item -> item.expected() > 0)
                && parcel.status() == ParcelStatus.LABEL_CREATED
                && parcel.hasUnusedLabel()
                && parcel.labelExpiresAt().filter(now::isBefore).isPresent();
    }
}
