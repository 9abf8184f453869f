package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.parcel.ParcelWord;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Pickups;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks a carrier to fetch a parcel on the day that was chosen.
 *
 * <p>No carrier tells two bookings of one parcel from one that was repeated. So each call is recorded before it is made, and
 * whether it surely did nothing after; a call of which neither is known is never made again, and a person asks the carrier.
 */
public final class BookPickup {
    /** As subscriber and as actor. */
    public static final String NAME = IssueLabels.NAME;

    private static final String CALLS = "pickup-call";
    private static final String AWAY = "pickup-away";

    private final Store store;
    private final ParcelMoves moves;
    private final Commits commits;
    private final Map<String, Pickups> carriers;
    private final InstantSource clock;

    public BookPickup(Store store, Commits commits, Periods periods, List<Pickups> carriers, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.moves = new ParcelMoves(store, requireNonNull(periods, "periods is null"));
        this.commits = requireNonNull(commits, "commits is null");
        this.carriers = carriers.stream().collect(Collectors.toMap(Pickups::carrier, Function.identity()));
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @throws CarrierAway if the carrier is to be asked again */
    public ConsumerResult on(ReturnKey key, EventId event, ReturnEvent.PickupRequested wanted) {
        InboxMark done = new InboxMark(NAME, event.toString());
        List<InboxMark> recorded = store.recorded(key);
        if (recorded.contains(done)) {
            return ConsumerResult.DONE_BEFORE;
        }
        Optional<ReturnCase> found = store.returnCase(key);
        if (found.isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        return book(found.get().state(), event, wanted, recorded);
    }

    private ConsumerResult book(
            Return state, EventId event, ReturnEvent.PickupRequested wanted, List<InboxMark> recorded) {
        int number = wanted.parcel();
        LocalDate day = wanted.day();
        Optional<Parcel> parcel = state.parcel(number).filter(found -> isWanted(state, found));
        Optional<Pickups> carrier = parcel.map(found -> carriers.get(found.carrier()));
        if (parcel.isEmpty() || carrier.isEmpty()) {
            return record(state.key(), event, number, day, Optional.empty());
        }
        long calls = count(recorded, CALLS, event);
        if (calls > count(recorded, AWAY, event)) {
            return record(state.key(), event, number, day, Optional.of(new Pickups.Answer.Unknown("INTERRUPTED")));
        }
        if (!mark(state.key(), CALLS, event, calls)) {
            return ConsumerResult.DONE_BEFORE;
        }
        try {
            Pickups.Answer answer = carrier.get().book(request(state, parcel.get(), day));
            return record(state.key(), event, number, day, Optional.of(answer));
        } catch (CarrierAway e) {
            mark(state.key(), AWAY, event, calls);
            throw e;
        }
    }

    private Pickups.PickupRequest request(Return state, Parcel parcel, LocalDate day) {
        Address at = store.person(state.firstOrder())
                .flatMap(Person::address)
                .orElseGet(() -> new Address("", "", "", "", "", "", Optional.empty()));
        return new Pickups.PickupRequest(
                state.key().shop(), parcel.trackingNumber().orElseThrow(), at, day, 0);
    }

    /** Canceled, handed in or fetched meanwhile: nobody is to come. */
    private static boolean isWanted(Return state, Parcel parcel) {
        return state.stage().isOpen()
                && parcel.trackingNumber().isPresent()
                && (parcel.status() == ParcelStatus.LABEL_CREATED || parcel.status() == ParcelStatus.PICKUP_FAILED);
    }

    private static long count(List<InboxMark> recorded, String what, EventId event) {
        return recorded.stream()
                .filter(mark -> mark.subscriber().equals(what) && mark.id().startsWith(event + "/"))
                .count();
    }

    /** @return whether it is this call's: another may be at the same event */
    private boolean mark(ReturnKey key, String what, EventId event, long call) {
        InboxMark mark = new InboxMark(what, event + "/" + call);
        return commits.decide(() -> new Commits.Decision<>(true, List.of(new Write.PutInbox(key, mark))))
                .isPresent();
    }

    /** @param answer empty where nobody was asked */
    private ConsumerResult record(
            ReturnKey key, EventId event, int parcel, LocalDate day, Optional<Pickups.Answer> answer) {
        return commits.decide(() -> {
                    Return state = store.returnCase(key).orElseThrow().state();
                    Instant now = clock.instant();
                    Transition transition = Transition.of(state, now, NAME).mark(new InboxMark(NAME, event.toString()));
                    answer.ifPresent(said -> apply(transition, event, parcel, day, said));
                    return new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
                })
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    private void apply(Transition transition, EventId event, int number, LocalDate day, Pickups.Answer answer) {
        switch (answer) {
            case Pickups.Answer.Booked(String orderId, LocalDate booked) -> {
                transition.event(new ReturnEvent.PickupScheduled(number, booked, orderId));
                place(transition, number, ParcelStatus.PICKUP_SCHEDULED);
            }
            case Pickups.Answer.Refused(String reason) -> {
                transition.event(new ReturnEvent.PickupFailed(number, reason, Optional.empty(), Optional.empty()));
                place(transition, number, ParcelStatus.PICKUP_FAILED);
            }
            case Pickups.Answer.Unknown(String reason) ->
                transition.also(new Write.RaiseTask(Task.about(
                        transition.state().key(),
                        TaskKind.PICKUP_UNKNOWN,
                        event.toString(),
                        "parcel " + number + " " + day + " " + reason,
                        transition.at())));
        }
    }

    private void place(Transition transition, int number, ParcelStatus status) {
        Return state = transition.state();
        Parcel parcel = state.parcel(number).orElseThrow();
        ParcelWord word = ParcelWord.of(status, transition.at());
        moves.move(transition, ParcelTrail.of(store.trail(state.key()), number).and(word, parcel));
    }
}
