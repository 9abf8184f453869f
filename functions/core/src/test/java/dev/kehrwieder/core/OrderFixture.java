package dev.kehrwieder.core;

import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.Delivery;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says what is special about an order; prices include tax, and the discounts' shares are fixed as at import. */
public final class OrderFixture {
    private OrderKey key;
    private long version = 1;
    private OffsetDateTime placedAt = OffsetDateTime.parse("2026-11-02T10:15:00+01:00");
    private Currency currency = Fixtures.EUR;
    private String locale = "de-DE";
    private String market = "DE";
    private String email = Fixtures.EMAIL;
    private boolean consumer = true;
    private final List<LineFixture> lines = new ArrayList<>();
    private final List<String> discounts = new ArrayList<>();
    private String shipping = "4.95";
    private String standardShipping = "4.95";
    private final List<Payment> payments = new ArrayList<>();
    private String provider = "local";
    private String cardReference;
    private Optional<List<Delivery>> deliveries = Optional.empty();
    private boolean informedOfWithdrawal = true;
    private Optional<Instant> informedOfWithdrawalAt = Optional.empty();
    private boolean informedOfReturnCosts = true;
    private int policyVersion = 1;

    OrderFixture(OrderKey key) {
        this.key = key;
        this.cardReference = "pay_" + key.orderNumber();
    }

    public OrderFixture shop(String shop) {
        key = new OrderKey(shop, key.orderNumber());
        return this;
    }

    public OrderFixture version(long next) {
        version = next;
        return this;
    }

    public OrderFixture placedAt(String instant) {
        placedAt = OffsetDateTime.parse(instant);
        return this;
    }

    /** Before any amount is named. */
    public OrderFixture currency(String code) {
        currency = Currency.getInstance(code);
        shipping = "0";
        standardShipping = "0";
        return this;
    }

    public OrderFixture locale(String tag) {
        locale = tag;
        return this;
    }

    public OrderFixture market(String country) {
        market = country;
        return this;
    }

    public OrderFixture email(String address) {
        email = address;
        return this;
    }

    public OrderFixture business() {
        consumer = false;
        return this;
    }

    public OrderFixture line(String lineId, int quantity, String unitPrice) {
        return line(lineId, quantity, unitPrice, line -> line);
    }

    public OrderFixture line(String lineId, int quantity, String unitPrice, UnaryOperator<LineFixture> special) {
        lines.add(special.apply(new LineFixture(lineId, quantity, unitPrice)));
        return this;
    }

    public OrderFixture discount(String amount) {
        discounts.add(amount);
        return this;
    }

    public OrderFixture shipping(String amount, String standardAmount) {
        shipping = amount;
        standardShipping = standardAmount;
        return this;
    }

    /** Where the one card payment over everything was made. */
    public OrderFixture provider(String name, String reference) {
        provider = name;
        cardReference = reference;
        return this;
    }

    /** Instead of the one card payment over everything. */
    public OrderFixture payment(String paymentId, String method, String amount) {
        return payment(paymentId, "local", method, amount);
    }

    public OrderFixture payment(String paymentId, String provider, String method, String amount) {
        String reference = "pay_" + key.orderNumber() + (payments.isEmpty() ? "" : "_" + paymentId);
        payments.add(new Payment(paymentId, provider, reference, method, money(amount)));
        return this;
    }

    /** Everything arrived then. */
    public OrderFixture delivered(String instant) {
        return delivered(instant, Map.of());
    }

    /** These units of these lines arrived then; no units named means all. */
    public OrderFixture delivered(String instant, Map<String, Integer> units) {
        List<Delivery> all = new ArrayList<>(deliveries.orElse(List.of()));
        all.add(new Delivery(Fixtures.at(instant), units));
        deliveries = Optional.of(all);
        return this;
    }

    public OrderFixture undelivered() {
        deliveries = Optional.of(List.of());
        return this;
    }

    public OrderFixture notInformed() {
        informedOfWithdrawal = false;
        informedOfReturnCosts = false;
        return this;
    }

    /** The shopper was told of the right then. */
    public OrderFixture informedAt(String instant) {
        informedOfWithdrawalAt = Optional.of(Fixtures.at(instant));
        return this;
    }

    public OrderFixture policyVersion(int frozen) {
        policyVersion = frozen;
        return this;
    }

    public Order build() {
        if (lines.isEmpty()) {
            line("1", 3, "33.33");
            discount("10.00");
        }
        List<OrderLine> built = built();
        return new Order(
                key,
                version,
                placedAt,
                currency,
                locale,
                market,
                CustomerHash.of(email),
                consumer,
                built,
                discounts.stream()
                        .map(amount -> new Discount(money(amount), "WELCOME"))
                        .toList(),
                new OrderShipping(money(shipping), money(standardShipping), new BigDecimal("0.19")),
                payments.isEmpty() ? paidByCard(built) : payments,
                arrived(built),
                informedOfWithdrawal,
                informedOfWithdrawalAt,
                informedOfReturnCosts,
                policyVersion);
    }

    private List<OrderLine> built() {
        Money discount = discounts.stream().map(this::money).reduce(Money.zero(currency), Money::plus);
        List<Money> full = lines.stream().map(line -> line.full(currency)).toList();
        List<Money> shares = Proration.spread(discount, full);
        List<OrderLine> built = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            built.add(lines.get(i).build(currency, full.get(i).minus(shares.get(i))));
        }
        return built;
    }

    private List<Payment> paidByCard(List<OrderLine> built) {
        Money total = built.stream().map(OrderLine::paid).reduce(money(shipping), Money::plus);
        return List.of(new Payment("p1", provider, cardReference, "CARD", total));
    }

    private List<Delivery> arrived(List<OrderLine> built) {
        Instant usual = Fixtures.at("2026-11-05T14:00:00+01:00");
        Map<String, Integer> all = built.stream().collect(Collectors.toMap(OrderLine::lineId, OrderLine::quantity));
        return deliveries.orElse(List.of(new Delivery(usual, all))).stream()
                .map(delivery -> delivery.quantities().isEmpty() ? new Delivery(delivery.deliveredAt(), all) : delivery)
                .toList();
    }

    private Money money(String amount) {
        return Money.of(new BigDecimal(amount), currency);
    }
}
