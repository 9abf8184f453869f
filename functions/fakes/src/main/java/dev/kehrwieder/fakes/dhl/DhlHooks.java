package dev.kehrwieder.fakes.dhl;

import dev.kehrwieder.fakes.FakeApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subscriptions to what happens. A new one gets a secret first and is silent until that has come back; a push is tried
 * once, for who missed it can ask.
 */
final class DhlHooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NO_ANSWER = 0;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private int made;
    private boolean on = true;

    private record Subscription(String id, URI hook, String header, String token, boolean isActive) {}

    synchronized String subscribe(URI hook, String header, String token) {
        made++;
        String id = "subscription-" + made;
        subscriptions.values().removeIf(old -> old.hook().equals(hook));
        subscriptions.put(id, new Subscription(id, hook, header, token, false));
        return id;
    }

    /** Pushes may get lost. */
    synchronized void turn(boolean on) {
        this.on = on;
    }

    /** Tells every subscriber, and returns what each answered; 0 for none. */
    synchronized List<Integer> push(DhlParcel parcel) {
        List<Integer> answers = new ArrayList<>();
        if (!on) {
            return answers;
        }
        for (Subscription subscription : new ArrayList<>(subscriptions.values())) {
            if (subscription.isActive() || activate(subscription)) {
                ObjectNode body = FakeApi.JSON.createObjectNode().put("scope", "subscription.push");
                parcel.writeTo(body.putArray("shipments").addObject());
                answers.add(post(subscription, body).status());
            }
        }
        return answers;
    }

    private boolean activate(Subscription subscription) {
        String secret = "secret-of-" + subscription.id();
        ObjectNode body = FakeApi.JSON
                .createObjectNode()
                .put("scope", "subscription.activation")
                .put("subscriptionID", subscription.id())
                .put("secret", secret);
        if (!post(subscription, body).holds(secret)) {
            return false;
        }
        subscriptions.put(
                subscription.id(),
                new Subscription(
                        subscription.id(), subscription.hook(), subscription.header(), subscription.token(), true));
        return true;
    }

    private record Heard(int status, String body) {
        boolean holds(String secret) {
            try {
                return status == 200
                        && FakeApi.JSON
                                .readTree(body)
                                .path("secret")
                                .asString("")
                                .equals(secret);
            } catch (JacksonException e) {
                return false;
            }
        }
    }

    private Heard post(Subscription subscription, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(subscription.hook())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(subscription.header(), subscription.token())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Heard(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Heard(NO_ANSWER, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard(NO_ANSWER, "");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
