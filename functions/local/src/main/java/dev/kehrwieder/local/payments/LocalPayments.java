package dev.kehrwieder.local.payments;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The local payment provider, over HTTP on loopback like a real one. A refund is answered {@code pending}, reaches
 * {@code succeeded} or {@code failed} within a second, and is then reported by a signed webhook until the receiver
 * takes it. Whatever was answered survives the death of the process; pending refunds and unreported results go on
 * with the next start.
 */
public final class LocalPayments implements AutoCloseable {
    private static final String JOURNAL = "payments.jsonl";

    private final PaymentLedger ledger;
    private final ScheduledExecutorService timer;
    private final ExecutorService calls;
    private final RefundsApi api;
    private final Webhooks webhooks;
    private final HttpServer server;
    private final Timing timing;

    private LocalPayments(
            PaymentLedger ledger,
            int port,
            Supplier<URI> webhookTarget,
            String secret,
            Timing timing,
            InstantSource machineClock)
            throws IOException {
        this.ledger = ledger;
        this.timing = timing;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("local-payments").factory());
        this.calls = Executors.newVirtualThreadPerTaskExecutor();
        this.webhooks = new Webhooks(webhookTarget, new Signature(secret), ledger, timer, timing, machineClock);
        this.api = new RefundsApi(ledger, refund -> settleLater(refund, timing.settleAfter()));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(calls);
        server.createContext("/", Answers.guarded(api));
    }

    /**
     * Starts on a free port and goes on where an earlier start with the same folder ended.
     *
     * @param data folder of the journal, made if it is not there
     * @param webhookTarget where results are posted to; asked before each try, may fail while it is not known yet
     * @param secret signs the webhooks
     * @param businessClock gives an event the time at which it occurred; signatures carry machine time
     */
    public static LocalPayments start(
            Path data, Supplier<URI> webhookTarget, String secret, InstantSource businessClock) throws IOException {
        return start(data, 0, webhookTarget, secret, businessClock, Timing.USUAL);
    }

    /** As {@link #start(Path, Supplier, String, InstantSource)}, on a port that somebody was already told of. */
    public static LocalPayments start(
            Path data, int port, Supplier<URI> webhookTarget, String secret, InstantSource businessClock)
            throws IOException {
        return start(data, port, webhookTarget, secret, businessClock, Timing.USUAL);
    }

    static LocalPayments start(
            Path data, Supplier<URI> webhookTarget, String secret, InstantSource businessClock, Timing timing)
            throws IOException {
        return start(data, 0, webhookTarget, secret, businessClock, timing);
    }

    private static LocalPayments start(
            Path data, int port, Supplier<URI> webhookTarget, String secret, InstantSource businessClock, Timing timing)
            throws IOException {
        requireNonNull(data, "data is null");
        requireNonNull(webhookTarget, "webhookTarget is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(businessClock, "businessClock is null");
        PaymentLedger ledger = PaymentLedger.open(data.resolve(JOURNAL), businessClock, LocalPayments::newId);
        LocalPayments payments = new LocalPayments(ledger, port, webhookTarget, secret, timing, InstantSource.system());
        payments.begin();
        return payments;
    }

    private void begin() {
        server.start();
        ledger.undelivered().forEach(event -> timer.execute(() -> webhooks.deliver(event)));
        ledger.pending().forEach(refund -> settleLater(refund, timing.settleAfter()));
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    /** Where the refunds function calls: {@code /v1/refunds} hangs below it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** As {@link #addPayment(String, String, BigDecimal, String)}, for a payment that pays one thing. */
    public void addPayment(String reference, BigDecimal amount, String currency) {
        addPayment(reference, reference, amount, currency);
    }

    /**
     * Makes the payment known, or changes what {@code source} captured with it: raises it, or lowers it as far as
     * nothing went back yet. The same again changes nothing. A payment that pays several sources is worth their sum.
     *
     * @param source what was paid, such as the order's number
     * @throws IllegalArgumentException for a negative amount, one with more digits than the currency has, an unknown
     *     currency, or another one than the payment is in
     */
    public void addPayment(String source, String reference, BigDecimal amount, String currency) {
        requireNonNull(source, "source is null");
        requireNonNull(reference, "reference is null");
        requireNonNull(amount, "amount is null");
        requireNonNull(currency, "currency is null");
        ledger.addPayment(source, reference, amount, currency);
    }

    /** The next calls fail in this way, for tests; after those ordered before. */
    public void failNext(int calls, PaymentFailure failure) {
        requireNonNull(failure, "failure is null");
        api.failNext(calls, failure);
    }

    /** What a real provider does with keys after a day or more: the same call then makes a second refund. */
    public void forgetIdempotencyKeys() {
        ledger.forgetKeys();
    }

    PaymentLedger ledger() {
        return ledger;
    }

    private void settleLater(Refund refund, Duration delay) {
        timer.schedule(
                () -> ledger.settle(refund.id()).ifPresent(webhooks::deliver), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        // What is dropped here is in the journal; the next start goes on with it.
        timer.shutdownNow();
        api.close();
        server.stop(0);
        webhooks.close();
        calls.close();
        timer.close();
        ledger.close();
    }
}
