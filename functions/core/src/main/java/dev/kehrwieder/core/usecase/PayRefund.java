package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.time.Periods;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks the provider for a reserved refund, under the key that was persisted with the reservation.
 *
 * <p>A crash after the provider acted repeats the call under the same key. Once the provider may have forgotten the key, or
 * the refund is long submitted and nothing was heard, the provider is asked what it knows before anything is repeated.
 */
public final class PayRefund {
    /** Providers keep keys at least 24 h (handbook, payments "Idempotency"). */
    private static final Duration KEY_TRUSTED = Duration.ofHours(23);

    private final Store store;
    private final PaymentProvider provider;
    private final RecordRefund record;
    private final InstantSource clock;

    public PayRefund(Store store, PaymentProvider provider, RecordRefund record, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.provider = requireNonNull(provider, "provider is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @throws PaymentProvider.Fault if the provider does not answer: try again later */
    public ConsumerResult on(ReturnKey key, EventId event, int number) {
        Optional<Refund> refund = store.returnCase(key).map(ReturnCase::refunds).stream()
                .flatMap(refunds -> refunds.stream().filter(r -> r.number() == number))
                .findFirst();
        if (refund.isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        InboxMark mark = new InboxMark(SettleReturn.NAME, event.toString());
        Optional<PaymentProvider.Answer> answer = answer(refund.get());
        if (answer.isPresent() && store.recorded(key).contains(mark)) {
            // The event came again because the provider fell silent: what it says now must not founder on the mark of
            // then.
            return record.record(key, number, answer.get(), SettleReturn.NAME);
        }
        return record.record(key, number, answer, SettleReturn.NAME, mark);
    }

    private Optional<PaymentProvider.Answer> answer(Refund refund) {
        Instant now = clock.instant();
        return switch (refund.status()) {
            case RESERVED -> {
                if (!refund.provider().equals(provider.name())) {
                    // Another provider's reference may be the name of a stranger's payment here.
                    yield Optional.of(new PaymentProvider.Answer.Failed(Optional.empty(), "UNKNOWN_PROVIDER"));
                }
                boolean keyMayBeForgotten = now.isAfter(refund.reservedAt().plus(KEY_TRUSTED));
                Optional<PaymentProvider.Answer> known = keyMayBeForgotten ? provider.find(refund) : Optional.empty();
                yield Optional.of(known.orElseGet(() -> provider.refund(refund)));
            }
            case SUBMITTED, UNKNOWN -> {
                Instant submitted = refund.submittedAt().orElse(refund.reservedAt());
                boolean silent = !now.isBefore(submitted.plus(Periods.patience()));
                yield silent ? provider.find(refund).filter(PayRefund::isFinal) : Optional.empty();
            }
            case PLANNED, SUCCEEDED, FAILED, RELEASED, REQUIRES_ACTION, HELD -> Optional.empty();
        };
    }

    private static boolean isFinal(PaymentProvider.Answer answer) {
        return !(answer instanceof PaymentProvider.Answer.Pending);
    }
}
