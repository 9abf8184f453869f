package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens an expected arrival for a parcel that the carrier delivered, unless its goods are on the table already. */
public final class OpenArrival {
    /** As subscriber and as actor. */
    public static final String NAME = "inspection";

    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    public OpenArrival(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public ConsumerResult on(ReturnKey key, EventId event, int parcel) {
        return commits.decide(() -> decide(key, event, parcel)).orElse(ConsumerResult.DONE_BEFORE);
    }

    private Commits.Decision<ConsumerResult> decide(ReturnKey key, EventId event, int parcel) {
        Optional<ReturnCase> found = store.returnCase(key);
        if (found.isEmpty()) {
            return Commits.Decision.unchanged(ConsumerResult.UNKNOWN_RETURN);
        }
        Return state = found.get().state();
        Instant now = clock.instant();
        Transition transition = Transition.of(state, now, NAME).mark(new InboxMark(NAME, event.toString()));
        boolean known = store.inspections(key).stream()
                .anyMatch(inspection -> inspection.parcel().equals(Optional.of(parcel)));
        if (!known && state.mayBeInspected() && state.awaitsGoods()) {
            int number = state.inspections() + 1;
            transition
                    .to(state.withInspections(number))
                    .also(new Write.PutInspection(new Inspection(
                            key,
                            number,
                            InspectionStatus.OPEN,
                            Optional.of(parcel),
                            Optional.empty(),
                            now,
                            List.of(),
                            List.of(),
                            false)));
        }
        return new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
    }
}
