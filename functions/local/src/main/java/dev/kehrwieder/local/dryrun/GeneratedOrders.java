package dev.kehrwieder.local.dryrun;

import dev.kehrwieder.local.web.Answers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts generated orders of nobody by the API, evenly over a span, and asks a part of every fourth back. The same number and span
 * make the same orders, so that two fillings compare.
 */
final class GeneratedOrders {
    private static final int CALLERS = 8;
    private static final int EVERY = 4;
    private static final Duration ON_THE_WAY = Duration.ofHours(50);
    private static final int TAKEN_ALREADY = 422;

    private record Article(String sku, String title, String category, String price) {}

    private static final List<Article> ARTICLES = List.of(
            new Article("SHOE-42", "Laufschuh", "SHOES", "89.90"),
            new Article("SOCK-3", "Socken", "SOCKS", "7.90"),
            new Article("SHIRT-M", "Hemd", "SHIRTS", "39.50"),
            new Article("COAT-L", "Mantel", "COATS", "249.00"),
            new Article("LAMP-1", "Lampe", "ELECTRONICS", "59.95"),
            new Article("CARD-50", "Gutschein", "CARDS", "50.00"));
    private static final List<String> MARKETS = List.of("DE", "DE", "DE", "AT", "NL");
    private static final List<String> REASONS =
            List.of("TOO_SMALL", "TOO_LARGE", "CHANGED_MIND", "STYLE", "DEFECTIVE", "WRONG_ITEM");

    private final Instant start;
    private final Duration span;

    GeneratedOrders(LocalDate from, LocalDate to) {
        this.start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.span = Duration.between(start, to.plusDays(1).atStartOfDay(ZoneOffset.UTC));
        if (span.isNegative()) {
            throw new DryRunFailure("--to is before --from");
        }
    }

    void fill(PolicyApi api, int count, Consumer<String> out) {
        ProgressLine progress = new ProgressLine(out);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger returns = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> orders = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                orders.add(callers.submit(() -> {
                    returns.addAndGet(put(api, number, count) ? 1 : 0);
                    int put = done.incrementAndGet();
                    progress.show((double) put / count, put + " orders put, " + returns + " returns");
                }));
            }
            for (Future<?> order : orders) {
                order.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DryRunFailure failure ? failure : new DryRunFailure("broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DryRunFailure("interrupted", e);
        } finally {
            progress.end();
        }
    }

    /** @return whether a part of it was asked back */
    private boolean put(PolicyApi api, int number, int count) {
        Generated order = order(number, count);
        PolicyApi.Reply put = api.put("/v1/orders/" + order.number(), order.json());
        put.is(put.status() == 201 ? 201 : 200);
        Optional<ObjectNode> wanted = order.wanted();
        if (wanted.isEmpty()) {
            return false;
        }
        PolicyApi.Reply asked = api.post("/v1/returns", wanted.get());
        // What the shop does not take back, or has taken back at an earlier filling, is no failure of the filling.
        if (asked.status() != TAKEN_ALREADY) {
            asked.is(201);
        }
        return asked.status() == 201;
    }

    /** @param wanted the return to ask for; empty for none */
    record Generated(String number, ObjectNode json, Optional<ObjectNode> wanted) {}

    Generated order(int number, int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        Instant placed = start.plus(span.multipliedBy(number).dividedBy(count));
        Instant delivered = placed.plus(ON_THE_WAY);
        String name = "G%06d".formatted(number);
        String market = MARKETS.get(random.nextInt(MARKETS.size()));
        ObjectNode json = Answers.JSON
                .createObjectNode()
                .put("placedAt", placed.toString())
                .put("currency", "EUR")
                .put("locale", "de-DE")
                .put("market", market)
                .put("informedOfWithdrawal", true)
                .put("informedOfReturnCosts", true);
        json.putObject("customer")
                .put("email", "generated-" + number + "@example.org")
                .put("name", "Generated " + number)
                .put("consumer", true);
        ArrayNode lines = json.putArray("lines");
        ArrayNode arrived = json.putArray("deliveries")
                .addObject()
                .put("deliveredAt", delivered.toString())
                .putArray("lines");
        BigDecimal total = BigDecimal.ZERO;
        int size = 1 + random.nextInt(3);
        for (int line = 1; line <= size; line++) {
            Article article = ARTICLES.get(random.nextInt(ARTICLES.size()));
            int quantity = 1 + random.nextInt(2);
            String lineId = String.valueOf(line);
            ObjectNode node = lines.addObject()
                    .put("lineId", lineId)
                    .put("sku", article.sku())
                    .put("title", article.title())
                    .put("category", article.category())
                    .put("quantity", quantity)
                    .put("unitPrice", article.price())
                    .put("taxRate", "0.19");
            if (article.category().equals("CARDS")) {
                node.putArray("flags").add("GIFT_CARD");
            }
            arrived.addObject().put("lineId", lineId).put("quantity", quantity);
            total = total.add(new BigDecimal(article.price()).multiply(BigDecimal.valueOf(quantity)));
        }
        json.putArray("payments")
                .addObject()
                .put("paymentId", "p1")
                .put("provider", "local")
                .put("reference", "pay_" + name)
                .put("method", "CARD")
                .put("amount", total.toPlainString());
        return new Generated(name, json, number % EVERY == 0 ? Optional.of(wanted(name, random)) : Optional.empty());
    }

    /** Brought to the shop: it needs no label, which would be made and mailed for each. */
    private static ObjectNode wanted(String order, RandomGenerator random) {
        ObjectNode json =
                Answers.JSON.createObjectNode().put("orderNumber", order).put("method", "IN_STORE");
        json.putArray("items")
                .addObject()
                .put("lineId", "1")
                .put("quantity", 1)
                .put("reason", REASONS.get(random.nextInt(REASONS.size())))
                .put("resolution", random.nextInt(5) == 0 ? "STORE_CREDIT" : "REFUND_ORIGINAL_PAYMENT");
        return json;
    }
}
