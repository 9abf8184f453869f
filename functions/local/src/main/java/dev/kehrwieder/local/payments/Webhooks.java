package dev.kehrwieder.local.payments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reports events until the receiver says 2xx. The event is in the journal before the first try, so a restart goes on
 * with it; an answer that is lost on the way makes a second delivery.
 */
final class Webhooks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
    /** A gateway gives its function 29 s; a cold start in front of it may take some more. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Supplier<URI> target;
    private final Signature signature;
    private final PaymentLedger ledger;
    private final ScheduledExecutorService timer;
    private final Timing timing;
    private final InstantSource machineClock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Webhooks(
            Supplier<URI> target,
            Signature signature,
            PaymentLedger ledger,
            ScheduledExecutorService timer,
            Timing timing,
            InstantSource machineClock) {
        this.target = target;
        this.signature = signature;
        this.ledger = ledger;
        this.timer = timer;
        this.timing = timing;
        this.machineClock = machineClock;
    }

    void deliver(RefundEvent event) {
        attempt(event, 1);
    }

    private void attempt(RefundEvent event, int number) {
        HttpRequest request;
        try {
            byte[] body = event.body();
            request = HttpRequest.newBuilder(target.get())
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("X-Signature", signature.of(machineClock.instant(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
        } catch (RuntimeException e) {
            // The receiver's address may not be known yet while the machine starts.
            again(event, number);
            return;
        }
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((response, fault) -> {
            if (fault == null && response.statusCode() / 100 == 2) {
                ledger.eventDone(event.id(), true);
            } else {
                again(event, number);
            }
        });
    }

    private void again(RefundEvent event, int triesMade) {
        if (triesMade >= timing.tries()) {
            LOG.log(System.Logger.Level.WARNING, "Gave up on reporting " + event.id());
            ledger.eventDone(event.id(), false);
            return;
        }
        try {
            timer.schedule(
                    () -> attempt(event, triesMade + 1),
                    timing.pauseAfter(triesMade).toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The provider ends; its next start goes on with this event.
            LOG.log(System.Logger.Level.DEBUG, "Left for the next start: " + event.id());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
