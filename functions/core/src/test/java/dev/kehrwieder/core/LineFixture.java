package dev.kehrwieder.core;

import dev.kehrwieder.core.model.Dimensions;
import dev.kehrwieder.core.model.Freight;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is special about an order line. */
public final class LineFixture {
    private final String lineId;
    private final int quantity;
    private final String unitPrice;
    private String sku = "SHOE-42";
    private String title = "Laufschuh, Größe 42";
    private String discount = "0";
    private String taxRate = "0.19";
    private String category = "SHOES";
    private int weightGrams = 900;
    private Set<LineFlag> flags = Set.of();
    private Optional<String> supplier = Optional.empty();
    private List<String> serialNumbers = List.of();
    private Optional<String> imageUrl = Optional.empty();
    private Optional<Instant> seasonEndsAt = Optional.empty();
    private Freight freight = Freight.UNKNOWN;

    LineFixture(String lineId, int quantity, String unitPrice) {
        this.lineId = lineId;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
    }

    public LineFixture sku(String name) {
        sku = name;
        return this;
    }

    public LineFixture title(String text) {
        title = text;
        return this;
    }

    /** For the whole line. */
    public LineFixture discount(String amount) {
        discount = amount;
        return this;
    }

    public LineFixture taxRate(String rate) {
        taxRate = rate;
        return this;
    }

    public LineFixture category(String name) {
        category = name;
        return this;
    }

    public LineFixture weightGrams(int grams) {
        weightGrams = grams;
        return this;
    }

    public LineFixture flags(LineFlag... special) {
        flags = Set.of(special);
        return this;
    }

    public LineFixture supplier(String name) {
        supplier = Optional.of(name);
        return this;
    }

    public LineFixture serialNumbers(String... numbers) {
        serialNumbers = List.of(numbers);
        return this;
    }

    public LineFixture imageUrl(String url) {
        imageUrl = Optional.of(url);
        return this;
    }

    public LineFixture seasonEndsAt(String instant) {
        seasonEndsAt = Optional.of(Fixtures.at(instant));
        return this;
    }

    public LineFixture freight(int lengthMm, int widthMm, int heightMm, String originCountry, String hsCode) {
        freight = new Freight(
                Optional.of(new Dimensions(lengthMm, widthMm, heightMm)),
                Optional.of(originCountry),
                Optional.of(hsCode));
        return this;
    }

    Money full(Currency currency) {
        return money(unitPrice, currency).times(quantity).minus(money(discount, currency));
    }

    OrderLine build(Currency currency, Money paid) {
        BigDecimal rate = new BigDecimal(taxRate);
        return new OrderLine(
                lineId,
                sku,
                title,
                quantity,
                money(unitPrice, currency),
                money(discount, currency),
                true,
                rate,
                paid,
                paid.taxIncludedAt(rate),
                category,
                weightGrams,
                flags,
                supplier,
                serialNumbers,
                imageUrl,
                seasonEndsAt,
                freight);
    }

    private static Money money(String amount, Currency currency) {
        return Money.of(new BigDecimal(amount), currency);
    }
}
