package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** An entry of the credit ledger. */
public final class CreditCodec {
    private CreditCodec() {}

    public static String encode(CreditEntry entry) {
        return CreditAccountCodec.key(entry.account())
                .with("number", entry.number())
                .with("type", entry.type())
                .with("amount", entry.amount())
                .with("bonus", entry.bonus())
                .with("balance", entry.balance())
                .with("at", entry.at())
                .with("expiresAt", entry.expiresAt())
                .with("source", entry.source().map(ReturnKey::rma))
                .with("reference", entry.reference())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static CreditEntry decode(String json) {
        return BodyReader.read(
                "entry of the ledger",
                json,
                body -> new CreditEntry(
                        CreditAccountCodec.key(body),
                        body.number("number"),
                        body.constant("type", CreditEntry.Type.class),
                        body.money("amount"),
                        body.money("bonus"),
                        body.money("balance"),
                        body.instant("at"),
                        body.optional("expiresAt", BodyReader::instant),
                        body.optional("source", BodyReader::text).map(rma -> new ReturnKey(body.text("shop"), rma)),
                        body.optional("reference", BodyReader::text)));
    }
}
