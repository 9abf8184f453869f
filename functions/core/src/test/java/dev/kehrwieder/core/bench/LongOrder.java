package dev.kehrwieder.core.bench;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.TenderOrder;
import dev.kehrwieder.core.usecase.ReturnRequest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An order of 85 lines as a gift store's wholesale customers place them, always the same: a SKU on several lines, from one
 * unit to hundreds, three rates of tax, a discount on the whole, two parcels, three tenders.
 */
final class LongOrder {
    static final int LINES = 85;

    private static final long SEED = 536_464L;
    private static final int SKUS = 74;
    private static final int[] QUANTITIES = {1, 1, 1, 1, 2, 2, 3, 4, 6, 6, 8, 12, 12, 24, 48, 96, 144, 432};
    private static final String[] RATES = {"0.19", "0.19", "0.19", "0.07", "0"};
    private static final String[] CATEGORIES = {"GIFTS", "KITCHEN", "PAPER"};

    private final Random random = new Random(SEED);
    private final Order order;
    private final ReturnRequest oneUnitOfOneLine;
    private final ReturnRequest everyLineInPart;

    LongOrder() {
        order = draw();
        OrderLine middle = order.lines().get(LINES / 2);
        oneUnitOfOneLine = request(List.of(item(middle, 1)));
        everyLineInPart = request(
                order.lines().stream().map(line -> item(line, part(line))).toList());
    }

    Order order() {
        return order;
    }

    ReturnRequest oneUnitOfOneLine() {
        return oneUnitOfOneLine;
    }

    /** Of a line of one unit, that unit. */
    ReturnRequest everyLineInPart() {
        return everyLineInPart;
    }

    static PolicyFixture policy() {
        return Fixtures.policy()
                .returnShippingFee("4.90")
                .tenderOrder("GIFT_CARD", "STORE_CREDIT", TenderOrder.OTHERS)
                .rules(Fixtures.rule().categories("PAPER").restockingFeePercent("15"));
    }

    private Order draw() {
        OrderFixture fixture = Fixtures.order("536464").discount("75.00").shipping("9.95", "4.95");
        Map<String, Integer> firstParcel = new HashMap<>();
        Map<String, Integer> secondParcel = new HashMap<>();
        for (int i = 1; i <= LINES; i++) {
            String lineId = String.valueOf(i);
            int quantity = of(QUANTITIES);
            int sku = i <= SKUS ? i : 1 + random.nextInt(SKUS);
            String price = BigDecimal.valueOf(29 + random.nextInt(767), 2).toPlainString();
            String rate = of(RATES);
            String category = of(CATEGORIES);
            fixture.line(lineId, quantity, price, line -> line.sku("GIFT-" + sku)
                    .title("Gift " + sku)
                    .taxRate(rate)
                    .category(category));
            (i % 2 == 0 ? firstParcel : secondParcel).put(lineId, quantity);
        }
        fixture.delivered("2026-11-05T14:00:00+01:00", firstParcel);
        fixture.delivered("2026-11-06T11:30:00+01:00", secondParcel);
        Money total = fixture.build().payments().getFirst().amount();
        return fixture.payment("p1", "GIFT_CARD", "50.00")
                .payment("p2", "STORE_CREDIT", "25.00")
                .payment(
                        "p3",
                        "CARD",
                        total.minus(Fixtures.eur("75.00")).decimal().toPlainString())
                .build();
    }

    private int of(int[] some) {
        return some[random.nextInt(some.length)];
    }

    private String of(String[] some) {
        return some[random.nextInt(some.length)];
    }

    private int part(OrderLine line) {
        return line.quantity() == 1 ? 1 : 1 + random.nextInt(line.quantity() - 1);
    }

    private ReturnRequest request(List<ReturnRequest.Item> items) {
        return new ReturnRequest(order.key(), ReturnMethod.BY_MAIL_QR, 1, false, false, items);
    }

    private static ReturnRequest.Item item(OrderLine line, int quantity) {
        return new ReturnRequest.Item(
                Optional.empty(),
                line.lineId(),
                quantity,
                Optional.of("CHANGED_MIND"),
                Optional.empty(),
                Resolution.REFUND_ORIGINAL_PAYMENT,
                Optional.empty(),
                List.of());
    }
}
