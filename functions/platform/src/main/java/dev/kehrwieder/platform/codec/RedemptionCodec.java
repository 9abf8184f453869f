package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** Store credit that was used for an order. */
public final class RedemptionCodec {
    private RedemptionCodec() {}

    public static String encode(Redemption redemption) {
        return CreditAccountCodec.key(redemption.account())
                .with("reference", redemption.reference())
                .with("version", redemption.version())
                .with("orderNumber", redemption.orderNumber())
                .with("amount", redemption.amount())
                .list("parts", redemption.parts(), CreditAccountCodec::part)
                .list("givenBack", redemption.givenBack(), back -> new BodyWriter()
                        .with("key", back.key())
                        .with("amount", back.amount())
                        .with("bonus", back.bonus())
                        .with("entry", back.entry()))
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Redemption decode(String json) {
        return BodyReader.read(
                "redemption",
                json,
                body -> new Redemption(
                        CreditAccountCodec.key(body),
                        body.text("reference"),
                        body.number("version"),
                        body.text("orderNumber"),
                        body.money("amount"),
                        body.list("parts", CreditAccountCodec::part),
                        body.list(
                                "givenBack",
                                back -> new Redemption.GivenBack(
                                        back.text("key"),
                                        back.money("amount"),
                                        back.money("bonus"),
                                        back.number("entry")))));
    }
}
