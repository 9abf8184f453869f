package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMoney;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Ids;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers a return: units reserved on the balance, the return, its events, in one commit. A wrong item beside good ones
 * registers nothing.
 */
public final class RegisterReturn {
    private final ReturnDrafting drafting;
    private final Commits commits;
    private final Periods periods;
    private final Ids ids;
    private final InstantSource clock;

    public RegisterReturn(Store store, Commits commits, Periods periods, Ids ids, InstantSource clock) {
        this.drafting = new ReturnDrafting(store, new Returnability(periods));
        this.commits = requireNonNull(commits, "commits is null");
        this.periods = requireNonNull(periods, "periods is null");
        this.ids = requireNonNull(ids, "ids is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        record Registered(ReturnCase registered) implements Result {}

        record UnknownOrder() implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    public Commits.Outcome<Result> register(
            ReturnRequest request, String by, Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> decide(request, by));
    }

    private Commits.Decision<Result> decide(ReturnRequest request, String by) {
        Instant now = clock.instant();
        return decide(request, now, now, now, by);
    }

    /**
     * A return as of another instant than now, to be committed with what it comes from.
     *
     * @param declaredAt what its deadlines count from
     * @param sentAt when it must have been in time
     */
    Commits.Decision<Result> declared(ReturnRequest request, Instant declaredAt, Instant sentAt, String by) {
        return decide(request, declaredAt, sentAt, clock.instant(), by);
    }

    private Commits.Decision<Result> decide(
            ReturnRequest request, Instant declaredAt, Instant sentAt, Instant now, String by) {
        return switch (drafting.draft(request, sentAt)) {
            case ReturnDrafting.Result.Drafted(ReturnDraft draft) ->
                consentRefusal(request, now)
                        .map(refusal -> Commits.Decision.<Result>unchanged(new Result.Refused(List.of(refusal))))
                        .orElseGet(() -> register(request, draft, declaredAt, now, by));
            case ReturnDrafting.Result.UnknownOrder() -> Commits.Decision.unchanged(new Result.UnknownOrder());
            case ReturnDrafting.Result.Refused(List<Refusal> refusals) ->
                Commits.Decision.unchanged(new Result.Refused(refusals));
        };
    }

    /**
     * The money of a withdrawal goes back the way it came, unless the consumer expressly agreed otherwise (§ 357(3) BGB). What it
     * would pay may be asked before.
     */
    private static Optional<Refusal> consentRefusal(ReturnRequest request, Instant now) {
        boolean credit = request.items().stream().anyMatch(item -> item.resolution() == Resolution.STORE_CREDIT);
        if (request.statutoryWithdrawal() && credit && request.creditConsent().isEmpty()) {
            return Optional.of(ReturnRequest.Consent.missing());
        }
        return request.creditConsent().flatMap(consent -> consent.refusal(now));
    }

    private Commits.Decision<Result> register(
            ReturnRequest request, ReturnDraft draft, Instant declaredAt, Instant now, String by) {
        Return created = created(request, draft, declaredAt);
        Transition transition = Transition.first(created, now, by).event(requested(created));
        draft.overridden().ifPresent(transition::event);
        if (!draft.needsDecision()) {
            transition
                    .to(Approval.approved(created, policy(draft), parcels(request), periods, now))
                    .event(new ReturnEvent.ReturnApproved(draft.overridden().isEmpty()));
            Approval.sayKept(transition);
        }
        draft.balances().forEach(balance -> transition.also(new Write.PutBalance(balance.next())));
        created.orders().forEach(order -> transition.also(new Write.PutPointer(order, created.key())));
        transition.also(new Write.PutReturnPerson(created.key(), person(request, draft)));
        Result result = new Result.Registered(new ReturnCase(transition.next(), List.of()));
        return new Commits.Decision<>(result, transition.writes());
    }

    private Return created(ReturnRequest request, ReturnDraft draft, Instant now) {
        Order first = draft.orders().values().iterator().next().order();
        Policy policy = policy(draft);
        Map<String, Integer> versions = new LinkedHashMap<>();
        draft.policies().forEach((number, frozen) -> versions.put(number, frozen.version()));
        Optional<Instant> refundDue = request.statutoryWithdrawal()
                ? Optional.of(periods.refundDueAt(now, Optional.empty(), policy.timeZone()))
                : Optional.empty();
        ReturnDeadlines deadlines = new ReturnDeadlines(
                Optional.empty(), refundDue, periods.withdrawalEndsAt(policy, first, draft.region()));
        return new Return(
                new ReturnKey(request.order().shop(), ids.rma()),
                0,
                List.copyOf(draft.orders().keySet()),
                first.currency(),
                first.customer(),
                first.locale(),
                now,
                request.method(),
                request.statutoryWithdrawal(),
                request.claim(),
                draft.needsDecision() ? Stage.IN_REVIEW : Stage.APPROVED,
                draft.needsDecision() ? unauthorized(draft.items()) : draft.items(),
                draft.needsDecision() ? waiting(request, now) : List.of(),
                versions,
                draft.estimate(),
                Optional.empty(),
                deadlines,
                Optional.empty(),
                0,
                Optional.empty(),
                ReturnMoney.with(request.creditConsent().map(said -> said.orAt(now))),
                Optional.empty(),
                Optional.empty());
    }

    /** The wish for so many labels is kept as parcels; no label is made before somebody approves. */
    private List<Parcel> waiting(ReturnRequest request, Instant now) {
        List<Parcel> parcels = new ArrayList<>();
        for (int number = 1; number <= parcels(request); number++) {
            parcels.add(Parcel.requested(number, Parcel.UNCHOSEN, now));
        }
        return parcels;
    }

    private static int parcels(ReturnRequest request) {
        return request.method().needsLabel() ? request.parcels() : 0;
    }

    private static List<ReturnItem> unauthorized(List<ReturnItem> items) {
        return items.stream().map(ReturnItem::unauthorized).toList();
    }

    private static Policy policy(ReturnDraft draft) {
        return draft.policies().values().iterator().next();
    }

    private static ReturnEvent requested(Return created) {
        return new ReturnEvent.ReturnRequested(
                created.orderNumbers(),
                created.method(),
                created.statutoryWithdrawal(),
                created.isUndecided(),
                created.items().stream()
                        .map(item -> new ReturnEvent.RequestedItem(
                                item.itemId(),
                                item.orderNumber(),
                                item.lineId(),
                                item.requested(),
                                item.reason(),
                                item.resolution()))
                        .toList());
    }

    /** Comments, photo keys and notes are personal: they stand beside the return, not in it. */
    private static Person person(ReturnRequest request, ReturnDraft draft) {
        Person person = Person.nobody();
        for (int i = 0; i < request.items().size(); i++) {
            ReturnRequest.Item item = request.items().get(i);
            String itemId = draft.items().get(i).itemId();
            if (item.comment().filter(comment -> !comment.isBlank()).isPresent()) {
                person = person.withText(
                        "item/" + itemId + "/comment", item.comment().get());
            }
            if (!item.photos().isEmpty()) {
                person = person.withText("item/" + itemId + "/photos", String.join("\n", item.photos()));
            }
        }
        Optional<String> note = request.override()
                .filter(override -> draft.overridden().isPresent())
                .flatMap(StaffOverride::note)
                .filter(text -> !text.isBlank());
        return note.isPresent() ? person.withText("override", note.get()) : person;
    }
}
