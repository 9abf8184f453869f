package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** The balance of an order. */
public final class BalanceCodec {
    private BalanceCodec() {}

    public static String encode(OrderBalance balance) {
        return BodyWriter.version(1)
                .with("shop", balance.order().shop())
                .with("orderNumber", balance.order().orderNumber())
                .with("version", balance.version())
                .with("currency", balance.currency())
                .map("lines", balance.lines(), BalanceCodec::line)
                .map("payments", balance.payments(), BalanceCodec::payment)
                .with("shippingRefunded", balance.shippingRefunded())
                .with("faultValue", balance.faultValue())
                .with("credited", balance.credited())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static OrderBalance decode(String json) {
        return BodyReader.read(
                "balance",
                json,
                body -> new OrderBalance(
                        new OrderKey(body.text("shop"), body.text("orderNumber")),
                        body.number("version"),
                        body.currency("currency"),
                        body.map("lines", (lines, id) -> line(lines.object(id))),
                        body.map("payments", (payments, id) -> payment(payments.object(id))),
                        body.money("shippingRefunded"),
                        // Not in what an earlier release wrote.
                        body.optional("faultValue", BodyReader::money)
                                .orElseGet(() -> Money.zero(body.currency("currency"))),
                        body.money("credited")));
    }

    private static BodyWriter line(LineBalance line) {
        return new BodyWriter()
                .with("reserved", line.reserved())
                .with("returned", line.returned())
                .with("withdrawn", line.withdrawn())
                .with("rejected", line.rejected())
                .with("refunded", line.refunded())
                .with("refundedTax", line.refundedTax());
    }

    private static LineBalance line(BodyReader line) {
        return new LineBalance(
                line.integer("reserved"),
                line.integer("returned"),
                line.integer("withdrawn"),
                line.integer("rejected"),
                line.money("refunded"),
                line.money("refundedTax"));
    }

    private static BodyWriter payment(PaymentBalance payment) {
        return new BodyWriter().with("reserved", payment.reserved()).with("refunded", payment.refunded());
    }

    private static PaymentBalance payment(BodyReader payment) {
        return new PaymentBalance(payment.money("reserved"), payment.money("refunded"));
    }
}
