package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** An inspection. */
public final class InspectionCodec {
    private InspectionCodec() {}

    public static String encode(Inspection inspection) {
        return BodyWriter.version(1)
                .with("shop", inspection.of().shop())
                .with("rma", inspection.of().rma())
                .with("number", inspection.number())
                .with("status", inspection.status())
                .with("parcel", inspection.parcel())
                .with("inspector", inspection.inspector())
                .with("at", inspection.at())
                .list("findings", inspection.findings(), InspectionCodec::finding)
                .list("unexpected", inspection.unexpected(), InspectionCodec::unexpected)
                .with("complete", inspection.complete())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Inspection decode(String json) {
        return BodyReader.read(
                "inspection",
                json,
                body -> new Inspection(
                        new ReturnKey(body.text("shop"), body.text("rma")),
                        body.integer("number"),
                        body.constant("status", InspectionStatus.class),
                        body.optional("parcel", BodyReader::integer),
                        body.optional("inspector", BodyReader::text),
                        body.instant("at"),
                        body.list("findings", InspectionCodec::finding),
                        body.list("unexpected", InspectionCodec::unexpected),
                        body.flag("complete")));
    }

    private static BodyWriter finding(Inspection.Finding finding) {
        return new BodyWriter()
                .with("itemId", finding.itemId())
                .with("quantity", finding.quantity())
                .with("accepted", finding.accepted())
                .with("grade", finding.grade())
                .with("disposition", finding.disposition())
                .with("location", finding.location())
                .with("note", finding.note())
                .with("photos", finding.photos())
                .with("valueLossPercent", finding.valueLossPercent())
                .with("exception", finding.exception())
                .with("claim", finding.claim(), ClaimDecisionCodec::write);
    }

    private static Inspection.Finding finding(BodyReader finding) {
        return new Inspection.Finding(
                finding.text("itemId"),
                finding.integer("quantity"),
                finding.optional("accepted", BodyReader::flag),
                finding.optionalConstant("grade", Grade.class),
                finding.optionalConstant("disposition", Disposition.class),
                finding.optional("location", BodyReader::text),
                finding.optional("note", BodyReader::text),
                finding.texts("photos"),
                finding.integer("valueLossPercent"),
                finding.optionalConstant("exception", WithdrawalException.class),
                finding.optionalObject("claim", ClaimDecisionCodec::read));
    }

    private static BodyWriter unexpected(Inspection.Unexpected unexpected) {
        return new BodyWriter()
                .with("sku", unexpected.sku())
                .with("quantity", unexpected.quantity())
                .with("note", unexpected.note());
    }

    private static Inspection.Unexpected unexpected(BodyReader unexpected) {
        return new Inspection.Unexpected(
                unexpected.text("sku"), unexpected.integer("quantity"), unexpected.optional("note", BodyReader::text));
    }
}
