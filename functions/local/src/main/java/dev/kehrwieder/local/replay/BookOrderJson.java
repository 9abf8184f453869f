package dev.kehrwieder.local.replay;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.web.Answers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Words an order of the book as the API takes it: its dates moved, its customer a made-up person. */
final class BookOrderJson {
    private static final String CURRENCY = "GBP";
    private static final String TAX_RATE = "0.20";

    private final String prefix;
    private final long daysLater;
    private final ZoneId zone;
    private final Instant today;

    /**
     * @param prefix before each order's number, so that two replays on one machine do not meet
     * @param daysLater by which all dates move
     * @param today when the machine's day began, in the shop's zone: whatever was ordered has arrived before
     */
    BookOrderJson(String prefix, long daysLater, ZoneId zone, Instant today) {
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.daysLater = daysLater;
        this.zone = requireNonNull(zone, "zone is null");
        this.today = requireNonNull(today, "today is null");
    }

    String number(BookOrder order) {
        return prefix + order.number();
    }

    String paymentReference(BookOrder order) {
        return "pay_" + number(order);
    }

    ObjectNode order(BookOrder order) {
        String customer = order.customer().orElse("guest-" + order.number());
        String country = Countries.code(order.country()).orElse(Countries.HOME);
        Instant placed = moved(order.at());
        Instant delivered = earlier(placed.plus(Duration.ofHours(2)), today.minus(Duration.ofMinutes(1)));
        ObjectNode json = Answers.JSON
                .createObjectNode()
                .put("placedAt", placed.toString())
                .put("currency", CURRENCY)
                .put("locale", country.equals("DE") ? "de-DE" : "en-GB")
                .put("market", country)
                .put("informedOfWithdrawal", true)
                .put("informedOfReturnCosts", true);
        json.putObject("customer")
                .put("email", "customer-" + customer.toLowerCase(Locale.ROOT) + "@example.org")
                .put("name", "Customer " + customer)
                .put("consumer", true);
        json.putObject("shippingAddress")
                .put("name", "Customer " + customer)
                .put("street", "High Street")
                .put("houseNumber", "1")
                .put("postalCode", "N1 9GU")
                .put("city", "Sampletown")
                .put("country", country);
        ArrayNode lines = json.putArray("lines");
        ArrayNode arrived = json.putArray("deliveries")
                .addObject()
                .put("deliveredAt", delivered.toString())
                .putArray("lines");
        for (int place = 0; place < order.goods().size(); place++) {
            BookLine line = order.goods().get(place);
            lines.addObject()
                    .put("lineId", BookOrder.lineId(place))
                    .put("sku", line.sku())
                    .put("title", line.title())
                    .put("quantity", line.quantity())
                    .put("unitPrice", money(line.unitPrice()))
                    .put("taxRate", TAX_RATE);
            arrived.addObject().put("lineId", BookOrder.lineId(place)).put("quantity", line.quantity());
        }
        if (order.discount().signum() > 0) {
            json.putArray("discounts")
                    .addObject()
                    .put("amount", money(order.discount()))
                    .put("label", "Discount");
        }
        if (order.postage().signum() > 0) {
            json.putObject("shipping").put("amount", money(order.postage())).put("taxRate", TAX_RATE);
        }
        if (order.total().signum() > 0) {
            json.putArray("payments")
                    .addObject()
                    .put("paymentId", "p1")
                    .put("provider", "local")
                    .put("reference", paymentReference(order))
                    .put("method", "CARD")
                    .put("amount", money(order.total()));
        }
        return json;
    }

    private Instant moved(LocalDateTime at) {
        return at.plus(daysLater, ChronoUnit.DAYS).atZone(zone).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
