package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.fakes.stripe.Course;
import dev.kehrwieder.fakes.stripe.StripeFake;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe as we play it, on demand ({@code --stripe}). A payment with provider {@code stripe} exists there from the order's PUT
 * on; it is forgotten when the machine stops.
 */
record LocalStripe(StripeFake stripe) implements LocalService {
    private static final String WEBHOOK_SECRET = "whsec_local";
    private static final String ACCOUNT = "{\"apiKey\":\"sk_test_local\",\"webhookSecret\":\"" + WEBHOOK_SECRET + "\"}";
    private static final Set<String> TWO_DECIMALS_THAT_ARE_ZERO = Set.of("ISK", "UGX");

    static LocalStripe start(Path data, URI gateway, InstantSource businessTime) throws IOException {
        StripeFake stripe = StripeFake.start(businessTime);
        stripe.course(Course.begins("pending").then(Duration.ofMillis(300), "succeeded"));
        stripe.tell(gateway.resolve("/v1/payments/stripe/events"), List.of(WEBHOOK_SECRET));
        return new LocalStripe(stripe);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PAYMENT_STRIPE_URL", stripe.uri().toString());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("payment/stripe/demo", ACCOUNT);
    }

    /** The books, and where the fake is told what to do. */
    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("/_local/stripe", Answers.guarded(exchange -> {
            ObjectNode books = (ObjectNode) Answers.JSON.readTree(stripe.state());
            Answers.json(exchange, 200, books.put("control", stripe.uri() + "/_fake/"));
        }));
    }

    /** An order that the functions have taken is well formed; what Stripe could not have captured, it does not know. */
    @Override
    public void orderAccepted(String shop, String orderNumber, byte[] order) {
        try {
            JsonNode body = Answers.JSON.readTree(order);
            Currency currency = Currency.getInstance(body.path("currency").asString(""));
            for (JsonNode payment : body.path("payments")) {
                if (payment.path("provider").asString("").equals("stripe")) {
                    captured(
                            payment.path("reference").asString(""),
                            payment.path("amount").asString(""),
                            currency);
                }
            }
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("Stripe does not take the payments of an order", e);
        }
    }

    private void captured(String reference, String amount, Currency currency) {
        int digits = TWO_DECIMALS_THAT_ARE_ZERO.contains(currency.getCurrencyCode())
                ? 2
                : currency.getDefaultFractionDigits();
        long minor = new BigDecimal(amount).movePointRight(digits).longValueExact();
        boolean intent = reference.startsWith("pi_");
        stripe.pay(
                intent ? reference : "",
                intent ? "" : reference,
                minor,
                currency.getCurrencyCode().toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        stripe.close();
    }
}
