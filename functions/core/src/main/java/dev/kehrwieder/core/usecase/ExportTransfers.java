package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.core.refund.TransferStatus;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts the transfers that wait into one file for the bank. A transfer is exported under the condition that it still waits, in
 * the same commit as the export itself: so it is in exactly one, however many people press the button.
 */
public final class ExportTransfers {
    /** One commit has a hundred items, and one of them is the export. */
    static final int MOST = 99;

    private final BankTransfers transfers;
    private final Store store;
    private final PaymentFile file;
    private final Supplier<String> ids;
    private final InstantSource clock;

    /** @param ids names of exports, at most 35 letters and digits */
    public ExportTransfers(
            BankTransfers transfers, Store store, PaymentFile file, Supplier<String> ids, InstantSource clock) {
        this.transfers = requireNonNull(transfers, "transfers is null");
        this.store = requireNonNull(store, "store is null");
        this.file = requireNonNull(file, "file is null");
        this.ids = requireNonNull(ids, "ids is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Writes the file: the same parts give the same text. */
    @FunctionalInterface
    public interface PaymentFile {
        String write(TransferExport export, List<Payee> payees);
    }

    /** A transfer with the one it goes to. */
    public record Payee(BankTransfer transfer, Iban iban, String holder) {}

    public sealed interface Result {
        record Exported(TransferExport export, List<BankTransfer> transfers) implements Result {}

        /** None waits. */
        record Nothing() implements Result {}
    }

    /** The oldest that wait; what cannot be exported is set aside with its reason. */
    public Result export(String shop, TransferExport.Debtor debtor) {
        List<Payee> payees = new ArrayList<>();
        for (BankTransfer transfer : transfers
                .list(shop, TransferStatus.OPEN, MOST, Optional.empty())
                .transfers()) {
            Optional<Payee> payee = payee(transfer);
            if (payee.isPresent()) {
                payees.add(payee.get());
            } else {
                // The details were there when it was asked for: they have been erased since.
                commit(List.of(transfer.notExportable("NO_ACCOUNT", clock.instant())), Optional.empty());
            }
        }
        if (payees.isEmpty()) {
            return new Result.Nothing();
        }
        TransferExport draft = new TransferExport(
                shop,
                ids.get(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                debtor,
                payees.stream()
                        .map(payee -> new TransferExport.Item(
                                payee.transfer().of(), payee.transfer().number()))
                        .toList(),
                "");
        TransferExport export = new TransferExport(
                shop, draft.id(), draft.at(), debtor, draft.items(), Sha256.hex(file.write(draft, payees)));
        List<BankTransfer> exported = payees.stream()
                .map(payee -> payee.transfer().exported(export.id(), export.at()))
                .toList();
        commit(exported, Optional.of(export));
        return new Result.Exported(export, exported);
    }

    private void commit(List<BankTransfer> changed, Optional<TransferExport> export) {
        if (transfers.commit(changed, export) != CommitOutcome.COMMITTED) {
            throw new Commits.Contention();
        }
    }

    public sealed interface File {
        record Xml(String text) implements File {}

        record Unknown() implements File {}

        /** The personal data in it were erased, or are not what they were. */
        record Gone() implements File {}
    }

    /** The file of an export, the same bytes as ever. */
    public File file(String shop, String exportId) {
        Optional<TransferExport> export = transfers.export(shop, exportId);
        if (export.isEmpty()) {
            return new File.Unknown();
        }
        List<Payee> payees = new ArrayList<>();
        for (TransferExport.Item item : export.get().items()) {
            Optional<Payee> payee = transfers.read(item.of(), item.number()).flatMap(this::payee);
            if (payee.isEmpty()) {
                return new File.Gone();
            }
            payees.add(payee.get());
        }
        String xml = file.write(export.get(), payees);
        return Sha256.hex(xml).equals(export.get().fileSha256()) ? new File.Xml(xml) : new File.Gone();
    }

    private Optional<Payee> payee(BankTransfer transfer) {
        return account(store, transfer.of(), transfer.number())
                .map(account -> new Payee(transfer, account.iban(), account.holder()));
    }

    /** Whose account it is. */
    public record Account(Iban iban, String holder) {}

    /** The account that the shopper gave for a refund; empty where there is none, or none that SEPA reaches. */
    public static Optional<Account> account(Store store, ReturnKey of, int number) {
        Optional<Person> person = store.person(of);
        Optional<Iban> iban =
                person.map(who -> who.texts().get(RetryRefund.iban(number))).flatMap(Iban::parse);
        Optional<String> holder =
                person.map(who -> who.texts().get(RetryRefund.holder(number))).filter(name -> !name.isBlank());
        return iban.flatMap(account -> holder.map(name -> new Account(account, name)));
    }
}
