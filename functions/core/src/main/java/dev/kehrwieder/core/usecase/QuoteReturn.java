package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.CarrierChoice;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.RequestReads;
import dev.kehrwieder.core.port.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a return would pay, and changes nothing. */
public final class QuoteReturn {
    private final RequestReads reads;
    private final ReturnDrafting drafting;
    private final InstantSource clock;

    public QuoteReturn(Store store, Returnability returnability, InstantSource clock) {
        this.reads = requireNonNull(store, "store is null");
        this.drafting = new ReturnDrafting(store, returnability);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * @param needsDecision whether a person would have to approve it
         * @param items as they would be approved: those that stay with the shopper are kept
         * @param label empty where none would be needed
         */
        record Quoted(
                Settlement settlement, boolean needsDecision, List<ReturnItem> items, Optional<LabelOutlook> label)
                implements Result {
            public Quoted {
                items = List.copyOf(items);
            }
        }

        record UnknownOrder() implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    /**
     * What the label of such a return would be like.
     *
     * @param possible whether any of the shop's carriers would take the parcel
     * @param withoutQr whether a QR code is wanted and none of them gives one: the label would have to be printed
     */
    public record LabelOutlook(boolean possible, boolean withoutQr) {}

    public Result quote(ReturnRequest request) {
        return switch (drafting.draft(request, clock.instant())) {
            case ReturnDrafting.Result.Drafted(ReturnDraft draft) ->
                new Result.Quoted(draft.estimate(), draft.needsDecision(), draft.items(), label(request, draft));
            case ReturnDrafting.Result.UnknownOrder() -> new Result.UnknownOrder();
            case ReturnDrafting.Result.Refused(List<Refusal> refusals) -> new Result.Refused(refusals);
        };
    }

    private Optional<LabelOutlook> label(ReturnRequest request, ReturnDraft draft) {
        if (!request.method().needsLabel() || draft.items().stream().allMatch(ReturnItem::isKept)) {
            return Optional.empty();
        }
        LabelTerms terms =
                reads.currentPolicy(request.order().shop()).map(Policy::labels).orElse(LabelTerms.DEFAULT);
        String sender = reads.person(request.order())
                .flatMap(Person::address)
                .map(Address::country)
                .orElse("");
        Policy frozen = draft.policies().get(request.order().orderNumber());
        Goods goods = new Goods(
                Goods.expected(draft.orders(), draft.items()),
                draft.estimate().currency(),
                request.method(),
                sender,
                frozen.returnAddress(sender).country(),
                request.parcels());
        Set<String> connected =
                terms.choice().stream().map(CarrierRule::carrier).collect(Collectors.toSet());
        CarrierChoice choice = CarrierChoice.of(terms.choice(), connected, goods.consignment());
        return Optional.of(new LabelOutlook(choice.chosen().isPresent(), choice.withoutQr()));
    }
}
