package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.payments.LocalPayments;
import dev.kehrwieder.local.payments.LocalPaymentsPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payments: the provider {@code local}, which learns of each payment from the order that names it. */
record LocalMoney(LocalPayments payments) implements LocalService {
    private static final JsonMapper JSON = new JsonMapper();

    static LocalMoney start(Path data, URI gateway, InstantSource businessTime) throws IOException {
        URI webhook = gateway.resolve("/v1/payments/local/events");
        return new LocalMoney(
                LocalPayments.start(data.resolve("payments"), () -> webhook, Runner.PAYMENT_SECRET, businessTime));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PAYMENT_LOCAL_URL", payments.endpoint().toString());
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("/_local/payments", new LocalPaymentsPages(payments));
    }

    /** An order that the functions have taken is well formed; what this provider still refuses, it does not know. */
    @Override
    public void orderAccepted(String shop, String orderNumber, byte[] order) {
        try {
            JsonNode body = JSON.readTree(order);
            String currency = body.path("currency").asString("");
            for (JsonNode payment : body.path("payments")) {
                if (payment.path("provider").asString("").equals("local")) {
                    payments.addPayment(
                            shop + "/" + orderNumber + "/"
                                    + payment.path("paymentId").asString(""),
                            payment.path("reference").asString(""),
                            new BigDecimal(payment.path("amount").asString("")),
                            currency);
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the local provider does not take the payments of an order", e);
        }
    }

    @Override
    public void close() {
        try {
            payments.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
