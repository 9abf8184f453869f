package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnMoney;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import java.util.List;
import java.util.Optional;

/** A return in two bodies: the header, and its items, which change less often. */
public final class ReturnCodec {
    private ReturnCodec() {}

    /** Everything but the items. */
    public static String encodeHeader(Return state) {
        return BodyWriter.version(1)
                .with("shop", state.key().shop())
                .with("rma", state.key().rma())
                .with("version", state.version())
                .with("orderNumbers", state.orderNumbers())
                .with("currency", state.currency())
                .with("customer", state.customer())
                .with("locale", state.locale())
                .with("registeredAt", state.registeredAt())
                .with("method", state.method())
                .with("statutoryWithdrawal", state.statutoryWithdrawal())
                .with("claim", state.claim())
                .with("stage", state.stage())
                .list("parcels", state.parcels(), ParcelCodec::write)
                .with("policyVersions", state.policyVersions())
                .with("estimate", SettlementCodec.write(state.estimate()))
                .with("settlement", state.settlement(), SettlementCodec::write)
                .with("deadlines", deadlines(state.deadlines()))
                .with("goodsReceivedAt", state.goodsReceivedAt())
                .with("inspections", state.inspections())
                .with("mailProblem", state.mailProblem(), MailProblemCodec::write)
                .with(
                        "money",
                        Optional.of(state.money()).filter(some -> !some.equals(ReturnMoney.NONE)),
                        ReturnMoneyCodec::write)
                .with("healAt", state.healAt())
                .with("dueAt", state.dueAt())
                .json();
    }

    public static String encodeItems(List<ReturnItem> items) {
        return BodyWriter.version(1)
                .list("items", items, ReturnItemCodec::write)
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static List<ReturnItem> decodeItems(String json) {
        return BodyReader.read("items of a return", json, body -> body.list("items", ReturnItemCodec::read));
    }

    /**
     * The return of a header and the items that belong to it.
     *
     * @throws NeverSucceeds if it is none
     */
    public static Return decode(String header, List<ReturnItem> items) {
        return BodyReader.read(
                "return",
                header,
                body -> new Return(
                        new ReturnKey(body.text("shop"), body.text("rma")),
                        body.number("version"),
                        body.texts("orderNumbers"),
                        body.currency("currency"),
                        body.text("customer"),
                        body.text("locale"),
                        body.instant("registeredAt"),
                        body.constant("method", ReturnMethod.class),
                        body.flag("statutoryWithdrawal"),
                        body.flag("claim"),
                        body.constant("stage", Stage.class),
                        items,
                        body.list("parcels", ParcelCodec::read),
                        body.map("policyVersions", BodyReader::integer),
                        SettlementCodec.read(body.object("estimate")),
                        body.optionalObject("settlement", SettlementCodec::read),
                        deadlines(body.object("deadlines")),
                        body.optional("goodsReceivedAt", BodyReader::instant),
                        body.integer("inspections"),
                        body.optionalObject("mailProblem", MailProblemCodec::read),
                        body.optionalObject("money", ReturnMoneyCodec::read).orElse(ReturnMoney.NONE),
                        body.optional("healAt", BodyReader::instant),
                        body.optional("dueAt", BodyReader::instant)));
    }

    private static BodyWriter deadlines(ReturnDeadlines deadlines) {
        return new BodyWriter()
                .with("shipBy", deadlines.shipBy())
                .with("refundDueAt", deadlines.refundDueAt())
                .with("withdrawalEndsAt", deadlines.withdrawalEndsAt());
    }

    private static ReturnDeadlines deadlines(BodyReader deadlines) {
        return new ReturnDeadlines(
                deadlines.optional("shipBy", BodyReader::instant),
                deadlines.optional("refundDueAt", BodyReader::instant),
                deadlines.optional("withdrawalEndsAt", BodyReader::instant));
    }
}
