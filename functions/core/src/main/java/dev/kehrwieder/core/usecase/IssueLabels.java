package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.CarrierChoice;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PackingSlips;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses a carrier for each parcel that waits for a label, makes or buys the label, stores its documents, and says so in
 * one commit with the tracking numbers.
 *
 * <p>The intent is the parcel in LABEL_REQUESTED, committed before. A carrier whose request may be repeated is simply asked
 * again after a crash. One that would sell a second label is asked only by whoever has committed, on the parcel, that it is
 * going to be asked; who finds that somebody has, and that no answer came in good time, says that nobody knows, and a person
 * decides. What was bought for one parcel is committed with the intent of the next, so that a crash costs one parcel.
 *
 * <p>What can never be made is said once: the event, the mark of the message and a task for staff are one commit.
 */
public final class IssueLabels {
    /** As subscriber and as actor. */
    public static final String NAME = "labels";

    /** Longer than any function runs: after it, whoever was going to ask is gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String NO_CARRIER = "NO_CARRIER";
    private static final String NO_ANSWER = "NO_ANSWER";

    private final Store store;
    private final Commits commits;
    private final Carriers carriers;
    private final LabelRequests requests;
    private final PackingSlips slips;
    private final Documents documents;
    private final InstantSource clock;
    private final InstantSource machineClock;

    public IssueLabels(
            Store store,
            Commits commits,
            Carriers carriers,
            PackingSlips slips,
            Documents documents,
            Links links,
            InstantSource clock,
            InstantSource machineClock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.carriers = requireNonNull(carriers, "carriers is null");
        this.requests = new LabelRequests(store, links);
        this.slips = requireNonNull(slips, "slips is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    public ConsumerResult on(ReturnKey key, EventId event) {
        Optional<ReturnCase> found = store.returnCase(key);
        if (found.isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        // Bought outside the retry loop: a conflict decides again, it does not buy again.
        List<Answered> answers = ask(found.get().state());
        boolean open = answers.stream().anyMatch(Answered::isOpen);
        Optional<InboxMark> mark = open ? Optional.empty() : Optional.of(new InboxMark(NAME, event.toString()));
        Optional<ConsumerResult> done = commits.decide(() -> decide(key, event, mark, answers));
        return open ? ConsumerResult.LATER : done.orElse(ConsumerResult.DONE_BEFORE);
    }

    /** What is known of one parcel's label. @param choice empty where it was made before, or is somebody else's */
    private record Answered(int parcel, int attempt, Optional<Chosen> choice, Outcome outcome) {
        boolean isOpen() {
            return outcome instanceof Outcome.Away || outcome instanceof Outcome.Busy;
        }
    }

    private record Chosen(CarrierChoice choice, Optional<Money> cost) {
        String carrier() {
            return choice.chosen().map(CarrierRule::carrier).orElse(Parcel.UNCHOSEN);
        }
    }

    private sealed interface Outcome {
        record Bought(
                String trackingNumber,
                Optional<String> carrierReference,
                ParcelDocuments documents,
                Optional<Money> billedCost)
                implements Outcome {}

        record Refused(String reason) implements Outcome {}

        record Unknown(String reason) implements Outcome {}

        /** Surely nothing was bought. */
        record Away() implements Outcome {}

        /** Somebody else is asking. */
        record Busy() implements Outcome {}
    }

    private List<Answered> ask(Return state) {
        List<Parcel> waiting =
                state.parcels().stream().filter(Parcel::awaitsLabel).toList();
        List<Answered> answers = new ArrayList<>();
        if (waits(state) && !waiting.isEmpty()) {
            LabelRequests.Journey journey = requests.journey(state);
            Chosen chosen = choose(state, journey);
            waiting.forEach(parcel -> answers.add(ask(state, parcel, journey, chosen, answers)));
        }
        return answers;
    }

    /** @param before what is known of the parcels before this one */
    private Answered ask(
            Return state, Parcel parcel, LabelRequests.Journey journey, Chosen chosen, List<Answered> before) {
        if (parcel.documents().isPresent()) {
            return known(parcel);
        }
        Optional<Instant> since = parcel.label().askedSince();
        if (since.isPresent()) {
            boolean gone = !machineClock.instant().isBefore(since.get().plus(PATIENCE));
            return answered(parcel, Optional.empty(), gone ? new Outcome.Unknown(NO_ANSWER) : new Outcome.Busy());
        }
        if (chosen.choice().chosen().isEmpty()) {
            return answered(parcel, Optional.of(chosen), new Outcome.Refused(NO_CARRIER));
        }
        CarrierRule rule = chosen.choice().chosen().get();
        Carrier carrier = carriers.find(rule.carrier()).orElseThrow();
        if (!carrier.isRepeatable() && !claim(state.key(), parcel, chosen, before)) {
            return answered(parcel, Optional.empty(), new Outcome.Busy());
        }
        return answered(parcel, Optional.of(chosen), buy(state, parcel, carrier, rule, journey));
    }

    private Chosen choose(Return state, LabelRequests.Journey journey) {
        CarrierChoice choice =
                CarrierChoice.of(requests.terms(state).choice(), carriers.names(), journey.consignment());
        return new Chosen(choice, choice.cost().map(cost -> Money.rounded(cost, state.currency())));
    }

    private Outcome buy(Return state, Parcel parcel, Carrier carrier, CarrierRule rule, LabelRequests.Journey journey) {
        try {
            return switch (carrier.label(journey.request(parcel, rule))) {
                case Carrier.Label label -> store(state, parcel, label, slips.pdf(journey.slip()));
                case Carrier.Refused(String reason) -> new Outcome.Refused(reason);
                case Carrier.Unknown(String reason) -> new Outcome.Unknown(reason);
            };
        } catch (CarrierAway e) {
            return new Outcome.Away();
        }
    }

    private Outcome.Bought store(Return state, Parcel parcel, Carrier.Label label, Optional<byte[]> slip) {
        Map<DocumentKind, byte[]> made = new EnumMap<>(label.documents());
        slip.ifPresent(pdf -> made.put(DocumentKind.SLIP, pdf));
        ParcelDocuments where = new ParcelDocuments(prefix(state.key(), parcel), made.keySet());
        made.forEach((kind, bytes) -> documents.put(where.key(kind).orElseThrow(), kind.contentType(), bytes));
        return new Outcome.Bought(
                label.trackingNumber(), label.purchase().carrierReference(), where, label.billedCost());
    }

    /** Each label in a place of its own: what comes late overwrites no other. */
    private static String prefix(ReturnKey key, Parcel parcel) {
        String first = "labels/" + key.shop() + "/" + key.rma() + "/" + parcel.number();
        int attempt = parcel.label().attempt();
        return attempt == 1 ? first : first + "/" + attempt;
    }

    private static Answered answered(Parcel parcel, Optional<Chosen> choice, Outcome outcome) {
        return new Answered(parcel.number(), parcel.label().attempt(), choice, outcome);
    }

    /** Bought before a crash, and said by nobody yet. */
    private static Answered known(Parcel parcel) {
        return answered(
                parcel,
                Optional.empty(),
                new Outcome.Bought(
                        parcel.trackingNumber().orElseThrow(),
                        parcel.label().carrierReference(),
                        parcel.documents().orElseThrow(),
                        parcel.label().billedCost()));
    }

    /**
     * Commits that a carrier is going to be asked, with what was bought before it.
     *
     * @return false where somebody else came first, or nobody wants the label any more
     */
    private boolean claim(ReturnKey key, Parcel parcel, Chosen chosen, List<Answered> before) {
        return commits.decide(() -> {
                    Return state = store.returnCase(key).orElseThrow().state();
                    boolean free = waits(state)
                            && state.parcel(parcel.number())
                                    .filter(parcel::equals)
                                    .isPresent();
                    if (!free) {
                        return Commits.Decision.unchanged(false);
                    }
                    Transition transition = Transition.of(state, clock.instant(), NAME);
                    before.forEach(answer -> keep(transition, answer));
                    putChoice(transition, parcel.number(), chosen);
                    Parcel next = transition.state().parcel(parcel.number()).orElseThrow();
                    transition.to(transition.state().withParcel(next.asking(machineClock.instant())));
                    return new Commits.Decision<>(true, transition.writes());
                })
                .orElse(false);
    }

    private void keep(Transition transition, Answered answer) {
        if (answer.outcome() instanceof Outcome.Bought bought && isWanted(transition.state(), answer)) {
            answer.choice().ifPresent(chosen -> putChoice(transition, answer.parcel(), chosen));
            put(transition, transition.state().parcel(answer.parcel()).orElseThrow(), bought);
        }
    }

    private Commits.Decision<ConsumerResult> decide(
            ReturnKey key, EventId event, Optional<InboxMark> mark, List<Answered> answers) {
        Return state = store.returnCase(key).orElseThrow().state();
        Transition transition = Transition.of(state, clock.instant(), NAME);
        mark.ifPresent(transition::mark);
        List<ReturnEvent.IssuedLabel> issued = new ArrayList<>();
        for (Answered answer : answers) {
            if (isWanted(transition.state(), answer)) {
                answer.choice().ifPresent(chosen -> putChoice(transition, answer.parcel(), chosen));
                apply(transition, event, answer, issued);
            } else {
                refuseLate(transition, answer);
            }
        }
        if (!issued.isEmpty()) {
            transition.event(new ReturnEvent.LabelIssued(issued));
        }
        boolean nothing = transition.changesNothing() && transition.state().equals(state);
        return new Commits.Decision<>(ConsumerResult.DONE, nothing ? List.of() : transition.writes());
    }

    /** Goods that are all here need no label any more; nor does a parcel that is sent, or that waits for another label by now. */
    private static boolean isWanted(Return state, Answered answer) {
        return waits(state)
                && state.parcel(answer.parcel())
                        .filter(parcel -> parcel.status() == ParcelStatus.LABEL_REQUESTED)
                        .filter(parcel -> parcel.label().attempt() == answer.attempt())
                        .isPresent();
    }

    private static boolean waits(Return state) {
        return state.stage().isOpen() && !state.allDecided();
    }

    /** Says the choice where there was one to make, and once for each label. */
    private void putChoice(Transition transition, int number, Chosen chosen) {
        Return state = transition.state();
        Parcel parcel = state.parcel(number).orElseThrow();
        boolean said = parcel.carrier().equals(chosen.carrier())
                && chosen.choice().chosen().isPresent();
        transition.to(state.withParcel(parcel.chosen(chosen.carrier(), chosen.cost())));
        if (!said && requests.terms(state).areSaid()) {
            CarrierChoice choice = chosen.choice();
            transition.event(new ReturnEvent.CarrierChosen(
                    number,
                    parcel.label().attempt(),
                    choice.chosen().map(CarrierRule::carrier),
                    choice.why(),
                    chosen.cost(),
                    choice.withoutQr(),
                    choice.ruledOut()));
        }
    }

    private void apply(Transition transition, EventId event, Answered answer, List<ReturnEvent.IssuedLabel> issued) {
        Parcel parcel = transition.state().parcel(answer.parcel()).orElseThrow();
        switch (answer.outcome()) {
            case Outcome.Bought bought -> issued.add(issue(transition, parcel, bought));
            case Outcome.Refused(String reason) -> {
                transition.to(transition.state().withParcel(parcel.refused(reason)));
                fail(transition, event, parcel, TaskKind.LABEL_FAILED, reason);
            }
            case Outcome.Unknown(String reason) -> {
                transition.to(transition.state().withParcel(parcel.inDoubt("UNKNOWN_" + reason)));
                fail(transition, event, parcel, TaskKind.LABEL_UNKNOWN, "UNKNOWN_" + reason);
            }
            case Outcome.Away _ -> transition.to(transition.state().withParcel(parcel.notAsked()));
            case Outcome.Busy _ -> {}
        }
    }

    private ReturnEvent.IssuedLabel issue(Transition transition, Parcel parcel, Outcome.Bought label) {
        put(transition, parcel, label);
        Return state = transition.state();
        Instant now = transition.at();
        // A withdrawal's last day is the law's: after it a label is valid for as long as any other.
        Instant expires =
                state.deadlines().shipBy().filter(now::isBefore).orElseGet(() -> requests.validUntil(state, now));
        LabelTerms terms = requests.terms(state);
        Parcel bought = state.parcel(parcel.number()).orElseThrow();
        transition.to(
                state.withParcel(bought.issued(now, expires, LabelReminder.at(now, expires, terms.reminderDays()))));
        return new ReturnEvent.IssuedLabel(parcel.number(), parcel.carrier(), label.trackingNumber());
    }

    private static void put(Transition transition, Parcel parcel, Outcome.Bought label) {
        Return state = transition.state();
        transition.to(state.withParcel(parcel.bought(
                label.trackingNumber(), label.carrierReference(), label.documents(), label.billedCost())));
        transition.also(new Write.PutTracking(
                parcel.carrier(), label.trackingNumber(), new TrackedParcel(state.key(), parcel.number())));
    }

    /** The parcel goes on waiting, and nobody asks again by itself. */
    private static void fail(Transition transition, EventId event, Parcel parcel, TaskKind kind, String reason) {
        String source = event + "/" + parcel.number();
        transition
                .event(new ReturnEvent.LabelFailed(parcel.number(), parcel.carrier(), reason))
                .also(new Write.RaiseTask(Task.about(transition.state().key(), kind, source, reason, transition.at())));
    }

    /** A label that came when nobody wanted it any more is given back, unless a twin of this message has it in hand. */
    private static void refuseLate(Transition transition, Answered answer) {
        Parcel parcel = transition.state().parcel(answer.parcel()).orElseThrow();
        if (answer.outcome() instanceof Outcome.Bought bought && !parcel.knows(bought.trackingNumber())) {
            String carrier = answer.choice().map(Chosen::carrier).orElse(parcel.carrier());
            Parcel settled = parcel.label().attempt() == answer.attempt() ? parcel.notAsked() : parcel;
            VoidLabels.put(
                    transition,
                    settled.withUnwanted(new FormerLabel(
                            answer.attempt(),
                            carrier,
                            bought.trackingNumber(),
                            bought.carrierReference(),
                            bought.billedCost(),
                            FormerLabel.Ending.TO_GIVE_BACK)));
        }
    }
}
