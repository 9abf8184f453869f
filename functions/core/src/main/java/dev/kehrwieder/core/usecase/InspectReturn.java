package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes goods in and judges them, whole or in part. Goods on the table are proof of arrival, with or without a scan. Units
 * that are judged are never judged again here.
 */
public final class InspectReturn {
    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final ParcelMoves moves;
    private final InstantSource clock;

    public InspectReturn(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.moves = new ParcelMoves(store, requireNonNull(periods, "periods is null"));
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        record Inspected(Inspection inspection, ReturnCase now) implements Result {}

        record UnknownReturn() implements Result {}

        /** The units are judged already; nothing changed. */
        record AlreadyInspected(ReturnCase now) implements Result {}

        record NotAllowed(ReturnCase now) implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    public Commits.Outcome<Result> inspect(
            InspectionRequest request, String by, Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> decide(request, by));
    }

    private Commits.Decision<Result> decide(InspectionRequest request, String by) {
        Optional<ReturnCase> found = store.returnCase(request.of());
        if (found.isEmpty()) {
            return Commits.Decision.unchanged(new Result.UnknownReturn());
        }
        Return state = found.get().state();
        if (!state.mayBeInspected()) {
            return Commits.Decision.unchanged(new Result.NotAllowed(found.get()));
        }
        Map<String, OrderCase> orders = commands.orders(state);
        BalanceChanges balances = new BalanceChanges(orders);
        // Goods of a return that was given up are here: it is taken up again, with what is still free of it.
        boolean late = state.stage() == Stage.EXPIRED;
        Return expecting = late ? balances.takeUpAgain(state).withStage(Stage.REOPENED) : state;
        return switch (InspectionCheck.check(request, expecting, late, orders)) {
            case InspectionCheck.Result.Fine(List<InspectionCheck.Entry> entries) -> {
                Optional<Inspection> arrival = arrival(request);
                // Whoever does not name the parcel means the one that is expected.
                Optional<Integer> parcel = request.parcel().or(() -> arrival.flatMap(Inspection::parcel));
                int number = arrival.map(Inspection::number).orElse(state.inspections() + 1);
                yield inspect(request.in(parcel), entries, number, found.get(), expecting, balances, by);
            }
            case InspectionCheck.Result.AlreadyInspected() ->
                Commits.Decision.unchanged(
                        late
                                ? new Result.Refused(List.of(new Refusal(
                                        "/items",
                                        RefusalCode.QUANTITY_EXCEEDED,
                                        "the units are asked back in another return")))
                                : new Result.AlreadyInspected(found.get()));
            case InspectionCheck.Result.Refused(List<Refusal> refusals) ->
                Commits.Decision.unchanged(new Result.Refused(refusals));
        };
    }

    private Commits.Decision<Result> inspect(
            InspectionRequest request,
            List<InspectionCheck.Entry> entries,
            int number,
            ReturnCase found,
            Return before,
            BalanceChanges balances,
            String by) {
        Instant now = clock.instant();
        Transition transition = Transition.of(found.state(), now, by);
        Return state = taken(before, entries, number);
        state = request.complete() ? ParcelMoves.endReceiving(state) : state;
        state = state.withInspections(Math.max(number, before.inspections()));
        state = arrived(state, request, entries, now);
        if (found.state().stage() != before.stage()) {
            transition.event(new ReturnEvent.ReturnReopened());
        }
        transition.to(state);
        say(transition, before, state, request, entries, number);
        closeAgain(transition, found.refunds());
        give(balances, before, state);
        balances.writeTo(transition);
        Inspection inspection = inspection(request, entries, number, now);
        transition.also(new Write.PutInspection(inspection));
        Result result = new Result.Inspected(inspection, new ReturnCase(transition.next(), found.refunds()));
        return new Commits.Decision<>(result, transition.writes());
    }

    /** A return that was reopened, and of which nothing came, is at its end again once somebody says so. */
    private static void closeAgain(Transition transition, List<Refund> refunds) {
        boolean nothingCame = transition.state().stage() == Stage.REOPENED && transition.isSilent();
        if (nothingCame && new ReturnCase(transition.state(), refunds).isComplete()) {
            transition.to(transition.state().withStage(Stage.CLOSED)).event(new ReturnEvent.ReturnClosed());
        }
    }

    /** The expected arrival that this inspection fulfils. */
    private Optional<Inspection> arrival(InspectionRequest request) {
        return store.inspections(request.of()).stream()
                .filter(inspection -> inspection.status() == InspectionStatus.OPEN)
                .filter(inspection ->
                        request.parcel().isEmpty() || request.parcel().equals(inspection.parcel()))
                .findFirst();
    }

    private static Return taken(Return before, List<InspectionCheck.Entry> entries, int number) {
        Return state = before;
        for (InspectionCheck.Entry entry : entries) {
            ReturnItem item = item(state, entry.itemId());
            int fresh = entry.request().accepted().isPresent()
                    ? Math.max(0, entry.request().quantity() - item.pendingInspection())
                    : entry.request().quantity();
            ReturnItem next = fresh > 0 ? item.receive(fresh) : item;
            if (entry.request().accepted().isPresent()) {
                next = next.judge(verdict(entry, number));
            }
            state = state.withItem(next);
        }
        return state;
    }

    private static Verdict verdict(InspectionCheck.Entry entry, int number) {
        InspectionRequest.Item item = entry.request();
        return new Verdict(
                number,
                item.quantity(),
                item.accepted().orElseThrow(),
                item.grade(),
                item.disposition(),
                item.valueLossPercent(),
                entry.claim());
    }

    private Return arrived(Return state, InspectionRequest request, List<InspectionCheck.Entry> entries, Instant now) {
        Return next = entries.isEmpty() ? state : state.withGoodsReceived(now);
        if (request.parcel().isPresent()) {
            int number = request.parcel().get();
            next = next.withParcels(
                    parcel -> parcel.number() == number ? parcel.withStatus(ParcelStatus.OPENED, now) : parcel);
        }
        return moves.dated(next);
    }

    private static void say(
            Transition transition,
            Return before,
            Return after,
            InspectionRequest request,
            List<InspectionCheck.Entry> entries,
            int number) {
        List<ReturnEvent.ReceivedItem> received = new ArrayList<>();
        List<ReturnEvent.ReceivedItem> missing = new ArrayList<>();
        for (ReturnItem item : after.items()) {
            ReturnItem was = item(before, item.itemId());
            if (item.received() > was.received()) {
                received.add(new ReturnEvent.ReceivedItem(item.itemId(), item.received() - was.received()));
            }
            if (item.missing() > was.missing()) {
                missing.add(new ReturnEvent.ReceivedItem(item.itemId(), item.missing() - was.missing()));
            }
        }
        List<ReturnEvent.InspectedItem> judged = entries.stream()
                .filter(entry -> entry.request().accepted().isPresent())
                .map(InspectReturn::inspected)
                .toList();
        boolean inspected = !judged.isEmpty() || !missing.isEmpty();
        if (!received.isEmpty()) {
            transition.event(new ReturnEvent.GoodsReceived(number, request.parcel(), received, inspected));
        }
        if (inspected) {
            transition.event(new ReturnEvent.ItemsInspected(number, judged, missing));
        }
        if (after.items().stream()
                .anyMatch(item -> item.lost() > item(before, item.itemId()).lost())) {
            // Nobody wrote the rest off: what the carrier said before is true of it now, and its money is due.
            after.parcels().stream()
                    .filter(Parcel::isLostAfterDispatch)
                    .findFirst()
                    .ifPresent(parcel -> transition.event(
                            new ReturnEvent.ParcelLost(parcel.number(), Optional.empty(), Optional.empty())));
        }
    }

    /**
     * Missing units, and refused ones that the shopper has or gets, are the shopper's again; other refused units stay with
     * us. Units whose money was decided before are neither: they stay returned.
     */
    private static void give(BalanceChanges balances, Return before, Return after) {
        for (ReturnItem item : after.items()) {
            ReturnItem was = item(before, item.itemId());
            int free = was.reserved() - item.reserved();
            int kept = Math.min(free, stayingHere(item) - stayingHere(was));
            if (free > kept) {
                balances.line(item, balance -> balance.release(free - kept));
            }
            if (kept > 0) {
                balances.line(item, balance -> balance.reject(kept));
            }
        }
    }

    private static int stayingHere(ReturnItem item) {
        return item.verdicts().stream()
                .filter(verdict -> !verdict.accepted() && !verdict.isTheShoppers())
                .mapToInt(Verdict::quantity)
                .sum();
    }

    private static ReturnEvent.InspectedItem inspected(InspectionCheck.Entry entry) {
        InspectionRequest.Item item = entry.request();
        return new ReturnEvent.InspectedItem(
                entry.itemId(),
                item.quantity(),
                item.accepted().orElseThrow(),
                item.grade(),
                item.disposition(),
                item.valueLossPercent(),
                item.exception(),
                entry.claim());
    }

    private static Inspection inspection(
            InspectionRequest request, List<InspectionCheck.Entry> entries, int number, Instant now) {
        boolean judged = entries.stream().allMatch(e -> e.request().accepted().isPresent());
        boolean disposed =
                entries.stream().allMatch(e -> e.request().disposition().isPresent());
        InspectionStatus status =
                !judged ? InspectionStatus.IN_PROGRESS : disposed ? InspectionStatus.DISPOSED : InspectionStatus.GRADED;
        List<Inspection.Finding> findings = entries.stream()
                .map(entry -> new Inspection.Finding(
                        entry.itemId(),
                        entry.request().quantity(),
                        entry.request().accepted(),
                        entry.request().grade(),
                        entry.request().disposition(),
                        entry.request().location(),
                        entry.request().note(),
                        entry.request().photos(),
                        entry.request().valueLossPercent(),
                        entry.request().exception(),
                        entry.claim()))
                .toList();
        return new Inspection(
                request.of(),
                number,
                status,
                request.parcel(),
                request.inspector(),
                now,
                findings,
                request.unexpected(),
                request.complete());
    }

    private static ReturnItem item(Return state, String itemId) {
        return state.items().stream()
                .filter(item -> item.itemId().equals(itemId))
                .findFirst()
                .orElseThrow();
    }
}
