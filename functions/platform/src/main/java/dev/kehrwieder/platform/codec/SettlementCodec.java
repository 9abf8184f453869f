package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.money.TaxAmount;
import java.util.Set;

/** A settlement, as part of a body. */
final class SettlementCodec {
    private SettlementCodec() {}

    static BodyWriter write(Settlement settlement) {
        return new BodyWriter()
                .with("currency", settlement.currency())
                .with("itemSubtotal", settlement.itemSubtotal())
                .with("tax", settlement.tax())
                .with("shippingRefund", settlement.shippingRefund())
                .with("restockingFee", settlement.restockingFee())
                .with("returnShippingFee", settlement.returnShippingFee())
                .with("valueDeduction", settlement.valueDeduction())
                .with("exchangeTotal", settlement.exchangeTotal())
                .with("storeCredit", settlement.storeCredit())
                .with("bonus", settlement.bonus())
                .with("netRefund", settlement.netRefund())
                .with("amountDue", settlement.amountDue())
                .list("lines", settlement.lines(), SettlementCodec::line)
                .list("taxes", settlement.taxes(), SettlementCodec::tax)
                .with("notes", settlement.notes())
                .with("trace", settlement.trace());
    }

    static Settlement read(BodyReader settlement) {
        return new Settlement(
                settlement.currency("currency"),
                settlement.money("itemSubtotal"),
                settlement.money("tax"),
                settlement.money("shippingRefund"),
                settlement.money("restockingFee"),
                settlement.money("returnShippingFee"),
                settlement.money("valueDeduction"),
                settlement.money("exchangeTotal"),
                settlement.money("storeCredit"),
                settlement.money("bonus"),
                settlement.money("netRefund"),
                settlement.money("amountDue"),
                settlement.list("lines", SettlementCodec::line),
                settlement.list("taxes", SettlementCodec::tax),
                Set.copyOf(settlement.constants("notes", SettlementNote.class)),
                settlement.texts("trace"));
    }

    private static BodyWriter line(SettlementLine line) {
        return new BodyWriter()
                .with("itemId", line.itemId())
                .with("orderNumber", line.orderNumber())
                .with("lineId", line.lineId())
                .with("quantity", line.quantity())
                .with("itemSubtotal", line.itemSubtotal())
                .with("tax", line.tax());
    }

    private static SettlementLine line(BodyReader line) {
        return new SettlementLine(
                line.text("itemId"),
                line.text("orderNumber"),
                line.text("lineId"),
                line.integer("quantity"),
                line.money("itemSubtotal"),
                line.money("tax"));
    }

    private static BodyWriter tax(TaxAmount tax) {
        return new BodyWriter().with("rate", tax.rate()).with("net", tax.net()).with("tax", tax.tax());
    }

    private static TaxAmount tax(BodyReader tax) {
        return new TaxAmount(tax.decimal("rate"), tax.money("net"), tax.money("tax"));
    }
}
