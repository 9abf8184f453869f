package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundCourse;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** A refund. */
public final class RefundCodec {
    private RefundCodec() {}

    public static String encode(Refund refund) {
        return BodyWriter.version(1)
                .with("shop", refund.of().shop())
                .with("rma", refund.of().rma())
                .with("number", refund.number())
                .with("orderNumber", refund.orderNumber())
                .with("paymentId", refund.paymentId())
                .with("provider", refund.provider())
                .with("reference", refund.reference())
                .with("amount", refund.amount())
                .with("status", refund.status())
                .with("providerKey", refund.providerKey())
                .with("providerRefundId", refund.providerRefundId())
                .with("failureReason", refund.failureReason())
                .with("reservedAt", refund.reservedAt())
                .with("submittedAt", refund.submittedAt())
                .with("finishedAt", refund.finishedAt())
                .with("dueAt", refund.dueAt())
                .with("attempts", refund.attempts())
                .with("changedAt", refund.course().changedAt())
                .with("heldUntil", refund.course().heldUntil())
                .with("replaces", refund.course().replaces())
                .with("replacedBy", refund.course().replacedBy())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Refund decode(String json) {
        return BodyReader.read(
                "refund",
                json,
                body -> new Refund(
                        new ReturnKey(body.text("shop"), body.text("rma")),
                        body.integer("number"),
                        body.text("orderNumber"),
                        body.text("paymentId"),
                        body.text("provider"),
                        body.text("reference"),
                        body.money("amount"),
                        body.constant("status", RefundStatus.class),
                        body.text("providerKey"),
                        body.optional("providerRefundId", BodyReader::text),
                        body.optional("failureReason", BodyReader::text),
                        body.instant("reservedAt"),
                        body.optional("submittedAt", BodyReader::instant),
                        body.optional("finishedAt", BodyReader::instant),
                        body.instant("dueAt"),
                        course(body)));
    }

    /** Of one that was written before calls were counted, a call may have been made: the provider is asked first. */
    private static RefundCourse course(BodyReader body) {
        return new RefundCourse(
                body.optional("attempts", BodyReader::integer).orElse(1),
                body.optional("changedAt", BodyReader::instant).orElseGet(() -> body.instant("reservedAt")),
                body.optional("heldUntil", BodyReader::instant),
                body.optional("replaces", BodyReader::integer),
                body.optional("replacedBy", BodyReader::integer));
    }
}
