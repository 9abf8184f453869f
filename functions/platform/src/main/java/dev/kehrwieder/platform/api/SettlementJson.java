package dev.kehrwieder.platform.api;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.TaxAmount;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A settlement in the API's form (DESIGN 6, "Settlement"). */
public final class SettlementJson {
    private SettlementJson() {}

    /** What was decided, or an estimate until then. */
    public static ObjectNode of(ReturnCase returned) {
        Return state = returned.state();
        return of(
                state.settlement().orElse(state.estimate()),
                state.settlement().isEmpty(),
                returned.refunds().stream()
                        .filter(refund -> !returned.isOfStaff(refund))
                        .toList());
    }

    public static ObjectNode estimate(Settlement settlement) {
        return of(settlement, true, List.of());
    }

    private static ObjectNode of(Settlement settlement, boolean estimate, List<Refund> refunds) {
        ObjectNode json = Json.object()
                .put("estimate", estimate)
                .put("currency", settlement.currency().getCurrencyCode())
                .put("itemSubtotal", Texts.amount(settlement.itemSubtotal()))
                .put("tax", Texts.amount(settlement.tax()))
                .put("shippingRefund", Texts.amount(settlement.shippingRefund()))
                .put("restockingFee", Texts.amount(settlement.restockingFee()))
                .put("returnShippingFee", Texts.amount(settlement.returnShippingFee()))
                .put("valueDeduction", Texts.amount(settlement.valueDeduction()))
                .put("exchangeTotal", Texts.amount(settlement.exchangeTotal()))
                .put("storeCredit", Texts.amount(settlement.storeCredit()))
                .put("bonus", Texts.amount(settlement.bonus()))
                .put("netRefund", Texts.amount(settlement.netRefund()))
                .put("amountDue", Texts.amount(settlement.amountDue()));
        ArrayNode lines = json.putArray("lines");
        for (SettlementLine line : settlement.lines()) {
            lines.addObject()
                    .put("itemId", line.itemId())
                    .put("orderNumber", line.orderNumber())
                    .put("lineId", line.lineId())
                    .put("quantity", line.quantity())
                    .put("itemSubtotal", Texts.amount(line.itemSubtotal()))
                    .put("tax", Texts.amount(line.tax()));
        }
        ArrayNode taxes = json.putArray("taxes");
        for (TaxAmount tax : settlement.taxes()) {
            taxes.addObject()
                    .put("rate", tax.rate().toPlainString())
                    .put("net", Texts.amount(tax.net()))
                    .put("tax", Texts.amount(tax.tax()));
        }
        ArrayNode notes = json.putArray("notes");
        settlement.notes().stream().sorted().forEach(note -> notes.add(note.name()));
        ArrayNode trace = json.putArray("trace");
        settlement.trace().forEach(trace::add);
        ArrayNode list = json.putArray("refunds");
        refunds.forEach(refund -> list.add(refund(refund)));
        return json;
    }

    static ObjectNode refund(Refund refund) {
        ObjectNode json = Json.object()
                .put("refundId", refund.refundId())
                .put("orderNumber", refund.orderNumber())
                .put("paymentId", refund.paymentId())
                .put("amount", Texts.amount(refund.amount()))
                .put("status", refund.status().name())
                .put("dueAt", Texts.time(refund.dueAt()))
                .put("number", refund.number())
                .put("provider", refund.provider())
                .put("attempts", refund.attempts())
                .put("changedAt", Texts.time(refund.course().changedAt()))
                .put("failureReason", refund.failureReason().orElse(null));
        json.put("heldUntil", refund.course().heldUntil().map(Texts::time).orElse(null));
        json.put("replaces", refund.course().replaces().map(refund::refundId).orElse(null));
        return json.put(
                "replacedBy", refund.course().replacedBy().map(refund::refundId).orElse(null));
    }
}
