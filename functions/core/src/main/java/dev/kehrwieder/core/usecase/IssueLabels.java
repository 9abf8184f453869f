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
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PackingSlips;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes or buys the labels that a return waits for, stores its documents, and says so in one commit with the tracking
 * numbers.
 *
 * <p>The intent is the parcel in LABEL_REQUESTED, committed before. A crash after the carrier answered repeats the request,
 * which the carrier's port promises to answer with the same label; documents are overwritten under the same keys.
 *
 * <p>What can never be made is said once: the event, the mark of the message and a task for staff are one commit.
 */
public final class IssueLabels {
    /** As subscriber and as actor. */
    public static final String NAME = "labels";

    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final Carrier carrier;
    private final PackingSlips slips;
    private final Documents documents;
    private final Links links;
    private final InstantSource clock;

    public IssueLabels(
            Store store,
            Commits commits,
            Carrier carrier,
            PackingSlips slips,
            Documents documents,
            Links links,
            InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.carrier = requireNonNull(carrier, "carrier is null");
        this.slips = requireNonNull(slips, "slips is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.links = requireNonNull(links, "links is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public ConsumerResult on(ReturnKey key, EventId event) {
        Optional<ReturnCase> found = store.returnCase(key);
        if (found.isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        // Bought outside the retry loop: a conflict decides again, it does not buy again.
        List<Answered> answers = ask(found.get().state());
        return commits.decide(() -> decide(key, event, answers)).orElse(ConsumerResult.DONE_BEFORE);
    }

    /** What the carrier said of one parcel. */
    private sealed interface Answered {
        int parcel();

        record Bought(int parcel, String trackingNumber, ParcelDocuments documents) implements Answered {}

        record Refused(int parcel, String reason) implements Answered {}
    }

    private Commits.Decision<ConsumerResult> decide(ReturnKey key, EventId event, List<Answered> answers) {
        Return state = store.returnCase(key).orElseThrow().state();
        Instant now = clock.instant();
        Transition transition = Transition.of(state, now, NAME).mark(new InboxMark(NAME, event.toString()));
        List<ReturnEvent.IssuedLabel> issued = new ArrayList<>();
        List<Answered.Refused> refused = new ArrayList<>();
        for (Answered answer : answers) {
            Optional<Parcel> parcel =
                    state.parcel(answer.parcel()).filter(p -> p.status() == ParcelStatus.LABEL_REQUESTED);
            // Canceled or labelled meanwhile: the label stays unused, and costs nothing until it is scanned.
            if (parcel.isPresent() && waits(transition.state())) {
                switch (answer) {
                    case Answered.Bought bought -> issued.add(issue(transition, parcel.get(), bought, now));
                    case Answered.Refused no -> refused.add(no);
                }
            }
        }
        if (!issued.isEmpty()) {
            transition.event(new ReturnEvent.LabelIssued(issued));
        }
        refused.forEach(no -> fail(transition, event, no, now));
        return new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
    }

    private ReturnEvent.IssuedLabel issue(Transition transition, Parcel parcel, Answered.Bought label, Instant now) {
        Return state = transition.state();
        Instant expires = state.deadlines().shipBy().orElse(now);
        transition.to(state.withParcel(parcel.labelled(label.trackingNumber(), label.documents(), now, expires)));
        transition.also(new Write.PutTracking(
                carrier.name(), label.trackingNumber(), new TrackedParcel(state.key(), label.parcel())));
        return new ReturnEvent.IssuedLabel(label.parcel(), carrier.name(), label.trackingNumber());
    }

    /**
     * The parcel goes on waiting, without anybody asking again for the same event: staff may add a parcel that the shopper
     * sends, or cancel; and a return that is reopened is asked for anew.
     */
    private void fail(Transition transition, EventId event, Answered.Refused no, Instant now) {
        String source = event + "/" + no.parcel();
        transition
                .event(new ReturnEvent.LabelFailed(no.parcel(), carrier.name(), no.reason()))
                .also(new Write.RaiseTask(
                        Task.about(transition.state().key(), TaskKind.LABEL_FAILED, source, no.reason(), now)));
    }

    private List<Answered> ask(Return state) {
        List<Answered> answers = new ArrayList<>();
        for (Parcel parcel : state.parcels()) {
            if (parcel.status() == ParcelStatus.LABEL_REQUESTED && waits(state)) {
                answers.add(ask(state, parcel));
            }
        }
        return answers;
    }

    private Answered ask(Return state, Parcel parcel) {
        Policy policy = commands.policy(state);
        Person shopper = store.person(state.firstOrder()).orElseGet(Person::nobody);
        Address sender = shopper.address().orElse(new Address("", "", "", "", "", "", Optional.empty()));
        Address receiver = policy.returnAddress(sender.country());
        String link = links.shopper(state.key());
        Carrier.Answer answer = carrier.label(new Carrier.LabelRequest(
                new TrackedParcel(state.key(), parcel.number()),
                1,
                state.key().rma(),
                link,
                state.method(),
                sender,
                receiver,
                Optional.empty(),
                policy.labelSize(),
                0,
                Money.zero(state.currency()),
                List.of()));
        return switch (answer) {
            case Carrier.Label label -> store(state, parcel, label, slips.pdf(slip(state, policy, link, receiver)));
            case Carrier.Refused(String reason) -> new Answered.Refused(parcel.number(), reason);
            case Carrier.Unknown(String reason) -> new Answered.Refused(parcel.number(), reason);
        };
    }

    private Answered.Bought store(Return state, Parcel parcel, Carrier.Label label, Optional<byte[]> slip) {
        Map<DocumentKind, byte[]> made = new EnumMap<>(label.documents());
        slip.ifPresent(pdf -> made.put(DocumentKind.SLIP, pdf));
        ParcelDocuments where = new ParcelDocuments(
                "labels/" + state.key().shop() + "/" + state.key().rma() + "/" + parcel.number(), made.keySet());
        made.forEach((kind, bytes) -> documents.put(where.key(kind).orElseThrow(), kind.contentType(), bytes));
        return new Answered.Bought(parcel.number(), label.trackingNumber(), where);
    }

    private PackingSlips.Slip slip(Return state, Policy policy, String link, Address receiver) {
        Locale locale = Locale.forLanguageTag(state.locale());
        Map<String, Policy> policies = commands.policies(state);
        return new PackingSlips.Slip(
                state.key().rma(),
                link,
                receiver,
                locale,
                policy.brand().packing(locale),
                state.items().stream()
                        .filter(item -> !item.isKept())
                        .map(item -> new PackingSlips.Line(
                                item.orderNumber(),
                                item.lineId(),
                                item.sku(),
                                item.title(),
                                item.requested(),
                                policies.get(item.orderNumber()).reasonInWords(item.reason(), locale),
                                item.reason()))
                        .toList());
    }

    /** Goods that are all here need no label any more. */
    private static boolean waits(Return state) {
        return state.stage().isOpen() && !state.allDecided();
    }
}
