package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import java.util.List;

/** Says of labels that they are not to be used any more: whoever hears it gives them back to the carrier. */
final class VoidLabels {
    private VoidLabels() {}

    /** @param next the parcel, with the labels that are void now among its former ones */
    static void put(Transition transition, Parcel next) {
        Return state = transition.state();
        List<FormerLabel> known =
                state.parcel(next.number()).orElseThrow().label().former();
        transition.to(state.withParcel(next));
        next.label().former().stream()
                .filter(label -> label.isToBeGivenBack() && !known.contains(label))
                .forEach(label -> transition.event(new ReturnEvent.LabelVoided(next.number(), label.trackingNumber())));
    }
}
