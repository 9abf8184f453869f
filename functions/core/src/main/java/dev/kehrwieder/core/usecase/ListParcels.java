package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.ReturnPage;
import dev.kehrwieder.core.port.ReturnQuery;
import dev.kehrwieder.core.port.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The parcels of a shop's open returns. It walks the index of returns, status by status, and reads each return as it is now:
 * a scan, of which there are many, writes nothing for the sake of a list, which few look at.
 */
public final class ListParcels {
    /** So many returns are looked at for one page and no more, however few of their parcels are wanted. */
    private static final int LOOKED_AT = 100;

    private static final List<ReturnStatus> STATUSES = Arrays.stream(ReturnStatus.values())
            .filter(status -> !status.isFinished())
            .toList();

    private static final Comparator<ReturnPage.Entry> NEWEST_FIRST = Comparator.comparing(
                    ReturnPage.Entry::registeredAt)
            .thenComparing(entry -> entry.key().rma())
            .reversed();

    private final Store store;
    private final InstantSource clock;

    public ListParcels(Store store, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @param silentDays only parcels under way that have not moved for at least so many days of 24 hours */
    public record Wanted(
            String shop,
            Optional<ParcelStatus> status,
            Optional<String> carrier,
            Optional<Integer> silentDays,
            int limit,
            Optional<Position> after) {
        private boolean takes(Found found) {
            return status.stream().allMatch(only -> found.parcel().status() == only)
                    && carrier.stream()
                            .allMatch(only -> found.parcel().carrier().equals(only))
                    && silentDays.stream().allMatch(least -> found.silentDays()
                            .filter(days -> days >= least)
                            .isPresent());
        }
    }

    /**
     * How far it was looked.
     *
     * @param page of the store's, of the returns of a status; empty for the first
     * @param last the parcel of that page after which to go on; empty to begin with the first
     */
    public record Position(ReturnStatus status, Optional<String> page, Optional<Last> last) {
        public Position {
            if (!STATUSES.contains(status)) {
                throw new IllegalArgumentException("no open return is " + status);
            }
        }
    }

    public record Last(Instant registeredAt, String rma, int parcel) {}

    /** @param silentDays whole days of 24 hours since it moved; empty where it is not under way */
    public record Found(ReturnKey of, Parcel parcel, Optional<Integer> silentDays) {}

    /** It may be shorter than asked for, even empty, with more to come. @param next empty on the last */
    public record Page(List<Found> parcels, Optional<Position> next) {
        public Page {
            parcels = List.copyOf(parcels);
        }
    }

    /** @throws IllegalArgumentException if the position is none that a page ended with */
    public Page list(Wanted wanted) {
        List<Found> found = new ArrayList<>();
        Optional<Position> at = wanted.after()
                .or(() -> Optional.of(new Position(STATUSES.getFirst(), Optional.empty(), Optional.empty())));
        int looked = 0;
        while (at.isPresent() && looked < LOOKED_AT) {
            Position position = at.get();
            ReturnPage page = store.list(new ReturnQuery(
                    wanted.shop(),
                    Optional.of(position.status()),
                    Optional.empty(),
                    Optional.empty(),
                    LOOKED_AT - looked,
                    position.page()));
            for (ReturnPage.Entry entry : page.entries()) {
                looked++;
                for (Found parcel : parcels(entry, position)) {
                    if (!wanted.takes(parcel)) {
                        continue;
                    }
                    if (found.size() == wanted.limit()) {
                        return new Page(found, Optional.of(at(position, found.getLast(), page)));
                    }
                    found.add(parcel);
                }
            }
            at = page.next()
                    .map(next -> new Position(position.status(), Optional.of(next), Optional.<Last>empty()))
                    .or(() -> next(position.status()));
        }
        return new Page(found, at);
    }

    /** After the last that was found; it may have been found before this page, which is then read once more as a whole. */
    private static Position at(Position position, Found last, ReturnPage page) {
        return page.entries().stream()
                .filter(entry -> entry.key().equals(last.of()))
                .findFirst()
                .map(entry -> new Position(
                        position.status(),
                        position.page(),
                        Optional.of(new Last(
                                entry.registeredAt(),
                                last.of().rma(),
                                last.parcel().number()))))
                .orElse(position);
    }

    private static Optional<Position> next(ReturnStatus status) {
        int index = STATUSES.indexOf(status) + 1;
        return index < STATUSES.size()
                ? Optional.of(new Position(STATUSES.get(index), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private List<Found> parcels(ReturnPage.Entry entry, Position position) {
        Instant now = clock.instant();
        int after = position.last().map(last -> parcelsPast(entry, last)).orElse(0);
        if (after == Integer.MAX_VALUE) {
            return List.of();
        }
        // The index may lag: a return that has moved on is listed under the status that it has now.
        return store
                .returnCase(entry.key())
                .map(ReturnCase::state)
                .filter(state -> state.status() == entry.status())
                .map(Return::parcels)
                .orElseGet(List::of)
                .stream()
                .filter(parcel -> parcel.number() > after)
                .map(parcel -> new Found(entry.key(), parcel, silentDays(parcel, now)))
                .toList();
    }

    /** Up to which parcel of the return the page before has come. */
    private static int parcelsPast(ReturnPage.Entry entry, Last last) {
        ReturnPage.Entry before = new ReturnPage.Entry(
                new ReturnKey(entry.key().shop(), last.rma()), "", entry.status(), last.registeredAt());
        int order = NEWEST_FIRST.compare(entry, before);
        if (order == 0) {
            return last.parcel();
        }
        return order < 0 ? Integer.MAX_VALUE : 0;
    }

    private static Optional<Integer> silentDays(Parcel parcel, Instant now) {
        return parcel.isUnderWay()
                ? Optional.of(Math.toIntExact(
                        Math.max(0, Duration.between(parcel.occurredAt(), now).toDays())))
                : Optional.empty();
    }
}
