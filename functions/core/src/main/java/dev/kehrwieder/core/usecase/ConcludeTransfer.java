package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.TransferStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Records what finance saw on the account: a transfer was paid, or came back.
 *
 * <p>The transfer changes first and the refund after it: a crash in between is healed by the same call again, or by
 * {@code deadlines}, which asks the list as it asks every provider.
 */
public final class ConcludeTransfer {
    private final BankTransfers transfers;
    private final RecordRefund record;
    private final InstantSource clock;

    public ConcludeTransfer(BankTransfers transfers, RecordRefund record, InstantSource clock) {
        this.transfers = requireNonNull(transfers, "transfers is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public sealed interface Result {
        record Done(BankTransfer transfer) implements Result {}

        record Unknown() implements Result {}

        /** What bounced is paid by another refund; what waits for its export cannot have come back. */
        record NotAllowed(BankTransfer transfer) implements Result {}
    }

    /** Once more is the same as once. */
    public Result paid(ReturnKey of, int number, String by) {
        return conclude(of, number, TransferStatus.PAID, by);
    }

    /** Also after it was paid: a bank sends back what an account does not take. */
    public Result bounced(ReturnKey of, int number, String by) {
        return conclude(of, number, TransferStatus.BOUNCED, by);
    }

    private Result conclude(ReturnKey of, int number, TransferStatus to, String by) {
        Optional<BankTransfer> found = transfers.read(of, number);
        if (found.isEmpty()) {
            return new Result.Unknown();
        }
        BankTransfer transfer = found.get();
        if (transfer.status() != to) {
            if (!allowed(transfer.status(), to)) {
                return new Result.NotAllowed(transfer);
            }
            BankTransfer next =
                    to == TransferStatus.PAID ? transfer.paid(clock.instant()) : transfer.bounced(clock.instant());
            if (transfers.commit(List.of(next), Optional.empty()) != CommitOutcome.COMMITTED) {
                throw new Commits.Contention();
            }
            transfer = next;
        }
        record.record(
                of, number, Optional.of(answer(transfer)), by, new InboxMark("transfer", transfer.id() + "/" + to));
        return new Result.Done(transfer);
    }

    private static boolean allowed(TransferStatus from, TransferStatus to) {
        return switch (from) {
            case OPEN, NOT_EXPORTABLE -> to == TransferStatus.PAID;
            case EXPORTED -> true;
            case PAID -> to == TransferStatus.BOUNCED;
            case BOUNCED -> false;
        };
    }

    /** What the list says of a refund. */
    public static Answer answer(BankTransfer transfer) {
        return switch (transfer.status()) {
            case OPEN, EXPORTED -> new Answer.Pending(transfer.id());
            case NOT_EXPORTABLE -> new Answer.RequiresAction(transfer.id());
            case PAID -> new Answer.Succeeded(transfer.id());
            case BOUNCED -> new Answer.Failed(Optional.of(transfer.id()), "bounced");
        };
    }
}
