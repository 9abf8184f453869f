package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Delivery;
import dev.kehrwieder.core.model.Dimensions;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.Freight;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import java.util.Set;

/** The snapshot of an order. */
public final class OrderCodec {
    private OrderCodec() {}

    public static String encode(Order order) {
        return BodyWriter.version(1)
                .with("shop", order.key().shop())
                .with("orderNumber", order.key().orderNumber())
                .with("version", order.version())
                .with("placedAt", order.placedAt())
                .with("currency", order.currency())
                .with("locale", order.locale())
                .with("market", order.market())
                .with("customer", order.customer())
                .with("consumer", order.consumer())
                .list("lines", order.lines(), OrderCodec::line)
                .list("discounts", order.discounts(), OrderCodec::discount)
                .with("shipping", shipping(order.shipping()))
                .list("payments", order.payments(), OrderCodec::payment)
                .list("deliveries", order.deliveries(), OrderCodec::delivery)
                .with("informedOfWithdrawal", order.informedOfWithdrawal())
                .with("informedOfWithdrawalAt", order.informedOfWithdrawalAt())
                .with("informedOfReturnCosts", order.informedOfReturnCosts())
                .with("policyVersion", order.policyVersion())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Order decode(String json) {
        return BodyReader.read(
                "order",
                json,
                body -> new Order(
                        new OrderKey(body.text("shop"), body.text("orderNumber")),
                        body.number("version"),
                        body.time("placedAt"),
                        body.currency("currency"),
                        body.text("locale"),
                        body.text("market"),
                        body.text("customer"),
                        body.flag("consumer"),
                        body.list("lines", OrderCodec::line),
                        body.list("discounts", OrderCodec::discount),
                        shipping(body.object("shipping")),
                        body.list("payments", OrderCodec::payment),
                        body.list("deliveries", OrderCodec::delivery),
                        body.flag("informedOfWithdrawal"),
                        body.optional("informedOfWithdrawalAt", BodyReader::instant),
                        body.flag("informedOfReturnCosts"),
                        body.integer("policyVersion")));
    }

    private static BodyWriter line(OrderLine line) {
        return new BodyWriter()
                .with("lineId", line.lineId())
                .with("sku", line.sku())
                .with("title", line.title())
                .with("quantity", line.quantity())
                .with("unitPrice", line.unitPrice())
                .with("discount", line.discount())
                .with("taxIncluded", line.taxIncluded())
                .with("taxRate", line.taxRate())
                .with("paid", line.paid())
                .with("tax", line.tax())
                .with("category", line.category())
                .with("weightGrams", line.weightGrams())
                .with("flags", line.flags())
                .with("supplier", line.supplier())
                .with("serialNumbers", line.serialNumbers())
                .with("imageUrl", line.imageUrl())
                .with("seasonEndsAt", line.seasonEndsAt())
                .with("dimensionsMm", line.freight().dimensions(), OrderCodec::dimensions)
                .with("originCountry", line.freight().originCountry())
                .with("hsCode", line.freight().hsCode());
    }

    private static OrderLine line(BodyReader line) {
        return new OrderLine(
                line.text("lineId"),
                line.text("sku"),
                line.text("title"),
                line.integer("quantity"),
                line.money("unitPrice"),
                line.money("discount"),
                line.flag("taxIncluded"),
                line.decimal("taxRate"),
                line.money("paid"),
                line.money("tax"),
                line.text("category"),
                line.integer("weightGrams"),
                Set.copyOf(line.constants("flags", LineFlag.class)),
                line.optional("supplier", BodyReader::text),
                line.texts("serialNumbers"),
                line.optional("imageUrl", BodyReader::text),
                line.optional("seasonEndsAt", BodyReader::instant),
                new Freight(
                        line.optionalObject("dimensionsMm", OrderCodec::dimensions),
                        line.optional("originCountry", BodyReader::text),
                        line.optional("hsCode", BodyReader::text)));
    }

    private static BodyWriter dimensions(Dimensions size) {
        return new BodyWriter()
                .with("length", size.lengthMm())
                .with("width", size.widthMm())
                .with("height", size.heightMm());
    }

    private static Dimensions dimensions(BodyReader size) {
        return new Dimensions(size.integer("length"), size.integer("width"), size.integer("height"));
    }

    private static BodyWriter discount(Discount discount) {
        return new BodyWriter().with("amount", discount.amount()).with("label", discount.label());
    }

    private static Discount discount(BodyReader discount) {
        return new Discount(discount.money("amount"), discount.text("label"));
    }

    private static BodyWriter shipping(OrderShipping shipping) {
        return new BodyWriter()
                .with("amount", shipping.amount())
                .with("standardAmount", shipping.standardAmount())
                .with("taxRate", shipping.taxRate());
    }

    private static OrderShipping shipping(BodyReader shipping) {
        return new OrderShipping(
                shipping.money("amount"), shipping.money("standardAmount"), shipping.decimal("taxRate"));
    }

    private static BodyWriter payment(Payment payment) {
        return new BodyWriter()
                .with("paymentId", payment.paymentId())
                .with("provider", payment.provider())
                .with("reference", payment.reference())
                .with("method", payment.method())
                .with("amount", payment.amount());
    }

    private static Payment payment(BodyReader payment) {
        return new Payment(
                payment.text("paymentId"),
                payment.text("provider"),
                payment.text("reference"),
                payment.text("method"),
                payment.money("amount"));
    }

    private static BodyWriter delivery(Delivery delivery) {
        return new BodyWriter().with("deliveredAt", delivery.deliveredAt()).with("quantities", delivery.quantities());
    }

    private static Delivery delivery(BodyReader delivery) {
        return new Delivery(delivery.instant("deliveredAt"), delivery.map("quantities", BodyReader::integer));
    }
}
