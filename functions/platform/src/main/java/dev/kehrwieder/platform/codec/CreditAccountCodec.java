package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditPart;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** A customer's account in the credit ledger. */
public final class CreditAccountCodec {
    private CreditAccountCodec() {}

    public static String encode(CreditAccount account) {
        return key(account.key())
                .with("version", account.version())
                .with("entries", account.entries())
                .list("parts", account.parts(), CreditAccountCodec::part)
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static CreditAccount decode(String json) {
        return BodyReader.read(
                "credit account",
                json,
                body -> new CreditAccount(
                        key(body),
                        body.number("version"),
                        body.number("entries"),
                        body.list("parts", CreditAccountCodec::part)));
    }

    /** The start of a body that is about an account. */
    static BodyWriter key(CreditAccountKey key) {
        return BodyWriter.version(1)
                .with("shop", key.shop())
                .with("customer", key.customer())
                .with("currency", key.currency());
    }

    static CreditAccountKey key(BodyReader body) {
        return new CreditAccountKey(body.text("shop"), body.text("customer"), body.currency("currency"));
    }

    static BodyWriter part(CreditPart part) {
        return new BodyWriter()
                .with("amount", part.amount())
                .with("bonus", part.bonus())
                .with("expiresAt", part.expiresAt());
    }

    static CreditPart part(BodyReader part) {
        return new CreditPart(
                part.money("amount"), part.flag("bonus"), part.optional("expiresAt", BodyReader::instant));
    }
}
