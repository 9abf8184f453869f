package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An order paid by Stripe and a gift card, through the whole chain with Stripe's webhooks. */
class StripeRefundIT {
    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"), Map.of(), List.of(LocalStripe::start));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    private static void putOrder(String number) {
        Instant delivered = machine.runner.businessNow().minus(Duration.ofDays(3));
        String order = DemoMachine.order(number, 3, delivered)
                .replaceAll(
                        "\"payments\": \\[[^]]*]",
                        """
                        "payments": [
                          {"paymentId": "p1", "provider": "stripe", "reference": "pi_%1$s", "method": "CARD", "amount": "64.94"},
                          {"paymentId": "g1", "provider": "local", "reference": "gift_%1$s", "method": "GIFT_CARD", "amount": "30.00"}]"""
                                .formatted(number));
        DemoMachine.Reply put = machine.put("local-storefront", "/v1/orders/" + number, order);
        assertThat(put.status()).as(put.text()).isEqualTo(201);
    }

    private static BigDecimal refunded(String order, String paymentId) {
        for (JsonNode payment :
                machine.get("local-finance", "/v1/orders/" + order).json().path("payments")) {
            if (payment.path("paymentId").asString("").equals(paymentId)) {
                return new BigDecimal(payment.path("refunded").asString(""));
            }
        }
        throw new AssertionError("no payment " + paymentId);
    }

    private static JsonNode charge() {
        return machine.get("", "/_local/stripe").json().at("/payments/0");
    }

    @Test
    void the_money_goes_back_once_by_both_means_and_a_bounce_opens_the_return_again() {
        putOrder("S1");
        String rma = machine.register("S1", 3).text("/rma");
        machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
        machine.twiceAndShuffled(() -> {
            assertThat(machine.inspect(rma, 3).status()).isEqualTo(201);
            machine.awaitPaid(rma);
        });

        BigDecimal byCard = refunded("S1", "p1");
        BigDecimal byGiftCard = refunded("S1", "g1");
        assertThat(byCard).isPositive();
        assertThat(byCard.add(byGiftCard))
                .isEqualByComparingTo(machine.read(rma).text("/settlement/netRefund"));
        assertThat(charge().path("refunds")).hasSize(1);
        assertThat(charge().path("amount_refunded").asLong())
                .isEqualTo(byCard.movePointRight(2).longValueExact());
        assertThat(charge().at("/refunds/0/metadata/rma").asString("")).isEqualTo(rma);

        String control = machine.get("", "/_local/stripe").text("/control");
        String refund = charge().at("/refunds/0/id").asString("");
        machine.post(
                "", control + "refunds/" + refund, "{\"status\":\"failed\",\"reason\":\"expired_or_canceled_card\"}");
        machine.await("the bounce is heard of", () -> machine.events(rma).contains("RefundFailed"));
        machine.await("every queue is empty", machine::queuesAreEmpty);
        assertThat(refunded("S1", "p1")).isEqualByComparingTo("0");
        assertThat(refunded("S1", "g1")).isEqualByComparingTo(byGiftCard);
        assertThat(machine.status(rma)).isNotEqualTo("CLOSED");
        assertThat(machine.events(rma)).containsOnlyOnce("RefundFailed").contains("ReturnReopened");
    }
}
