package dev.kehrwieder.local.payments;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Served;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The shop's side of the webhooks: answers as told, else 200, and remembers what came. */
final class Receiver implements AutoCloseable {
    record Delivery(String signature, byte[] body) {
        JsonNode json() {
            return Answers.JSON.readTree(body);
        }
    }

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Served served;

    Receiver() throws IOException {
        served = new Served(this::receive);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer status = statuses.poll();
        Answers.bytes(exchange, status == null ? 200 : status, Map.of(), new byte[0]);
        deliveries.add(new Delivery(exchange.getRequestHeaders().getFirst("X-Signature"), body));
    }

    URI target() {
        return served.uri("/v1/payments/local/events");
    }

    void answerNext(int status) {
        statuses.add(status);
    }

    /** Waits as long as it takes; the limit only ends a test that would hang. */
    Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(60, TimeUnit.SECONDS);
        if (delivery == null) {
            throw new AssertionError("no webhook came");
        }
        return delivery;
    }

    boolean isQuiet() {
        return deliveries.isEmpty();
    }

    @Override
    public void close() {
        served.close();
    }
}
