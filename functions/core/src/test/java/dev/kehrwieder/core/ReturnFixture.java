package dev.kehrwieder.core;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnMoney;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.TaxAmount;
import dev.kehrwieder.core.parcel.Parcel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says what is special about a return. Items are named {@code i1}, {@code i2}, … in the order of their adding. */
public final class ReturnFixture {
    private record Units(String lineId, int quantity) {}

    private final Order order;
    private String rma = "R-1001-1";
    private long version = 1;
    private Instant registeredAt = Fixtures.at("2026-11-10T09:00:00Z");
    private ReturnMethod method = ReturnMethod.BY_MAIL_QR;
    private boolean statutoryWithdrawal;
    private boolean claim;
    private Stage stage = Stage.APPROVED;
    private final List<Units> units = new ArrayList<>();
    private String reason = "TOO_SMALL";
    private FaultParty fault = FaultParty.CUSTOMER;
    private Resolution resolution = Resolution.REFUND_ORIGINAL_PAYMENT;
    private Optional<Instant> healAt = Optional.empty();
    private Optional<Instant> dueAt = Optional.empty();

    ReturnFixture(Order order) {
        this.order = order;
    }

    public ReturnFixture rma(String name) {
        rma = name;
        return this;
    }

    public ReturnFixture version(long number) {
        version = number;
        return this;
    }

    public ReturnFixture registeredAt(String instant) {
        registeredAt = Fixtures.at(instant);
        return this;
    }

    public ReturnFixture method(ReturnMethod how) {
        method = how;
        return this;
    }

    public ReturnFixture withdrawal() {
        statutoryWithdrawal = true;
        return this;
    }

    /** Of the warranty, for a defect that showed on the day of the registration. */
    public ReturnFixture claim(Resolution wanted) {
        claim = true;
        reason = "DEFECTIVE";
        fault = FaultParty.SUPPLIER;
        resolution = wanted;
        return this;
    }

    public ReturnFixture stage(Stage reached) {
        stage = reached;
        return this;
    }

    public ReturnFixture item(String lineId, int quantity) {
        units.add(new Units(lineId, quantity));
        return this;
    }

    public ReturnFixture reason(String code, FaultParty whose) {
        reason = code;
        fault = whose;
        return this;
    }

    public ReturnFixture resolution(Resolution wanted) {
        resolution = wanted;
        return this;
    }

    public ReturnFixture dueAt(String instant) {
        dueAt = Optional.of(Fixtures.at(instant));
        return this;
    }

    public ReturnFixture healAt(String instant) {
        healAt = Optional.of(Fixtures.at(instant));
        return this;
    }

    public Return build() {
        if (units.isEmpty()) {
            item(order.lines().getFirst().lineId(), 1);
        }
        return new Return(
                new ReturnKey(order.key().shop(), rma),
                version,
                List.of(order.key().orderNumber()),
                order.currency(),
                order.customer(),
                order.locale(),
                registeredAt,
                method,
                statutoryWithdrawal,
                claim,
                stage,
                items(),
                method.needsLabel() ? List.of(Parcel.requested(1, "local", registeredAt)) : List.of(),
                Map.of(order.key().orderNumber(), order.policyVersion()),
                estimate(),
                Optional.empty(),
                new ReturnDeadlines(
                        Optional.of(registeredAt.plus(Duration.ofDays(28))), Optional.empty(), Optional.empty()),
                Optional.empty(),
                0,
                Optional.empty(),
                ReturnMoney.NONE,
                healAt,
                dueAt);
    }

    private List<ReturnItem> items() {
        List<ReturnItem> items = new ArrayList<>();
        for (Units some : units) {
            OrderLine line = order.line(some.lineId()).orElseThrow();
            ReturnItem item = new ReturnItem(
                    "i" + (items.size() + 1),
                    order.key().orderNumber(),
                    line.lineId(),
                    line.sku(),
                    line.title(),
                    reason,
                    fault,
                    resolution,
                    Optional.empty(),
                    Optional.empty(),
                    some.quantity(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    GoodsState.ANNOUNCED,
                    MoneyState.NONE,
                    claim ? Optional.of(defect()) : Optional.empty());
            items.add(stage == Stage.REQUESTED || stage == Stage.IN_REVIEW ? item : item.authorize());
        }
        return items;
    }

    private ItemClaim defect() {
        return new ItemClaim(
                registeredAt.atZone(ZoneOffset.UTC).toLocalDate(),
                Optional.of(registeredAt.plus(Duration.ofDays(700))),
                Optional.of(registeredAt.plus(Duration.ofDays(350))),
                Optional.empty());
    }

    /** What was paid for the units, as if nothing had been returned before and no fee were taken. */
    private Settlement estimate() {
        Money zero = Money.zero(order.currency());
        List<SettlementLine> lines = new ArrayList<>();
        Map<BigDecimal, TaxAmount> taxes = new TreeMap<>();
        for (Units some : units) {
            OrderLine line = order.line(some.lineId()).orElseThrow();
            Money worth = Proration.next(line.paid(), line.quantity(), 0, some.quantity());
            Money tax = Proration.next(line.tax(), line.quantity(), 0, some.quantity());
            lines.add(new SettlementLine(
                    "i" + (lines.size() + 1), order.key().orderNumber(), line.lineId(), some.quantity(), worth, tax));
            taxes.merge(line.taxRate(), new TaxAmount(line.taxRate(), worth.minus(tax), tax), ReturnFixture::sum);
        }
        Money worth = lines.stream().map(SettlementLine::itemSubtotal).reduce(zero, Money::plus);
        Money tax = lines.stream().map(SettlementLine::tax).reduce(zero, Money::plus);
        return new Settlement(
                order.currency(),
                worth,
                tax,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                worth,
                zero,
                lines,
                List.copyOf(taxes.values()),
                Set.of(),
                List.of());
    }

    private static TaxAmount sum(TaxAmount one, TaxAmount other) {
        return new TaxAmount(one.rate(), one.net().plus(other.net()), one.tax().plus(other.tax()));
    }
}
