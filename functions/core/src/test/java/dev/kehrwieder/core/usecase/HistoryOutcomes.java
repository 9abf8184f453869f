package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.UnitCount.Box;
import dev.kehrwieder.core.usecase.UnitCount.Item;
import dev.kehrwieder.core.usecase.UnitCount.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of what was asked back: inspected in parts, settled, paid, given up, reopened, turned up late. */
final class HistoryOutcomes {
    private final PlayedOrder played;
    private int events;

    HistoryOutcomes(PlayedOrder played) {
        this.played = played;
    }

    /** Some of what is expected is here: accepted, refused for good, or sent back. The rest is missing, or still to come. */
    void inspect(Box box) {
        List<InspectionRequest.Item> found = new ArrayList<>();
        List<Runnable> effects = new ArrayList<>();
        for (Item item : box.items) {
            int accepted = played.random.nextInt(item.expected + 1);
            int refused = played.random.nextInt(4) == 0 ? played.random.nextInt(item.expected - accepted + 1) : 0;
            boolean stays = played.random.nextBoolean();
            if (accepted > 0) {
                found.add(finding(item, accepted, true, Disposition.RESTOCK));
            }
            if (refused > 0) {
                found.add(
                        finding(item, refused, false, stays ? Disposition.QUARANTINE : Disposition.RETURN_TO_CUSTOMER));
            }
            effects.add(() -> {
                item.expected -= accepted + refused;
                item.accepted += accepted;
                item.line.reserved -= refused;
                item.line.kept += stays ? refused : 0;
                played.tally.rejected += refused;
            });
        }
        boolean complete = played.random.nextBoolean();
        if (found.isEmpty() && (!complete || box.isDecided())) {
            return;
        }
        inspected(box, found, complete);
        effects.forEach(Runnable::run);
        if (complete) {
            box.items.forEach(HistoryOutcomes::miss);
        }
        if (played.random.nextInt(4) > 0) {
            settle(box);
        }
    }

    /** A box that nobody expected any more is here, with one unit in it. */
    void findGivenUp(Box box) {
        Optional<Item> free = box.items.stream()
                .filter(item -> item.missing > 0 && item.line.left() > 0)
                .findFirst();
        free.ifPresent(item -> {
            takeUpAgain(box);
            inspected(box, List.of(finding(item, 1, true, Disposition.RESTOCK)), false);
            item.expected--;
            item.accepted++;
        });
    }

    private void inspected(Box box, List<InspectionRequest.Item> found, boolean complete) {
        InspectReturn.Result result = Desk.decided(played.desk.inspect.inspect(
                new InspectionRequest(box.key, Optional.empty(), Optional.of("w-17"), found, List.of(), complete),
                "warehouse:local",
                Optional.empty()));
        HistoryCheck.require(result instanceof InspectReturn.Result.Inspected, () -> "not inspected: " + result);
        played.tell("inspected: " + box.key.rma() + (complete ? ", complete: " : ": ")
                + found.stream()
                        .map(item -> item.quantity() + " of item "
                                + item.itemId().orElseThrow() + " "
                                + (item.accepted().orElseThrow()
                                        ? "accepted"
                                        : item.disposition().orElseThrow().name()))
                        .toList());
        played.tally.inspections++;
        box.touched |= !found.isEmpty();
    }

    private static void miss(Item item) {
        item.line.reserved -= item.expected;
        item.missing += item.expected;
        item.expected = 0;
    }

    private static InspectionRequest.Item finding(Item item, int units, boolean accepted, Disposition disposition) {
        return new InspectionRequest.Item(
                Optional.of(item.itemId),
                Optional.empty(),
                units,
                Optional.of(accepted),
                Optional.of(Grade.A),
                Optional.of(disposition),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    void settle(Box box) {
        if (box.state != State.OPEN) {
            return;
        }
        // A number that no event of the trail has: the visits bring those.
        played.desk.settle.on(box.key, new EventId(1_000_000 + ++events, 0));
        for (Item item : box.items) {
            int units = item.accepted - item.settled;
            item.settled += units;
            item.line.reserved -= units;
            item.line.returned += units;
        }
        played.desk.state(box.key).settlement().ifPresent(played.check::amounts);
        played.tell("settled: " + box.key.rma());
        played.tally.settlements++;
        if (played.random.nextBoolean()) {
            succeed(box);
        }
        box.state = played.desk.state(box.key).stage() == Stage.CLOSED ? State.CLOSED : State.OPEN;
        HistoryCheck.require(
                box.isDecided() || box.state == State.OPEN,
                () -> "closed while units of " + box.key.rma() + " are open");
    }

    private void succeed(Box box) {
        for (Refund refund : played.desk.found(box.key).refunds()) {
            if (refund.status() != RefundStatus.SUCCEEDED) {
                played.desk.hears(
                        box.key, refund.number(), "ok-" + ++events, new Answer.Succeeded("re_" + refund.number()));
                played.tally.refunds++;
            }
        }
    }

    /** What was missing may have been asked back in another return since. */
    void reopen() {
        Optional<Box> ended = played.pick(played.late && played.random.nextBoolean() ? State.EXPIRED : State.CLOSED);
        ended.ifPresent(box -> {
            ReturnResult result = Desk.decided(played.desk.decide.reopen(box.key, Desk.STAFF, Optional.empty()));
            boolean noneMissing = box.items.stream().allMatch(item -> item.missing == 0);
            boolean possible =
                    noneMissing || box.items.stream().anyMatch(item -> item.missing > 0 && item.line.left() > 0);
            HistoryCheck.equal("reopened " + box.key.rma(), possible, result instanceof ReturnResult.Done);
            if (possible) {
                takeUpAgain(box);
                played.tally.reopened++;
            }
        });
    }

    private void takeUpAgain(Box box) {
        played.tell("reopened: " + box.key.rma());
        box.state = State.OPEN;
        for (Item item : box.items) {
            int again = Math.min(item.missing, item.line.left());
            item.expected += again;
            item.line.reserved += again;
            item.missing -= again;
        }
    }

    /** Windows end, and labels that nobody used run out. */
    void timePasses() {
        // As the visits would, that bring each lost event to its subscriber.
        played.boxes.forEach(this::settle);
        played.desk.clock.advance(Duration.ofDays(60));
        played.windowIsOver = true;
        played.tell("60 days pass");
        played.desk.visitAll();
        for (Box box : played.boxes) {
            // Of a return that is kept in part, the rest runs out once the part is paid.
            boolean paid = played.desk.found(box.key).refunds().stream()
                    .allMatch(refund -> refund.status() == RefundStatus.SUCCEEDED);
            boolean unused = box.state == State.OPEN && !box.touched && !box.statutory && !box.isDecided() && paid;
            HistoryCheck.equal(
                    "expired " + box.key.rma(),
                    unused,
                    played.desk.state(box.key).stage() == Stage.EXPIRED);
            if (unused) {
                box.state = State.EXPIRED;
                box.items.forEach(HistoryOutcomes::miss);
                played.tally.expired++;
            }
        }
    }

    /** All that is still on its way, all of it good. */
    void arrive(Box box) {
        List<InspectionRequest.Item> all = new ArrayList<>();
        box.items.stream()
                .filter(item -> item.expected > 0)
                .forEach(item -> all.add(finding(item, item.expected, true, Disposition.RESTOCK)));
        if (!all.isEmpty()) {
            inspected(box, all, true);
        }
        box.items.forEach(item -> {
            item.accepted += item.expected;
            item.expected = 0;
        });
        settle(box);
        succeed(box);
        HistoryCheck.equal(
                "the end of " + box.key.rma(),
                Stage.CLOSED,
                played.desk.state(box.key).stage());
        box.state = State.CLOSED;
    }
}
