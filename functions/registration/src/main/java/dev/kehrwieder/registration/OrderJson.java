package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.json.Json;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An order with what is returned of it. */
final class OrderJson {
    private OrderJson() {}

    static ObjectNode of(OrderCase found, Optional<Person> person) {
        Order order = found.order();
        OrderBalance balance = found.balance();
        ObjectNode json = Json.object()
                .put("orderNumber", order.key().orderNumber())
                .put("policyVersion", order.policyVersion())
                .put("placedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(order.placedAt()))
                .put("currency", order.currency().getCurrencyCode())
                .put("locale", order.locale())
                .put("market", order.market());
        ObjectNode customer = json.putObject("customer").put("consumer", order.consumer());
        person.flatMap(Person::email).ifPresent(email -> customer.put("email", email));
        person.flatMap(Person::name).ifPresent(name -> customer.put("name", name));
        person.flatMap(Person::address).ifPresent(a -> json.set("shippingAddress", AddressBody.write(a)));
        ArrayNode lines = json.putArray("lines");
        order.lines().forEach(line -> lines.add(line(line, balance.line(line.lineId()))));
        ArrayNode discounts = json.putArray("discounts");
        order.discounts().forEach(discount -> discounts
                .addObject()
                .put("amount", Texts.amount(discount.amount()))
                .put("label", discount.label()));
        json.putObject("shipping")
                .put("amount", Texts.amount(order.shipping().amount()))
                .put("standardAmount", Texts.amount(order.shipping().standardAmount()))
                .put("taxRate", order.shipping().taxRate().toPlainString())
                .put("refunded", Texts.amount(balance.shippingRefunded()));
        ArrayNode payments = json.putArray("payments");
        order.payments().forEach(payment -> payments.add(payment(payment, balance)));
        ArrayNode deliveries = json.putArray("deliveries");
        order.deliveries().forEach(delivery -> {
            ObjectNode node = deliveries.addObject().put("deliveredAt", Texts.time(delivery.deliveredAt()));
            ArrayNode units = node.putArray("lines");
            delivery.quantities().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(entry ->
                            units.addObject().put("lineId", entry.getKey()).put("quantity", entry.getValue()));
        });
        json.put("informedOfWithdrawal", order.informedOfWithdrawal());
        order.informedOfWithdrawalAt().ifPresent(at -> json.put("informedOfWithdrawalAt", Texts.time(at)));
        return json.put("informedOfReturnCosts", order.informedOfReturnCosts());
    }

    private static ObjectNode line(OrderLine line, LineBalance balance) {
        ObjectNode json = Json.object()
                .put("lineId", line.lineId())
                .put("sku", line.sku())
                .put("title", line.title())
                .put("quantity", line.quantity())
                .put("unitPrice", Texts.amount(line.unitPrice()))
                .put("discount", Texts.amount(line.discount()))
                .put("taxIncluded", line.taxIncluded())
                .put("taxRate", line.taxRate().toPlainString())
                .put("category", line.category())
                .put("weightGrams", line.weightGrams());
        ArrayNode flags = json.putArray("flags");
        line.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        line.supplier().ifPresent(supplier -> json.put("supplier", supplier));
        ArrayNode serials = json.putArray("serialNumbers");
        line.serialNumbers().forEach(serials::add);
        line.imageUrl().ifPresent(url -> json.put("imageUrl", url));
        line.seasonEndsAt().ifPresent(at -> json.put("seasonEndsAt", Texts.time(at)));
        line.freight().dimensions().ifPresent(size -> json.putObject("dimensionsMm")
                .put("length", size.lengthMm())
                .put("width", size.widthMm())
                .put("height", size.heightMm()));
        line.freight().originCountry().ifPresent(country -> json.put("originCountry", country));
        line.freight().hsCode().ifPresent(code -> json.put("hsCode", code));
        return json.put("paid", Texts.amount(line.paid()))
                .put("tax", Texts.amount(line.tax()))
                .put("reservedQuantity", balance.reserved())
                .put("returnedQuantity", balance.returned())
                .put("rejectedQuantity", balance.rejected())
                .put("refunded", Texts.amount(balance.refunded()));
    }

    private static ObjectNode payment(Payment payment, OrderBalance balance) {
        var taken = balance.payment(payment.paymentId());
        return Json.object()
                .put("paymentId", payment.paymentId())
                .put("provider", payment.provider())
                .put("reference", payment.reference())
                .put("method", payment.method())
                .put("amount", Texts.amount(payment.amount()))
                .put("reserved", Texts.amount(taken.reserved()))
                .put("refunded", Texts.amount(taken.refunded()));
    }
}
