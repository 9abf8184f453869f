package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.Dimensions;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.core.model.Freight;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.usecase.OrderDraft;
import dev.kehrwieder.platform.api.Amounts;
import dev.kehrwieder.platform.http.RequestBody;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an order's snapshot (DESIGN 6, "Order"). */
final class OrderBody {
    private static final int MAX_LINES = 1_000;
    /** All of them fit into the commit of one settlement. */
    private static final int MAX_PAYMENTS = 40;

    private static final int MAX_QUANTITY = 10_000;
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern HS_CODE = Pattern.compile("[0-9]{6,11}");
    private static final int LONGEST_MM = 100_000;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s/][^\\s]*", Pattern.CASE_INSENSITIVE);

    private final OrderKey key;
    private final Amounts amounts;

    private OrderBody(OrderKey key, Currency currency) {
        this.key = key;
        this.amounts = new Amounts(currency);
    }

    static OrderDraft read(OrderKey key, RequestBody body) {
        return new OrderBody(key, currency(body)).read(body);
    }

    /** The currency comes first: every amount is read in it. */
    static Currency currency(RequestBody body) {
        return Amounts.currency(body, "currency");
    }

    private OrderDraft read(RequestBody body) {
        OffsetDateTime placedAt = body.dateTime("placedAt");
        String locale = body.text("locale", LOCALE, "a language tag, such as de-DE");
        String market = body.text("market", AddressBody.COUNTRY, "ISO 3166-1 alpha-2, such as DE");
        Customer customer = body.object("customer", OrderBody::customer);
        var address = body.optionalObject("shippingAddress", AddressBody::read);
        List<OrderDraft.Line> lines = body.objects("lines", 1, MAX_LINES, this::line);
        List<Discount> discounts = body.objects("discounts", 0, 100, this::discount);
        OrderShipping shipping = body.optionalObject("shipping", this::shipping).orElseGet(this::noShipping);
        List<Payment> payments = body.objects("payments", 0, MAX_PAYMENTS, this::payment);
        List<OrderDraft.Delivered> deliveries = body.objects("deliveries", 0, 200, this::delivery);
        boolean informed = body.optionalBool("informedOfWithdrawal").orElse(false);
        var informedAt = body.optionalDateTime("informedOfWithdrawalAt").map(OffsetDateTime::toInstant);
        boolean informedOfCosts = body.optionalBool("informedOfReturnCosts").orElse(false);
        // Absent only beside an error, which ends the reading before the draft is used.
        Customer known = customer == null ? new Customer("", Optional.empty(), false) : customer;
        Person person = new Person(Optional.of(known.email()), known.name(), address, Map.of());
        return new OrderDraft(
                key,
                placedAt,
                amounts.currency(),
                locale,
                market,
                CustomerHash.of(known.email()),
                known.consumer(),
                person,
                lines,
                discounts,
                shipping,
                payments,
                deliveries,
                informed || informedAt.isPresent(),
                informedAt,
                informedOfCosts);
    }

    private record Customer(String email, Optional<String> name, boolean consumer) {}

    private static Customer customer(RequestBody body) {
        return new Customer(
                body.text(
                        "email",
                        EmailAddress.MAX_LENGTH,
                        EmailAddress::isDeliverable,
                        "an e-mail address that a mail can be sent to"),
                body.optionalText("name", 200),
                body.optionalBool("consumer").orElse(true));
    }

    private OrderDraft.Line line(RequestBody body) {
        return new OrderDraft.Line(
                body.text("lineId", 64),
                body.text("sku", 100),
                body.text("title", 300),
                body.integer("quantity", 1, MAX_QUANTITY),
                amounts.required(body, "unitPrice"),
                amounts.optional(body, "discount", amounts.zero()),
                body.optionalBool("taxIncluded").orElse(true),
                rate(body),
                body.optionalText("category", 100).orElse(""),
                body.optionalInteger("weightGrams", 0, 10_000_000).orElse(0),
                Set.copyOf(body.choices("flags", LineFlag.class, LineFlag.values().length)),
                body.optionalText("supplier", 100),
                body.texts("serialNumbers", MAX_QUANTITY, 100),
                imageUrl(body),
                body.optionalDateTime("seasonEndsAt").map(OffsetDateTime::toInstant),
                new Freight(
                        body.optionalObject("dimensionsMm", OrderBody::dimensions),
                        body.optionalText("originCountry", AddressBody.COUNTRY, "ISO 3166-1 alpha-2, such as DE"),
                        body.optionalText("hsCode", HS_CODE, "6 to 11 digits")));
    }

    private static Dimensions dimensions(RequestBody body) {
        return new Dimensions(
                body.integer("length", 1, LONGEST_MM),
                body.integer("width", 1, LONGEST_MM),
                body.integer("height", 1, LONGEST_MM));
    }

    /** Pages and mails show it: no other scheme, so that it can't be a script. */
    private static Optional<String> imageUrl(RequestBody body) {
        Optional<String> url = body.optionalText("imageUrl", 2_000);
        if (url.isPresent() && !WEB_ADDRESS.matcher(url.get()).matches()) {
            body.refuse("imageUrl", "INVALID_FORMAT", "A web address, such as https://shop.example/shoe.jpg");
        }
        return url;
    }

    private Discount discount(RequestBody body) {
        return new Discount(
                amounts.required(body, "amount"),
                body.optionalText("label", 200).orElse(""));
    }

    private OrderShipping shipping(RequestBody body) {
        Money amount = amounts.required(body, "amount");
        return new OrderShipping(amount, amounts.optional(body, "standardAmount", amount), rate(body));
    }

    private OrderShipping noShipping() {
        return new OrderShipping(amounts.zero(), amounts.zero(), BigDecimal.ZERO);
    }

    private Payment payment(RequestBody body) {
        return new Payment(
                body.text("paymentId", 64),
                body.text("provider", 40),
                body.text("reference", 200),
                body.text("method", 40),
                amounts.required(body, "amount"));
    }

    private OrderDraft.Delivered delivery(RequestBody body) {
        OffsetDateTime deliveredAt = body.dateTime("deliveredAt");
        return new OrderDraft.Delivered(
                deliveredAt.toInstant(),
                body.objects(
                        "lines",
                        1,
                        MAX_LINES,
                        line -> new OrderDraft.Units(
                                line.text("lineId", 64), line.integer("quantity", 1, MAX_QUANTITY))));
    }

    private static BigDecimal rate(RequestBody body) {
        BigDecimal rate = body.decimal("taxRate", BigDecimal.ZERO, BigDecimal.ONE);
        if (rate.scale() > 6) {
            body.refuse("taxRate", "TOO_MANY_DIGITS", "At most 6 digits after the point");
        }
        return rate;
    }
}
