package dev.kehrwieder.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of any order, returned unit by unit or in lots, in any sequence. A failure names its seed. */
final class SettlementPropertiesTest {
    private static final int CASES = 10_000;
    private static final long FIRST_SEED = 20_261_102L;

    @Test
    void every_settlement_adds_up_and_pays_no_more_than_was_captured() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            Random random = new Random(seed);
            SettlementFixture given = SettlementFixture.of(anyOrder(random), anyPolicy(random));
            for (List<String> lot : lots(given.order(), random)) {
                OrderSettlement settled = any(given, random, lot).settle();

                assertAddsUp(seed, settled);
            }
            assertNotOverpaid(seed, given);
        }
    }

    @Test
    void a_fully_paid_order_that_comes_back_whole_gives_back_each_line_and_its_tax_to_the_cent() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            Random random = new Random(seed);
            SettlementFixture given = SettlementFixture.of(paid(random));
            Money net = Money.zero(given.order().currency());
            for (List<String> lot : lots(given.order(), random)) {
                lot.forEach(lineId -> given.claim(lineId, 1));
                net = net.plus(given.settle().settlement().netRefund());
            }

            assertThat(net).as("seed %d", seed).isEqualTo(given.order().paidForGoods());
            for (OrderLine line : given.order().lines()) {
                assertThat(given.balance().line(line.lineId()).refunded())
                        .as("seed %d, line %s", seed, line.lineId())
                        .isEqualTo(line.paid());
                assertThat(given.balance().line(line.lineId()).refundedTax())
                        .as("seed %d, tax of line %s", seed, line.lineId())
                        .isEqualTo(line.tax());
            }
        }
    }

    private static void assertAddsUp(long seed, OrderSettlement settled) {
        Settlement s = settled.settlement();
        assertThat(SettlementInvariants.broken(s)).as("seed %d", seed).isEmpty();
        assertThat(s.netRefund().isPositive() && s.amountDue().isPositive())
                .as("seed %d: pays and demands", seed)
                .isFalse();
        assertThat(settled.tenders().stream()
                        .map(OrderSettlement.Tender::amount)
                        .reduce(Money.zero(s.currency()), Money::plus))
                .as("seed %d: tenders", seed)
                .isEqualTo(s.netRefund());
    }

    private static void assertNotOverpaid(long seed, SettlementFixture given) {
        for (Payment payment : given.order().payments()) {
            assertThat(given.balance().payment(payment.paymentId()).taken())
                    .as("seed %d, payment %s", seed, payment.paymentId())
                    .isLessThanOrEqualTo(payment.amount());
        }
        Money zero = Money.zero(given.order().currency());
        assertThat(given.balance().payments().values().stream()
                        .map(PaymentBalance::taken)
                        .reduce(given.balance().credited(), Money::plus))
                .as("seed %d: payments and credit", seed)
                .isLessThanOrEqualTo(
                        given.order().payments().stream().map(Payment::amount).reduce(zero, Money::plus));
        for (OrderLine line : given.order().lines()) {
            var balance = given.balance().line(line.lineId());
            assertThat(balance.returned()).as("seed %d", seed).isEqualTo(line.quantity());
            assertThat(balance.reserved()).as("seed %d", seed).isZero();
            assertThat(balance.refunded()).as("seed %d", seed).isLessThanOrEqualTo(line.paid());
        }
        assertThat(given.balance().shippingRefunded())
                .as("seed %d: postage", seed)
                .isLessThanOrEqualTo(given.order().shipping().amount());
    }

    private static OrderFixture anyOrder(Random random) {
        OrderFixture order = paid(random);
        Money total = total(order.build());
        if (random.nextInt(4) == 0) {
            order.notInformed();
        }
        return switch (random.nextInt(4)) {
            case 0 -> order.payment("p1", "CARD", portion(total, random));
            case 1 -> {
                Money card = Money.of(new BigDecimal(portion(total, random)), total.currency());
                yield order.payment("gift", "GIFT_CARD", plain(total.minus(card)))
                        .payment("card", "CARD", plain(card));
            }
            default -> order;
        };
    }

    /** One to four lines of up to five units, a discount on most, paid by card. */
    private static OrderFixture paid(Random random) {
        OrderFixture order = Fixtures.order("1001");
        int lines = 1 + random.nextInt(4);
        for (int i = 1; i <= lines; i++) {
            String rate = List.of("0.19", "0.07", "0", "0.255").get(random.nextInt(4));
            order.line(
                    String.valueOf(i),
                    1 + random.nextInt(5),
                    cents(random.nextInt(5) == 0 ? 0 : random.nextInt(12_000)),
                    line -> line.taxRate(rate));
        }
        order.shipping(cents(random.nextInt(1_500)), cents(random.nextInt(1_000)));
        return random.nextInt(4) == 0
                ? order
                : order.discount(portion(order.build().paidForGoods(), random));
    }

    private static PolicyFixture anyPolicy(Random random) {
        PolicyFixture policy = Fixtures.policy();
        if (random.nextBoolean()) {
            policy.returnShippingFee(cents(random.nextInt(1_000)));
        }
        if (random.nextBoolean()) {
            policy.storeCreditBonusPercent(String.valueOf(random.nextInt(30)));
        }
        return policy;
    }

    /** Every unit of the order once, in lots that are settled together. */
    private static List<List<String>> lots(Order order, Random random) {
        List<String> units = new ArrayList<>();
        order.lines().forEach(line -> units.addAll(Collections.nCopies(line.quantity(), line.lineId())));
        Collections.shuffle(units, random);
        List<List<String>> lots = new ArrayList<>();
        for (int from = 0; from < units.size(); ) {
            int to = Math.min(units.size(), from + 1 + random.nextInt(4));
            lots.add(units.subList(from, to));
            from = to;
        }
        return lots;
    }

    private static SettlementFixture any(SettlementFixture given, Random random, List<String> lot) {
        if (random.nextBoolean()) {
            given.withdrawn();
        } else {
            given.voluntary();
        }
        for (String lineId : lot) {
            given.fault(FaultParty.values()[random.nextInt(FaultParty.values().length)]);
            given.restockingFee(String.valueOf(random.nextInt(3) == 0 ? random.nextInt(101) : 0));
            given.lost(new SettlementClaim.Loss(1, random.nextInt(3) == 0 ? random.nextInt(101) : 0));
            switch (random.nextInt(5)) {
                case 0 -> given.credited();
                case 1 -> given.exchangedFor(cents(random.nextInt(12_000)));
                default -> given.refunded();
            }
            given.claim(lineId, 1);
        }
        return given;
    }

    private static Money total(Order order) {
        return order.payments().stream().map(Payment::amount).reduce(Money.zero(order.currency()), Money::plus);
    }

    private static String portion(Money whole, Random random) {
        return cents(random.nextLong(whole.minor() + 1));
    }

    private static String cents(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static String plain(Money amount) {
        return amount.decimal().toPlainString();
    }
}
