package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Store;
import java.time.InstantSource;
import java.util.List;

/** Says what a return would pay, and changes nothing. */
public final class QuoteReturn {
    private final ReturnDrafting drafting;
    private final InstantSource clock;

    public QuoteReturn(Store store, Returnability returnability, InstantSource clock) {
        this.drafting = new ReturnDrafting(store, returnability);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * @param needsDecision whether a person would have to approve it
         * @param items as they would be approved: those that stay with the shopper are kept
         */
        record Quoted(Settlement settlement, boolean needsDecision, List<ReturnItem> items) implements Result {
            public Quoted {
                items = List.copyOf(items);
            }
        }

        record UnknownOrder() implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    public Result quote(ReturnRequest request) {
        return switch (drafting.draft(request, clock.instant())) {
            case ReturnDrafting.Result.Drafted(ReturnDraft draft) ->
                new Result.Quoted(draft.estimate(), draft.needsDecision(), draft.items());
            case ReturnDrafting.Result.UnknownOrder() -> new Result.UnknownOrder();
            case ReturnDrafting.Result.Refused(List<Refusal> refusals) -> new Result.Refused(refusals);
        };
    }
}
