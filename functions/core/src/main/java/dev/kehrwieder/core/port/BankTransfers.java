package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.core.refund.TransferStatus;
import java.util.List;
import java.util.Optional;

/** The list of bank transfers, and what was exported of it. */
public interface BankTransfers {
    Optional<BankTransfer> read(ReturnKey of, int number);

    /** One page, oldest first, whose names may be a moment old and whose states are those of now. */
    Page list(String shop, TransferStatus status, int limit, Optional<String> after);

    /** @param next where the list goes on */
    record Page(List<BankTransfer> transfers, Optional<String> next) {
        public Page {
            transfers = List.copyOf(transfers);
        }
    }

    Optional<TransferExport> export(String shop, String id);

    /**
     * All or nothing, under the condition that each transfer's version before is the stored one; version 1 is new.
     *
     * @param export new with them
     */
    CommitOutcome commit(List<BankTransfer> transfers, Optional<TransferExport> export);
}
