package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.PriceReduction;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import java.util.Optional;

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
                .with("refundedTax", line.refundedTax())
                .with("reduction", reduced(line), BalanceCodec::reduction);
    }

    private static LineBalance line(BodyReader line) {
        Money refunded = line.money("refunded");
        return new LineBalance(
                line.integer("reserved"),
                line.integer("returned"),
                line.integer("withdrawn"),
                line.integer("rejected"),
                refunded,
                line.money("refundedTax"),
                line.optionalObject("reduction", BalanceCodec::reduction)
                        .orElseGet(() -> PriceReduction.none(refunded.currency())));
    }

    /** Of most lines none, and the balance stays as small as it was. */
    private static Optional<PriceReduction> reduced(LineBalance line) {
        return Optional.of(line.reduction()).filter(reduction -> reduction.units() > 0);
    }

    private static BodyWriter reduction(PriceReduction reduction) {
        return new BodyWriter()
                .with("units", reduction.units())
                .with("value", reduction.value())
                .with("tax", reduction.tax());
    }

    private static PriceReduction reduction(BodyReader reduction) {
        return new PriceReduction(reduction.integer("units"), reduction.money("value"), reduction.money("tax"));
    }

    private static BodyWriter payment(PaymentBalance payment) {
        return new BodyWriter().with("reserved", payment.reserved()).with("refunded", payment.refunded());
    }

    private static PaymentBalance payment(BodyReader payment) {
        return new PaymentBalance(payment.money("reserved"), payment.money("refunded"));
    }
}
