package dev.kehrwieder.local.payments;

import dev.kehrwieder.local.payments.LedgerEntry.EventDone;
import dev.kehrwieder.local.payments.LedgerEntry.FailureOrdered;
import dev.kehrwieder.local.payments.LedgerEntry.KeysForgotten;
import dev.kehrwieder.local.payments.LedgerEntry.PaymentRecorded;
import dev.kehrwieder.local.payments.LedgerEntry.RefundMade;
import dev.kehrwieder.local.payments.LedgerEntry.RefundSettled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All money of the provider. Every command decides, appends to the journal, then changes the state, one at a time: so
 * two calls with one key, or two refunds of the last cent, can't both be the first.
 */
final class PaymentLedger implements AutoCloseable {
    private final Journal journal;
    private final InstantSource businessClock;
    private final Supplier<String> ids;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Map<String, String> refundByKey = new HashMap<>();
    private final Map<String, RefundEvent> undelivered = new LinkedHashMap<>();

    private PaymentLedger(Journal journal, InstantSource businessClock, Supplier<String> ids) {
        this.journal = journal;
        this.businessClock = businessClock;
        this.ids = ids;
    }

    static PaymentLedger open(Path file, InstantSource businessClock, Supplier<String> ids) throws IOException {
        Journal.Opened opened = Journal.open(file);
        PaymentLedger ledger = new PaymentLedger(opened.journal(), businessClock, ids);
        opened.entries().forEach(ledger::apply);
        return ledger;
    }

    /**
     * @throws IllegalArgumentException for an amount or a currency that can't be, or another currency than before
     */
    synchronized void addPayment(String source, String reference, BigDecimal amount, String currency) {
        BigDecimal wanted = Currencies.exact(amount, currency);
        Payment payment = payments.get(reference);
        if (payment == null) {
            record(new PaymentRecorded(reference, source, wanted, currency));
            return;
        }
        if (!payment.currency().equals(currency)) {
            throw new IllegalArgumentException("the payment is in " + payment.currency());
        }
        BigDecimal before = payment.capturedBy(source);
        // What went back was captured: a lower amount would be a payment below zero.
        BigDecimal possible = wanted.max(before.subtract(payment.left()));
        if (possible.compareTo(before) != 0) {
            record(new PaymentRecorded(reference, source, possible, currency));
        }
    }

    /** False for an unknown payment. */
    synchronized boolean failNext(String reference) {
        Payment payment = payments.get(reference);
        if (payment != null && !payment.nextFails()) {
            record(new FailureOrdered(reference));
        }
        return payment != null;
    }

    synchronized RefundOutcome refund(String key, RefundRequest request) {
        String earlier = refundByKey.get(key);
        if (earlier != null) {
            Refund refund = refunds.get(earlier);
            return refund.request().equals(request)
                    ? new RefundOutcome.Repeated(refund.first())
                    : new RefundOutcome.KeyReused();
        }
        Payment payment = payments.get(request.payment());
        if (payment == null) {
            return new RefundOutcome.UnknownPayment();
        }
        if (!payment.currency().equals(request.currency())) {
            return new RefundOutcome.OtherCurrency(payment.currency());
        }
        if (request.amount().compareTo(payment.left()) > 0) {
            return new RefundOutcome.TooMuch(payment.left());
        }
        String id = "re_" + ids.get();
        record(new RefundMade(id, key, request, payment.nextFails()));
        return new RefundOutcome.Made(refunds.get(id));
    }

    /** Brings a pending refund to its end; empty if it is there already. */
    synchronized Optional<RefundEvent> settle(String refundId) {
        Refund refund = refunds.get(refundId);
        if (refund == null || refund.status() != RefundStatus.PENDING) {
            return Optional.empty();
        }
        String eventId = "evt_" + ids.get();
        record(new RefundSettled(refundId, eventId, businessClock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return Optional.of(undelivered.get(eventId));
    }

    synchronized void eventDone(String eventId, boolean arrived) {
        if (undelivered.containsKey(eventId)) {
            record(new EventDone(eventId, arrived));
        }
    }

    synchronized void forgetKeys() {
        record(new KeysForgotten());
    }

    synchronized List<Refund> pending() {
        return refunds.values().stream()
                .filter(refund -> refund.status() == RefundStatus.PENDING)
                .toList();
    }

    synchronized List<RefundEvent> undelivered() {
        return List.copyOf(undelivered.values());
    }

    synchronized Optional<Refund> find(String refundId) {
        return Optional.ofNullable(refunds.get(refundId));
    }

    synchronized Optional<Payment.View> payment(String reference) {
        return Optional.ofNullable(payments.get(reference)).map(Payment::view);
    }

    /** Newest first. */
    synchronized List<Payment.View> payments() {
        return payments.values().stream().map(Payment::view).toList().reversed();
    }

    private void record(LedgerEntry entry) {
        try {
            journal.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("the payments' journal can't be written", e);
        }
        apply(entry);
    }

    private void apply(LedgerEntry entry) {
        switch (entry) {
            case PaymentRecorded(String reference, String source, BigDecimal amount, String currency) ->
                payments.computeIfAbsent(reference, key -> new Payment(key, currency))
                        .capture(source, amount);
            case FailureOrdered(String reference) -> payments.get(reference).orderFailure();
            case RefundMade(String id, String key, RefundRequest request, boolean willFail) -> {
                put(new Refund(id, request, RefundStatus.PENDING, willFail));
                refundByKey.put(key, id);
            }
            case RefundSettled settled -> {
                Refund refund = refunds.get(settled.id()).settled();
                put(refund);
                undelivered.put(settled.eventId(), new RefundEvent(settled.eventId(), refund, settled.occurredAt()));
            }
            case EventDone done -> undelivered.remove(done.eventId());
            case KeysForgotten() -> refundByKey.clear();
        }
    }

    private void put(Refund refund) {
        refunds.put(refund.id(), refund);
        payments.get(refund.request().payment()).put(refund);
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
