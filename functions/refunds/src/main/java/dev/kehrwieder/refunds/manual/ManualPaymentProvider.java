package dev.kehrwieder.refunds.manual;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.usecase.ConcludeTransfer;
import dev.kehrwieder.core.usecase.ExportTransfers;
import dev.kehrwieder.core.usecase.RetryRefund;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts a refund on the list of bank transfers, once. */
public final class ManualPaymentProvider implements PaymentProvider {
    private static final String EURO = "EUR";

    private final BankTransfers transfers;
    private final Store store;
    private final InstantSource clock;

    public ManualPaymentProvider(BankTransfers transfers, Store store, InstantSource clock) {
        this.transfers = requireNonNull(transfers, "transfers is null");
        this.store = requireNonNull(store, "store is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public String name() {
        return RetryRefund.MANUAL;
    }

    @Override
    public Answer refund(Refund refund) {
        Optional<Answer> known = find(refund);
        if (known.isPresent()) {
            return known.get();
        }
        BankTransfer transfer = BankTransfer.of(refund, problem(refund), clock.instant());
        if (transfers.commit(List.of(transfer), Optional.empty()) != CommitOutcome.COMMITTED) {
            throw new Fault("the transfer is being listed by somebody else", null);
        }
        return ConcludeTransfer.answer(transfer);
    }

    @Override
    public Optional<Answer> find(Refund refund) {
        return transfers.read(refund.of(), refund.number()).map(ConcludeTransfer::answer);
    }

    /** A SEPA transfer is in euros, and goes to an account of SEPA. */
    private Optional<String> problem(Refund refund) {
        if (!refund.amount().currency().getCurrencyCode().equals(EURO)) {
            return Optional.of("CURRENCY");
        }
        return ExportTransfers.account(store, refund.of(), refund.number()).isPresent()
                ? Optional.empty()
                : Optional.of("NO_ACCOUNT");
    }
}
