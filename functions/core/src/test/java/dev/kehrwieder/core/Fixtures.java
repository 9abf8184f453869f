package dev.kehrwieder.core;

import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelHistory;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.parcel.ParcelWord;
import dev.kehrwieder.core.refund.Refund;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Valid things with sensible figures; what a test is about, it says. The order is the one of the API's description. */
public final class Fixtures {
    public static final String SHOP = "demo";
    public static final String EMAIL = "ada@example.org";
    public static final Currency EUR = Currency.getInstance("EUR");

    private Fixtures() {}

    /** An instant from RFC 3339 with any offset. */
    public static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    public static Money eur(String amount) {
        return Money.of(new BigDecimal(amount), EUR);
    }

    /** Three pairs of shoes at 33.33, 10.00 off, delivered and paid by card, unless the test says otherwise. */
    public static OrderFixture order(String orderNumber) {
        return new OrderFixture(new OrderKey(SHOP, orderNumber));
    }

    public static OrderKey orderKey(String orderNumber) {
        return new OrderKey(SHOP, orderNumber);
    }

    /** An approved return of one unit of the first line, unless the test says otherwise. */
    public static ReturnFixture returnOf(Order order) {
        return new ReturnFixture(order);
    }

    public static ReturnKey returnKey(String rma) {
        return new ReturnKey(SHOP, rma);
    }

    /** The policy of the API's description. */
    public static PolicyFixture policy() {
        return new PolicyFixture();
    }

    /** A rule that matches everything and changes nothing. */
    public static RuleFixture rule() {
        return new RuleFixture();
    }

    public static Address hamburg() {
        return new Address("Ada Beispiel", "Kehrwieder", "2", "20457", "Hamburg", "DE", Optional.empty());
    }

    public static Person ada() {
        return new Person(Optional.of(EMAIL), Optional.of("Ada Beispiel"), Optional.of(hamburg()), Map.of());
    }

    public static StoredEvent event(ReturnKey of, long version, int number, ReturnEvent event) {
        return new StoredEvent(of, version, number, at("2026-11-10T09:00:00Z"), "storefront:local", event);
    }

    /** Money reserved for a payment {@code p1}, not yet asked of the provider. */
    public static Refund refund(ReturnKey of, int number, String euros) {
        Instant reservedAt = at("2026-11-14T10:00:00Z");
        return Refund.reserved(
                of,
                number,
                new Refund.Target("1001", "p1", "local", "pay_1001"),
                eur(euros),
                reservedAt,
                reservedAt.plus(Duration.ofDays(14)));
    }

    /** An expected arrival of parcel 1. */
    public static Inspection arrival(ReturnKey of, int number) {
        return new Inspection(
                of,
                number,
                InspectionStatus.OPEN,
                Optional.of(1),
                Optional.empty(),
                at("2026-11-13T08:00:00Z"),
                List.of(),
                List.of(),
                false);
    }

    public static CreditEntry credit(ReturnKey source, long number, String euros) {
        return new CreditEntry(
                new CreditAccountKey(source.shop(), "account-of-ada", EUR),
                number,
                CreditEntry.Type.ISSUE,
                eur(euros),
                eur("0.00"),
                eur(euros),
                at("2026-11-14T10:00:00Z"),
                Optional.of(at("2029-12-31T23:00:00Z")),
                Optional.of(source),
                Optional.empty());
    }

    /** A parcel of which this is all that its carrier told. */
    public static Parcel scanned(Parcel parcel, ParcelStatus status, Instant at) {
        return ParcelHistory.none().and(ParcelWord.of(status, at)).applied(parcel, parcel.occurredAt());
    }
}
