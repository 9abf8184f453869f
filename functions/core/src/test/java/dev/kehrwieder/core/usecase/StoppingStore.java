package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.util.List;

/** A store whose caller may be gone before or after each commit. */
final class StoppingStore extends BreakableStore {
    private final Stops stops;

    StoppingStore(Store store, Stops stops) {
        super(store);
        this.stops = stops;
    }

    @Override
    public CommitOutcome commit(List<Write> writes) {
        stops.pass();
        CommitOutcome outcome = super.commit(writes);
        stops.pass();
        return outcome;
    }
}
