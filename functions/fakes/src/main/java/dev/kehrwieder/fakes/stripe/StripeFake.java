package dev.kehrwieder.fakes.stripe;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.fakes.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stripe on a port of loopback, started by {@link #start}. Its own clock runs with the given one and is moved by
 * {@link #advance}: refunds take their steps and keys are forgotten by it. Any key of a test account is taken.
 */
public final class StripeFake implements AutoCloseable {
    /** A call that came in. */
    public record Call(String method, String uri, Map<String, String> headers, String body) {}

    private static final long TICK_MILLIS = 50;

    private final StripeWebhooks webhooks = new StripeWebhooks();
    private final StripeBooks books;
    private final StripeCalls calls;
    private final StripeControl control = new StripeControl(this);
    private final FakeServer server;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stripe-ticks").factory());

    private StripeFake(InstantSource clock) throws IOException {
        books = new StripeBooks(clock, (type, object) -> webhooks.tell(type, object, clock.instant()));
        calls = new StripeCalls(books);
        server = new FakeServer(this::handle);
        ticks.scheduleWithFixedDelay(books::moveOn, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public static StripeFake start(InstantSource clock) throws IOException {
        return new StripeFake(clock);
    }

    public URI uri() {
        return server.uri();
    }

    /** Where events go, signed with each of the secrets. Before this, they are only kept. */
    public void tell(URI webhook, List<String> secrets) {
        webhooks.to(webhook, secrets);
    }

    /**
     * A captured payment; the same again changes nothing.
     *
     * @param intent {@code pi_…}, empty for a charge without one
     * @param charge {@code ch_…} or {@code py_…}; empty: one is made of the intent's name
     * @param amount in Stripe's minor units
     */
    public void pay(String intent, String charge, long amount, String currency) {
        String itsCharge = charge.isEmpty() ? "ch_" + intent.substring(intent.indexOf('_') + 1) : charge;
        books.pay(new Payment(intent, itsCharge, amount, currency));
    }

    public void failNext(int times, Trouble trouble) {
        calls.failNext(times, trouble);
    }

    /** Of every refund from now on that has no course of its own. */
    public void course(Course course) {
        books.course(course);
    }

    /** Of the next refund of a payment. */
    public void course(String payment, Course course) {
        books.course(payment, course);
    }

    public void become(String refundId, String status, String reason) {
        books.become(refundId, status, reason);
    }

    public void advance(Duration by) {
        books.advance(by);
    }

    public void deliver(Deliveries how) {
        webhooks.deliver(how);
    }

    /** Everything that was told, or would have been. */
    public List<StripeEvent> events() {
        return webhooks.events();
    }

    public List<Call> calls() {
        return calls.calls();
    }

    /** What went back of each payment and stayed there, in minor units. */
    public Map<String, Long> refunded() {
        return books.refundedByPayment();
    }

    /** The books as JSON. */
    public String state() {
        return books.json().toString();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().startsWith("/_fake/")) {
            control.handle(exchange);
        } else {
            calls.handle(exchange);
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        calls.close();
        webhooks.close();
        server.close();
    }
}
