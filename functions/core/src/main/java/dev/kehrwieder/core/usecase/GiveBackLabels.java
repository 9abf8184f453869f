package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the labels of a return back that are void. Giving back twice does no harm, so a crash in between only repeats it. The
 * tracking number stays the parcel's, whatever the carrier says: somebody may have sent it all the same.
 */
public final class GiveBackLabels {
    private final Store store;
    private final Commits commits;
    private final Carriers carriers;
    private final InstantSource clock;

    public GiveBackLabels(Store store, Commits commits, Carriers carriers, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.carriers = requireNonNull(carriers, "carriers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    private record Ended(int parcel, FormerLabel label) {}

    public ConsumerResult on(ReturnKey key, EventId event) {
        Optional<ReturnCase> found = store.returnCase(key);
        if (found.isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        List<Ended> ended;
        try {
            ended = giveBack(found.get().state());
        } catch (CarrierAway e) {
            return ConsumerResult.LATER;
        }
        return commits.decide(() -> decide(key, event, ended)).orElse(ConsumerResult.DONE_BEFORE);
    }

    private List<Ended> giveBack(Return state) {
        List<Ended> ended = new ArrayList<>();
        for (Parcel parcel : state.parcels()) {
            for (FormerLabel label : parcel.label().former()) {
                if (label.isToBeGivenBack()) {
                    ended.add(new Ended(parcel.number(), label.ended(ending(state, label))));
                }
            }
        }
        return ended;
    }

    /** A carrier that is not connected any more can't be told. */
    private FormerLabel.Ending ending(Return state, FormerLabel label) {
        Optional<Carrier.GivenBack> answer = carriers.find(label.carrier())
                .map(carrier -> carrier.giveBack(
                        state.key().shop(), new Carrier.Purchase(label.trackingNumber(), label.carrierReference())));
        return answer.map(said -> switch (said) {
                    case DONE -> FormerLabel.Ending.GIVEN_BACK;
                    case NOT_OFFERED -> FormerLabel.Ending.NOT_OFFERED;
                    case REFUSED -> FormerLabel.Ending.REFUSED;
                })
                .orElse(FormerLabel.Ending.NOT_OFFERED);
    }

    private Commits.Decision<ConsumerResult> decide(ReturnKey key, EventId event, List<Ended> ended) {
        Return state = store.returnCase(key).orElseThrow().state();
        Transition transition = Transition.of(state, clock.instant(), IssueLabels.NAME)
                .mark(new InboxMark(IssueLabels.NAME, event.toString()));
        for (Ended one : ended) {
            Parcel parcel = transition.state().parcel(one.parcel()).orElseThrow();
            transition.to(transition.state().withParcel(parcel.withEnded(one.label())));
        }
        return new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
    }
}
