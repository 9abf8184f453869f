package dev.kehrwieder.core.refund;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import java.time.Instant;
import java.util.List;

/**
 * Transfers that went to the bank in one file. The file is not kept, for it is full of personal data: it is made again of
 * the same parts, and {@code fileSha256} tells whether it is the same.
 *
 * @param id also the message's identification
 */
public record TransferExport(String shop, String id, Instant at, Debtor debtor, List<Item> items, String fileSha256) {
    /** The shop's account. */
    public record Debtor(String name, Iban iban, String bic) {
        public Debtor {
            requireNonNull(iban, "iban is null");
            if (name.isBlank() || !bic.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")) {
                throw new IllegalArgumentException("an account without a name or a BIC");
            }
        }
    }

    /** A transfer's place in the file. */
    public record Item(ReturnKey of, int number) {}

    public TransferExport {
        requireNonNull(id, "id is null");
        requireNonNull(at, "at is null");
        requireNonNull(debtor, "debtor is null");
        items = List.copyOf(items);
    }
}
