package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Verdict;
import java.util.Optional;

/** One item of a return, as part of a body. */
final class ReturnItemCodec {
    private ReturnItemCodec() {}

    static BodyWriter write(ReturnItem item) {
        return new BodyWriter()
                .with("itemId", item.itemId())
                .with("orderNumber", item.orderNumber())
                .with("lineId", item.lineId())
                .with("sku", item.sku())
                .with("title", item.title())
                .with("reason", item.reason())
                .with("fault", item.fault())
                .with("resolution", item.resolution())
                .with("exchangeFor", item.exchangeFor(), ReturnItemCodec::exchange)
                .with("exceptionCandidate", item.exceptionCandidate())
                .with("requested", item.requested())
                .with("authorized", item.authorized())
                .with("received", item.received())
                .with("missing", item.missing())
                .with("lost", Optional.of(item.lost()).filter(lost -> lost > 0))
                .with("settled", item.settled())
                .list("verdicts", item.verdicts(), ReturnItemCodec::verdict)
                .with("goods", item.goods())
                .with("money", item.money())
                .with("claim", item.claim(), ReturnItemCodec::claim);
    }

    static ReturnItem read(BodyReader item) {
        return new ReturnItem(
                item.text("itemId"),
                item.text("orderNumber"),
                item.text("lineId"),
                item.text("sku"),
                item.text("title"),
                item.text("reason"),
                item.constant("fault", FaultParty.class),
                item.constant("resolution", Resolution.class),
                item.optionalObject("exchangeFor", ReturnItemCodec::exchange),
                item.optionalConstant("exceptionCandidate", LineFlag.class),
                item.integer("requested"),
                item.integer("authorized"),
                item.integer("received"),
                item.integer("missing"),
                item.optional("lost", BodyReader::integer).orElse(0),
                item.integer("settled"),
                item.list("verdicts", ReturnItemCodec::verdict),
                item.constant("goods", GoodsState.class),
                item.constant("money", MoneyState.class),
                // Not in what an earlier release wrote.
                item.optionalObject("claim", ReturnItemCodec::claim));
    }

    private static BodyWriter claim(ItemClaim claim) {
        return new BodyWriter()
                .with("defectNoticedAt", claim.defectNoticedAt())
                .with("endsAt", claim.endsAt())
                .with("burdenOfProofEndsAt", claim.burdenOfProofEndsAt())
                .with("curedAt", claim.curedAt());
    }

    private static ItemClaim claim(BodyReader claim) {
        return new ItemClaim(
                claim.date("defectNoticedAt"),
                claim.optional("endsAt", BodyReader::instant),
                claim.optional("burdenOfProofEndsAt", BodyReader::instant),
                claim.optional("curedAt", BodyReader::instant));
    }

    private static BodyWriter exchange(ExchangeFor exchange) {
        return new BodyWriter()
                .with("sku", exchange.sku())
                .with("title", exchange.title())
                .with("unitPrice", exchange.unitPrice())
                .with("taxRate", exchange.taxRate());
    }

    private static ExchangeFor exchange(BodyReader exchange) {
        return new ExchangeFor(
                exchange.text("sku"), exchange.text("title"), exchange.money("unitPrice"), exchange.decimal("taxRate"));
    }

    private static BodyWriter verdict(Verdict verdict) {
        return new BodyWriter()
                .with("inspection", verdict.inspection())
                .with("quantity", verdict.quantity())
                .with("accepted", verdict.accepted())
                .with("grade", verdict.grade())
                .with("disposition", verdict.disposition())
                .with("valueLossPercent", verdict.valueLossPercent())
                .with("claim", verdict.claim(), ClaimDecisionCodec::write);
    }

    private static Verdict verdict(BodyReader verdict) {
        return new Verdict(
                verdict.integer("inspection"),
                verdict.integer("quantity"),
                verdict.flag("accepted"),
                verdict.optionalConstant("grade", Grade.class),
                verdict.optionalConstant("disposition", Disposition.class),
                verdict.integer("valueLossPercent"),
                verdict.optionalObject("claim", ClaimDecisionCodec::read));
    }
}
