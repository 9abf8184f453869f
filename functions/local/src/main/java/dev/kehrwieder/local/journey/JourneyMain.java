package dev.kehrwieder.local.journey;

import dev.kehrwieder.local.mail.ReceivedMail;
import dev.kehrwieder.local.payments.LocalPayments;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code --api URL --out FOLDER}; for a deployment with {@code --mails URL} (LocalStack's endpoint) or {@code --smtp PORT} (a mail
 * server of its own), without either for the local machine; and {@code --payments PORT} if the payment provider {@code local} does not run yet. Keys and secrets come from the
 * environment: {@code STOREFRONT_KEY, WAREHOUSE_KEY, SUPPORT_KEY, CARRIER_SECRET, PAYMENT_SECRET}. Ends with 0 if the return
 * got to its end; the pictures in the label's mail lie in the folder then.
 */
public final class JourneyMain {
    private static final BigDecimal PAID = new BigDecimal("104.94");

    private JourneyMain() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        try {
            travel(options);
        } catch (JourneyFailure e) {
            System.err.println("! " + e.getMessage());
            System.exit(1);
        }
    }

    private static void travel(Map<String, String> options) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        String base = option(options, "--api").replaceAll("/$", "");
        Path out = Files.createDirectories(Path.of(option(options, "--out")));
        String order = "J" + System.currentTimeMillis();
        AutoCloseable payments = payments(options, base, out, order);
        try (SentMails mails = mails(options, base, http)) {
            Journey.Credentials credentials = new Journey.Credentials(
                    secret("STOREFRONT_KEY"), secret("WAREHOUSE_KEY"), secret("SUPPORT_KEY"), secret("CARRIER_SECRET"));
            Journey journey = new Journey(
                    new DeployedApi(base, http), mails, credentials, line -> System.out.println("  " + line));
            for (ReceivedMail.File file : journey.travel(order).files()) {
                if (file.type().startsWith("image/")) {
                    Files.write(out.resolve(Path.of(file.name()).getFileName()), file.content());
                }
            }
        } finally {
            payments.close();
        }
    }

    private static SentMails mails(Map<String, String> options, String base, HttpClient http) throws IOException {
        if (options.containsKey("--smtp")) {
            return new SmtpMails(Integer.parseInt(options.get("--smtp")));
        }
        return options.containsKey("--mails")
                ? new LocalStackMails(URI.create(options.get("--mails")), http)
                : new LocalMails(URI.create(base), http);
    }

    private static AutoCloseable payments(Map<String, String> options, String base, Path out, String order)
            throws IOException {
        if (!options.containsKey("--payments")) {
            return () -> {};
        }
        URI webhook = URI.create(base + "/v1/payments/local/events");
        LocalPayments payments = LocalPayments.start(
                out.resolve("payments"),
                Integer.parseInt(options.get("--payments")),
                () -> webhook,
                secret("PAYMENT_SECRET"),
                InstantSource.system());
        payments.addPayment(Journey.payment(order), PAID, "EUR");
        return payments;
    }

    private static String option(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new JourneyFailure(name + " is missing");
        }
        return value;
    }

    private static String secret(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new JourneyFailure(name + " is not set");
        }
        return value;
    }
}
