package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.ParcelTracking;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the carriers for parcels that have been silent for so long that their news may have got lost. What was told before is
 * known by its name, or by what it says, and changes nothing.
 */
public final class FollowParcels {
    /** Of one return at one visit: the others have their turn at the next. */
    private static final int MOST_QUESTIONS = 3;

    private final Store store;
    private final Commits commits;
    private final ScanParcel scanParcel;
    private final Map<String, ParcelTracking> carriers;

    /** @param carriers that can be asked; parcels of others are followed by what is told of them */
    public FollowParcels(Store store, Commits commits, ScanParcel scanParcel, List<ParcelTracking> carriers) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.scanParcel = requireNonNull(scanParcel, "scanParcel is null");
        this.carriers = carriers.stream().collect(Collectors.toMap(ParcelTracking::carrier, Function.identity()));
    }

    private record Question(Parcel parcel, InboxMark mark) {}

    void follow(Return state, Instant now) {
        List<Question> questions = ParcelWatch.of(state)
                .filter(watch -> carriers.containsKey(watch.parcel().carrier()))
                .flatMap(watch -> watch.question(state, now).map(mark -> new Question(watch.parcel(), mark)).stream())
                .toList();
        if (questions.isEmpty()) {
            return;
        }
        Set<InboxMark> asked = Set.copyOf(store.recorded(state.key()));
        questions.stream()
                .filter(question -> !asked.contains(question.mark()))
                .sorted(Comparator.comparing(question -> question.parcel().occurredAt()))
                .limit(MOST_QUESTIONS)
                .forEach(question -> ask(state, question));
    }

    private void ask(Return state, Question question) {
        ParcelTracking carrier = carriers.get(question.parcel().carrier());
        List<CarrierScan> scans;
        try {
            scans = carrier.scans(
                    state.key().shop(), question.parcel().trackingNumber().orElseThrow());
        } catch (CarrierAway e) {
            // Not recorded as asked: the next visit asks again.
            return;
        }
        scans.forEach(scan -> scanParcel.scan(carrier.carrier(), state.key().shop(), scan));
        commits.decide(() ->
                new Commits.Decision<>(Optional.empty(), List.of(new Write.PutInbox(state.key(), question.mark()))));
    }
}
