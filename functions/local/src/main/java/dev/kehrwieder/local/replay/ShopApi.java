package dev.kehrwieder.local.replay;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * The machine's HTTP API, called until it answers: who does not get an answer, or gets a 5xx, asks again, because a
 * machine that is being started again is no failure of the replay; and so does who is told that somebody else was faster
 * (CONFLICT), as the API asks for. Every POST carries an Idempotency-Key, so that asking again does nothing twice.
 */
final class ShopApi {
    /** A message that was under way when the machine died comes again after six minutes, a lost one after ten. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration CALL = Duration.ofSeconds(60);
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger serverErrors = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();

    ShopApi(URI base) {
        this.base = requireNonNull(base, "base is null");
    }

    /** An answer that stands: no 5xx, and no CONFLICT. */
    record Reply(int status, JsonNode json) {
        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    Reply get(String role, String path) {
        return call(request(role, path).GET());
    }

    Reply put(String role, String path, JsonNode body) {
        return call(request(role, path).PUT(json(body)));
    }

    Reply post(String role, String path, String idempotencyKey, JsonNode body) {
        return call(
                request(role, path).header("Idempotency-Key", idempotencyKey).POST(json(body)));
    }

    /** How often a call was repeated because no answer came, or none that stands. */
    int repeated() {
        return repeated.get();
    }

    int serverErrors() {
        return serverErrors.get();
    }

    int conflicts() {
        return conflicts.get();
    }

    /** Looks until it is so. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new ReplayFailure("Waited " + PATIENCE.toMinutes() + " minutes in vain: " + what);
            }
            pause(Duration.ofMillis(100));
        }
    }

    private Reply call(HttpRequest.Builder request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Reply reply = reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
                if (reply.status() >= FIRST_SERVER_ERROR) {
                    serverErrors.incrementAndGet();
                } else if (reply.text("/code").equals("CONFLICT")) {
                    conflicts.incrementAndGet();
                } else {
                    return reply;
                }
                if (System.nanoTime() > end) {
                    throw new ReplayFailure("No other answer from " + base + " than " + reply.status());
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new ReplayFailure("No answer from " + base + ": " + e.getMessage(), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ReplayFailure("interrupted", e);
            }
            repeated.incrementAndGet();
            pause(Duration.ofMillis(500));
        }
    }

    /** A 5xx need not have a body that is JSON. */
    private static Reply reply(HttpResponse<byte[]> answer) {
        boolean isRead = answer.statusCode() < FIRST_SERVER_ERROR && answer.body().length > 0;
        return new Reply(
                answer.statusCode(), isRead ? Answers.JSON.readTree(answer.body()) : Answers.JSON.missingNode());
    }

    private HttpRequest.Builder request(String role, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(CALL).header("Content-Type", "application/json");
        return role.isEmpty() ? request : request.header("Authorization", "Bearer local-" + role);
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return HttpRequest.BodyPublishers.ofByteArray(Answers.JSON.writeValueAsBytes(body));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailure("interrupted", e);
        }
    }
}
