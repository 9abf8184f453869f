package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.CreditEntry;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** An entry of the credit ledger. */
public final class CreditCodec {
    private CreditCodec() {}

    public static String encode(CreditEntry entry) {
        return BodyWriter.version(1)
                .with("shop", entry.shop())
                .with("account", entry.account())
                .with("entryId", entry.entryId())
                .with("type", entry.type())
                .with("amount", entry.amount())
                .with("sourceShop", entry.source().shop())
                .with("sourceRma", entry.source().rma())
                .with("at", entry.at())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static CreditEntry decode(String json) {
        return BodyReader.read(
                "entry of the ledger",
                json,
                body -> new CreditEntry(
                        body.text("shop"),
                        body.text("account"),
                        body.text("entryId"),
                        body.constant("type", CreditEntry.Type.class),
                        body.money("amount"),
                        new ReturnKey(body.text("sourceShop"), body.text("sourceRma")),
                        body.instant("at")));
    }
}
