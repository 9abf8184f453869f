package dev.kehrwieder.core.refund;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A refund that staff pay from the shop's account. To whom it goes stands with the return's other personal data.
 *
 * @param number of the refund
 * @param problem why no export can take it, a code
 * @param exportId of the one export that has it
 * @param version 1 for the first
 */
public record BankTransfer(
        ReturnKey of,
        int number,
        Money amount,
        TransferStatus status,
        Optional<String> problem,
        Optional<String> exportId,
        long version,
        Instant createdAt,
        Instant changedAt) {
    public BankTransfer {
        requireNonNull(of, "of is null");
        requireNonNull(amount, "amount is null");
        requireNonNull(status, "status is null");
        requireNonNull(problem, "problem is null");
        requireNonNull(exportId, "exportId is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(changedAt, "changedAt is null");
    }

    /** @param problem empty for one that waits for an export */
    public static BankTransfer of(Refund refund, Optional<String> problem, Instant at) {
        TransferStatus status = problem.isEmpty() ? TransferStatus.OPEN : TransferStatus.NOT_EXPORTABLE;
        return new BankTransfer(
                refund.of(), refund.number(), refund.amount(), status, problem, Optional.empty(), 1, at, at);
    }

    /** The refund's, and so the end-to-end identification of the transfer. */
    public String id() {
        return of.rma() + "-M" + number;
    }

    public BankTransfer exported(String export, Instant at) {
        return next(TransferStatus.EXPORTED, problem, Optional.of(export), at);
    }

    public BankTransfer notExportable(String why, Instant at) {
        return next(TransferStatus.NOT_EXPORTABLE, Optional.of(why), exportId, at);
    }

    public BankTransfer paid(Instant at) {
        return next(TransferStatus.PAID, problem, exportId, at);
    }

    public BankTransfer bounced(Instant at) {
        return next(TransferStatus.BOUNCED, problem, exportId, at);
    }

    private BankTransfer next(TransferStatus to, Optional<String> why, Optional<String> export, Instant at) {
        return new BankTransfer(of, number, amount, to, why, export, version + 1, createdAt, at);
    }
}
