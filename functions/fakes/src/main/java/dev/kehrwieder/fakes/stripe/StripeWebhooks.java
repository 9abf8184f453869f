package dev.kehrwieder.fakes.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells of every change, and again until the other side takes it. */
final class StripeWebhooks implements AutoCloseable {
    private static final int TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "stripe-webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private final Random random = new Random(42);
    private final InstantSource machineClock = InstantSource.system();
    private final List<StripeEvent> events = new ArrayList<>();
    private Optional<URI> target = Optional.empty();
    private List<String> secrets = List.of();
    private Deliveries deliveries = Deliveries.ONCE_IN_ORDER;

    synchronized void to(URI uri, List<String> signedWith) {
        target = Optional.of(uri);
        secrets = List.copyOf(signedWith);
    }

    synchronized void deliver(Deliveries how) {
        deliveries = how;
    }

    synchronized List<StripeEvent> events() {
        return List.copyOf(events);
    }

    synchronized void tell(String type, ObjectNode object, Instant at) {
        String id = "evt_" + (events.size() + 1);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "event")
                .put("api_version", "2026-08-26.dahlia")
                .put("created", at.getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", type);
        body.putObject("data").set("object", object);
        StripeEvent event = new StripeEvent(id, type, body.toString());
        events.add(event);
        target.ifPresent(uri -> {
            for (int copy = 0; copy < deliveries.copies(); copy++) {
                long shuffled = random.nextLong(deliveries.shuffledWithin().toMillis() + 1);
                later(uri, event, 1, deliveries.late().plusMillis(shuffled));
            }
        });
    }

    private void later(URI uri, StripeEvent event, int attempt, Duration delay) {
        threads.schedule(() -> post(uri, event, attempt), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void post(URI uri, StripeEvent event, int attempt) {
        if (!isTaken(uri, event) && attempt < TRIES) {
            later(uri, event, attempt + 1, BETWEEN_TRIES);
        }
    }

    private boolean isTaken(URI uri, StripeEvent event) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", signature(event))
                .POST(HttpRequest.BodyPublishers.ofString(event.body()))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized String signature(StripeEvent event) {
        return event.signature(secrets, machineClock.instant());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
