package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What others computed by hand, or got wrong in public, from the order's put to its settlements. A row is an order and its
 * returns one after the other; each says what comes back and the tax in it.
 */
final class WorkedExamplesTest {
    private static final boolean INCLUDED = true;
    private static final boolean ADDED = false;

    private record Example(String source, String currency, List<Sold> lines, String discount, List<Step> steps) {
        @Override
        public String toString() {
            return source;
        }
    }

    private static Example example(String source, String currency, List<Sold> lines, String discount, Step... steps) {
        return new Example(source, currency, lines, discount, List.of(steps));
    }

    /** A line: so many units at a price, less its own discount; tax included or added. */
    private record Sold(String lineId, int units, String price, String discount, String rate, boolean included) {
        OrderDraft.Line in(Currency currency) {
            return DraftFixture.line(
                    lineId,
                    "SKU",
                    units,
                    Money.of(new BigDecimal(price), currency),
                    Money.of(new BigDecimal(discount), currency),
                    included,
                    rate);
        }
    }

    private static Sold line(String id, int units, String price, String discount, String rate, boolean included) {
        return new Sold(id, units, price, discount, rate, included);
    }

    /** So many units of a line come back. */
    private record Step(String lineId, int units, String refund, String tax) {}

    private static Step back(String lineId, int units, String refund, String tax) {
        return new Step(lineId, units, refund, tax);
    }

    static Stream<Example> examples() {
        return Stream.of(
                example(
                        "README: 3 × 33.33 less 10.00, pair by pair",
                        "EUR",
                        List.of(line("1", 3, "33.33", "0", "0.19", INCLUDED)),
                        "10.00",
                        back("1", 1, "30.00", "4.79"),
                        back("1", 1, "29.99", "4.79"),
                        back("1", 1, "30.00", "4.79")),
                example(
                        "github.com/PrestaShop/PrestaShop/issues/18319: 150 + 60 less 20 %, the first comes back for 120, not 150 or 108",
                        "EUR",
                        List.of(
                                line("1", 1, "150.00", "0", "0.20", INCLUDED),
                                line("2", 1, "60.00", "0", "0.20", INCLUDED)),
                        "42.00",
                        back("1", 1, "120.00", "20.00"),
                        back("2", 1, "48.00", "8.00")),
                example(
                        "github.com/PrestaShop/PrestaShop/issues/34958: 100 with a voucher of 20 comes back for 80",
                        "EUR",
                        List.of(line("1", 1, "100.00", "0", "0.20", INCLUDED)),
                        "20.00",
                        back("1", 1, "80.00", "13.33")),
                example(
                        "github.com/PrestaShop/PrestaShop/issues/23821: hundreds at 0.04, 20 % in it: the credit notes mirror the invoice",
                        "EUR",
                        List.of(line("1", 300, "0.04", "0", "0.20", INCLUDED)),
                        "0",
                        back("1", 1, "0.04", "0.01"),
                        back("1", 199, "7.96", "1.32"),
                        back("1", 100, "4.00", "0.67")),
                example(
                        "github.com/solidusio/solidus/issues/512: 6 + 4 less 1 for the order, the first comes back for 5.40",
                        "GBP",
                        List.of(
                                line("1", 1, "6.00", "0", "0.20", INCLUDED),
                                line("2", 1, "4.00", "0", "0.20", INCLUDED)),
                        "1.00",
                        back("1", 1, "5.40", "0.90"),
                        back("2", 1, "3.60", "0.60")),
                example(
                        "github.com/medusajs/medusa/pull/15929: 2 × 100 less 20, 10 % added, one comes back for 99, not 97.90",
                        "EUR",
                        List.of(line("1", 2, "100.00", "20.00", "0.10", ADDED)),
                        "0",
                        back("1", 1, "99.00", "9.00"),
                        back("1", 1, "99.00", "9.00")),
                example(
                        "github.com/smartlabsAT/sonata-project-ecommerce/issues/177, case 1: 3 × 100 less 10 %, two come back for 180",
                        "EUR",
                        List.of(line("1", 3, "100.00", "0", "0.20", INCLUDED)),
                        "30.00",
                        back("1", 2, "180.00", "30.00")),
                example(
                        "the same, case 3: 6 × 50 less 10 % from 300 on; a lost promotion is not taken back (domain 4.2 rule 9)",
                        "EUR",
                        List.of(line("1", 6, "50.00", "0", "0.20", INCLUDED)),
                        "30.00",
                        back("1", 5, "225.00", "37.50"),
                        back("1", 1, "45.00", "7.50")),
                example(
                        "help.salesforce.com, cc.b2c_promotion_proration_logic: 60 + 50 less 15 %",
                        "USD",
                        List.of(line("1", 1, "60.00", "0", "0", INCLUDED), line("2", 1, "50.00", "0", "0", INCLUDED)),
                        "16.50",
                        back("2", 1, "42.50", "0.00"),
                        back("1", 1, "51.00", "0.00")),
                example(
                        "the same: 10 off the first line before 15 % off the order",
                        "USD",
                        List.of(
                                line("1", 1, "60.00", "10.00", "0", INCLUDED),
                                line("2", 1, "50.00", "0", "0", INCLUDED)),
                        "15.00",
                        back("1", 1, "42.50", "0.00"),
                        back("2", 1, "42.50", "0.00")),
                example(
                        "shopify.dev, FinancialSummaryDiscountAllocation: 4 cents over 3 units are 2, 1 and 1 in some sequence",
                        "USD",
                        List.of(line("1", 3, "1.00", "0.04", "0", INCLUDED)),
                        "0",
                        back("1", 1, "0.99", "0.00"),
                        back("1", 1, "0.98", "0.00"),
                        back("1", 1, "0.99", "0.00")),
                example(
                        "handbook, domain 4.2 rule 2: 10 over three equal lines, the odd cent to the earliest",
                        "EUR",
                        List.of(
                                line("1", 1, "20.00", "0", "0.19", INCLUDED),
                                line("2", 1, "20.00", "0", "0.07", INCLUDED),
                                line("3", 1, "20.00", "0", "0", INCLUDED)),
                        "10.00",
                        back("3", 1, "16.67", "0.00"),
                        back("2", 1, "16.67", "1.09"),
                        back("1", 1, "16.66", "2.66")),
                example(
                        "handbook, domain 4.2 rule 1: JPY has no minor unit, 10 % consumption tax added",
                        "JPY",
                        List.of(line("1", 3, "333", "0", "0.10", ADDED)),
                        "100",
                        back("1", 1, "333", "30"),
                        back("1", 2, "666", "61")),
                example(
                        "the same: KWD has three digits",
                        "KWD",
                        List.of(line("1", 7, "1.429", "0.003", "0.05", INCLUDED)),
                        "0",
                        back("1", 3, "4.286", "0.204"),
                        back("1", 4, "5.714", "0.272")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_comes_back_pays_what_was_paid_for_it(Example example) {
        Desk desk = new Desk().with(policy());
        desk.putOrder.put(draft(example));

        for (Step step : example.steps()) {
            ReturnKey key = desk.submitted(request("1001").item(step.lineId(), step.units()));
            Settlement settlement = desk.state(key).settlement().orElseThrow();

            assertThat(settlement.netRefund().decimal().toPlainString())
                    .as(step.toString())
                    .isEqualTo(step.refund());
            assertThat(settlement.tax().decimal().toPlainString())
                    .as(step.toString())
                    .isEqualTo(step.tax());
        }
    }

    private static OrderDraft draft(Example example) {
        Currency currency = Currency.getInstance(example.currency());
        List<OrderDraft.Line> lines =
                example.lines().stream().map(sold -> sold.in(currency)).toList();
        Money zero = Money.zero(currency);
        Money discount = Money.of(new BigDecimal(example.discount()), currency);
        Money goods = lines.stream().map(DiscountShares::value).reduce(zero, Money::plus);
        return DraftFixture.draft(
                "1001",
                lines,
                List.of(new Discount(discount, "")),
                new OrderShipping(zero, zero, BigDecimal.ZERO),
                List.of(DraftFixture.payment("p1", "CARD", goods.minus(discount))));
    }
}
