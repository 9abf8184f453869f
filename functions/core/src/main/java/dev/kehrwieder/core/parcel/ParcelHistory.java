package dev.kehrwieder.core.parcel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was said of one parcel, in the order told. Where the parcel is follows from the whole of it, so that it is the
 * same in whatever order the carrier tells it, and whatever it takes back (handbook, carriers "Rules").
 *
 * @param earlier what was said while the parcel had a label before the one that it has
 * @param words what was said since
 */
public record ParcelHistory(List<ParcelWord> earlier, List<ParcelWord> words) {
    public ParcelHistory {
        earlier = List.copyOf(earlier);
        words = List.copyOf(words);
    }

    public static ParcelHistory none() {
        return new ParcelHistory(List.of(), List.of());
    }

    public ParcelHistory and(ParcelWord word) {
        List<ParcelWord> more = new ArrayList<>(words);
        more.add(word);
        return new ParcelHistory(earlier, more);
    }

    /** The parcel has a new label, or waits for one: what is said from here on moves it, whatever was said before. */
    public ParcelHistory renewed() {
        List<ParcelWord> all = new ArrayList<>(earlier);
        all.addAll(words);
        return new ParcelHistory(all, List.of());
    }

    /** Whether the very same was said before. */
    public boolean holds(ParcelWord word) {
        return earlier.contains(word) || words.contains(word);
    }

    /**
     * The parcel as all this leaves it.
     *
     * <p>Words count by when they happened, on a tie by arrival. After DELIVERED follow only EXCEPTION, RETURNED_TO_SENDER and
     * OPENED (DESIGN 6, "Parcels"). A parcel that is on its way is nothing less because its data, its pickup or a code that we
     * don't know came later. What happened before something that was said of an earlier label tells nothing of this one.
     *
     * @param labelledAt since when it has its label, where it is nowhere else
     */
    public Parcel applied(Parcel parcel, Instant labelledAt) {
        List<ParcelWord> standing = standing(words);
        Optional<Instant> past = earlier.stream().map(ParcelWord::occurredAt).max(Comparator.naturalOrder());
        boolean ours = !parcel.status().isTheCarriers();
        Parcel.Place place = ours
                ? new Parcel.Place(parcel.status(), parcel.occurredAt(), Optional.empty())
                : new Parcel.Place(ParcelStatus.LABEL_CREATED, labelledAt, Optional.empty());
        for (ParcelWord word : standing) {
            if (past.filter(word.occurredAt()::isBefore).isEmpty()) {
                place = place.after(word);
            }
        }
        Optional<Instant> handedInAt = Stream.concat(standing(earlier).stream(), standing.stream())
                .filter(word -> word.status().provesDispatch())
                .map(ParcelWord::occurredAt)
                .min(Comparator.naturalOrder());
        return parcel.at(place, handedInAt);
    }

    /** By when they happened, without those that were taken back. */
    private static List<ParcelWord> standing(List<ParcelWord> told) {
        Deque<ParcelWord> standing = new ArrayDeque<>();
        told.stream().sorted(Comparator.comparing(ParcelWord::occurredAt)).forEach(word -> {
            if (word.takesBack()) {
                standing.pollLast();
            } else {
                standing.addLast(word);
            }
        });
        return List.copyOf(standing);
    }
}
