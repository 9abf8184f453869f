package dev.kehrwieder.withdrawals;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Receipt;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.documents.ReceiptData;
import dev.kehrwieder.platform.api.DeclarationText;
import dev.kehrwieder.platform.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The receipt as a file to keep: what the page says, and nothing more. */
final class ReceiptPdf {
    private final Supplier<Documents> documents;

    /** @param documents made with the first receipt: their fonts are no part of any other answer */
    ReceiptPdf(Supplier<Documents> documents) {
        this.documents = requireNonNull(documents, "documents is null");
    }

    Answer answer(Receipt receipt, Policy policy, Words words, Locale locale) {
        String number = receipt.withdrawal().key().id();
        byte[] pdf = documents.get().receiptPdf(data(receipt, policy, words, locale));
        return Answer.bytes(200, "application/pdf", pdf)
                .withHeader(
                        "Content-Disposition", "attachment; filename=\"" + words.fileName() + "-" + number + ".pdf\"");
    }

    private static ReceiptData data(Receipt receipt, Policy policy, Words words, Locale locale) {
        Withdrawal withdrawal = receipt.withdrawal();
        String receivedAt = DeclarationText.time(withdrawal.receivedAt(), policy.timeZone(), locale);
        DeclarationText text = DeclarationText.of(receipt.declaration(), locale);
        List<ReceiptData.Part> parts = new ArrayList<>(List.of(
                new ReceiptData.Fact(words.receivedAt(), List.of(receivedAt)),
                new ReceiptData.Fact(words.number(), List.of(withdrawal.key().id())),
                new ReceiptData.Heading(words.content()),
                new ReceiptData.Text(text.statement())));
        text.facts()
                .forEach(fact -> parts.add(
                        new ReceiptData.Fact(fact.name(), fact.value().lines().toList())));
        return new ReceiptData(
                words.language(),
                policy.brand().name(),
                words.received(),
                withdrawal.key().id(),
                parts,
                words.page());
    }
}
