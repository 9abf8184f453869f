package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A payment provider in every mood: it refuses, asks to come back, breaks before and after the effect, answers nobody,
 * forgets keys after 24 h of its own time, lets a refund succeed that fails later, and tells of each change in webhooks.
 */
final class MoodyProvider implements PaymentProvider {
    /** Within which a key is remembered, with the first answer, be it an error (handbook, payments). */
    private static final Duration MEMORY = Duration.ofHours(24);

    enum State {
        PENDING,
        REQUIRES_ACTION,
        SUCCEEDED,
        FAILED
    }

    /** Money that it has paid, or is about to. */
    static final class Booking {
        final String id;
        final String rma;
        final int number;
        final String reference;
        final Money amount;
        State state;
        /** Whether it was paid after it had failed, which no shop can foresee. */
        boolean risen;

        private Booking(String id, Refund refund, State state) {
            this.id = id;
            this.rma = refund.of().rma();
            this.number = refund.number();
            this.reference = refund.reference();
            this.amount = refund.amount();
            this.state = state;
        }

        boolean isActive() {
            return state != State.FAILED;
        }

        Answer answer() {
            return switch (state) {
                case PENDING -> new Answer.Pending(id);
                case REQUIRES_ACTION -> new Answer.RequiresAction(id);
                case SUCCEEDED -> new Answer.Succeeded(id);
                case FAILED -> new Answer.Failed(Optional.of(id), "RETURNED_BY_BANK");
            };
        }

        @Override
        public String toString() {
            return id + " for M" + number + " of " + rma + ", " + amount + " " + state;
        }
    }

    record Webhook(String eventId, String provider, String rma, int number, Answer answer) {}

    /** @param answer empty where it was an error */
    private record Remembered(Optional<Answer> answer, Money amount, Instant at) {}

    private final String name;
    private final Random random;
    private final Stops stops;
    private final List<Booking> bookings = new ArrayList<>();
    private final List<Webhook> webhooks = new ArrayList<>();
    private final Map<String, Remembered> keys = new HashMap<>();
    /** Refunds that it has ever refused, or told to have failed. */
    private final Set<String> refused = new HashSet<>();

    private Instant now = Instant.parse("2026-11-10T09:00:00Z");
    private boolean calm;
    private int events;
    private int calls;

    MoodyProvider(String name, Random random, Stops stops) {
        this.name = name;
        this.random = random;
        this.stops = stops;
    }

    /** From now on nothing goes wrong by itself. */
    void calmDown() {
        calm = true;
    }

    /** Its own time, which nobody turns back. */
    void advance(Duration by) {
        now = now.plus(by);
    }

    List<Booking> bookings() {
        return bookings;
    }

    List<Webhook> webhooks() {
        return webhooks;
    }

    /** Whether anybody may take the refund for failed. */
    boolean hasRefused(Refund refund) {
        return refused.contains(name(refund.of().rma(), refund.number()));
    }

    private static String name(String rma, int number) {
        return rma + "/" + number;
    }

    int calls() {
        return calls;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer refund(Refund refund) {
        stops.pass();
        calls++;
        Answer answer = answer(refund);
        stops.pass();
        return answer;
    }

    private Answer answer(Refund refund) {
        int mood = calm ? 100 : random.nextInt(24);
        if (mood == 0) {
            throw new Fault("429", null);
        }
        if (mood == 1) {
            throw new Fault("a time-out before anything was done", null);
        }
        Remembered before = keys.get(refund.providerKey());
        if (before != null && now.isBefore(before.at().plus(MEMORY))) {
            HistoryCheck.equal("the amount under " + refund.providerKey(), before.amount(), refund.amount());
            return before.answer().orElseThrow(() -> new Fault("500 as before", null));
        }
        return switch (mood) {
            case 2 -> {
                remember(refund, Optional.empty());
                throw new Fault("500 before the effect", null);
            }
            case 3 -> {
                book(refund, State.PENDING);
                remember(refund, Optional.empty());
                throw new Fault("500 after the effect", null);
            }
            case 4, 5 -> {
                remember(refund, Optional.of(book(refund, State.PENDING)));
                throw new Fault("a time-out after it was done", null);
            }
            case 6 -> {
                refused.add(name(refund.of().rma(), refund.number()));
                yield remember(refund, Optional.of(new Answer.Failed(Optional.empty(), "REFUSED")));
            }
            case 7 -> remember(refund, Optional.of(book(refund, State.REQUIRES_ACTION)));
            case 8 -> remember(refund, Optional.of(book(refund, State.SUCCEEDED)));
            default -> remember(refund, Optional.of(book(refund, State.PENDING)));
        };
    }

    private Answer remember(Refund refund, Optional<Answer> answer) {
        keys.put(refund.providerKey(), new Remembered(answer, refund.amount(), now));
        return answer.orElseGet(() -> new Answer.Failed(Optional.empty(), "none"));
    }

    private Answer book(Refund refund, State state) {
        Booking booking = new Booking(name + "_" + (bookings.size() + 1), refund, state);
        bookings.add(booking);
        tell(booking);
        return booking.answer();
    }

    @Override
    public Optional<Answer> find(Refund refund) {
        stops.pass();
        if (!calm && random.nextInt(8) == 0) {
            throw new Fault("no answer", null);
        }
        Optional<Answer> known = bookings.stream()
                .filter(booking -> booking.rma.equals(refund.of().rma()) && booking.number == refund.number())
                .reduce((earlier, later) -> later)
                .map(Booking::answer);
        stops.pass();
        return known;
    }

    /** One of its refunds goes on, or turns back. */
    void move() {
        if (!bookings.isEmpty()) {
            Booking booking = bookings.get(random.nextInt(bookings.size()));
            State next =
                    switch (booking.state) {
                        case PENDING, REQUIRES_ACTION -> random.nextInt(4) == 0 ? State.FAILED : State.SUCCEEDED;
                        case SUCCEEDED -> random.nextInt(4) == 0 ? State.FAILED : State.SUCCEEDED;
                        case FAILED -> random.nextInt(12) == 0 ? State.SUCCEEDED : State.FAILED;
                    };
            booking.risen |= booking.state == State.FAILED && next != State.FAILED;
            moved(booking, next);
        }
    }

    /** All that is under way arrives. @return whether anything was */
    boolean finish() {
        List<Booking> open = bookings.stream()
                .filter(booking -> booking.state == State.PENDING || booking.state == State.REQUIRES_ACTION)
                .toList();
        open.forEach(booking -> moved(booking, State.SUCCEEDED));
        return !open.isEmpty();
    }

    private void moved(Booking booking, State next) {
        if (booking.state != next) {
            booking.state = next;
            if (next == State.FAILED) {
                refused.add(name(booking.rma, booking.number));
            }
            tell(booking);
        }
    }

    private void tell(Booking booking) {
        events++;
        webhooks.add(new Webhook(name + "-e" + events, name, booking.rma, booking.number, booking.answer()));
    }
}
