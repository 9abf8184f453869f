package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.CreditConsent;
import dev.kehrwieder.core.model.EarlyPart;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.ReturnMoney;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;

/** A return's money beside its settlement, a part of the header. */
final class ReturnMoneyCodec {
    private ReturnMoneyCodec() {}

    static BodyWriter write(ReturnMoney money) {
        return new BodyWriter()
                .with("creditConsent", money.creditConsent(), consent -> new BodyWriter()
                        .with("text", consent.text())
                        .with("at", consent.at()))
                .list("staffRefunds", money.staffRefunds(), ReturnMoneyCodec::staffRefund)
                .list("early", money.early(), early -> new BodyWriter()
                        .with("orderNumber", early.orderNumber())
                        .with("shippingRefund", early.shippingRefund())
                        .with("faultValue", early.faultValue())
                        .with("credited", early.credited()))
                .with("overpayment", money.overpayment(), overpayment -> new BodyWriter()
                        .with("total", overpayment.total())
                        .with("writtenOff", overpayment.writtenOff())
                        .with("paidBack", overpayment.paidBack())
                        .with("setOff", overpayment.setOff()));
    }

    static ReturnMoney read(BodyReader money) {
        return new ReturnMoney(
                money.optionalObject(
                        "creditConsent", consent -> new CreditConsent(consent.text("text"), consent.instant("at"))),
                money.list("staffRefunds", ReturnMoneyCodec::staffRefund),
                money.list(
                        "early",
                        early -> new EarlyPart(
                                early.text("orderNumber"),
                                early.money("shippingRefund"),
                                early.money("faultValue"),
                                early.money("credited"))),
                money.optionalObject(
                        "overpayment",
                        overpayment -> new Overpayment(
                                overpayment.money("total"),
                                overpayment.money("writtenOff"),
                                overpayment.money("paidBack"),
                                overpayment.money("setOff"))));
    }

    private static BodyWriter staffRefund(StaffRefund refund) {
        return new BodyWriter()
                .with("number", refund.number())
                .with("kind", refund.kind())
                .with("reason", refund.reason())
                .with("means", refund.means())
                .with("orderNumber", refund.orderNumber())
                .with("amount", refund.amount())
                .with("agent", refund.agent())
                .with("role", refund.role())
                .with("at", refund.at())
                .with("status", refund.status())
                .with("secondAgent", refund.secondAgent())
                .with("refunds", refund.refunds());
    }

    private static StaffRefund staffRefund(BodyReader refund) {
        return new StaffRefund(
                refund.integer("number"),
                refund.constant("kind", StaffRefund.Kind.class),
                refund.constant("reason", StaffRefund.Reason.class),
                refund.constant("means", StaffRefund.Means.class),
                refund.text("orderNumber"),
                refund.money("amount"),
                refund.text("agent"),
                refund.constant("role", StaffRole.class),
                refund.instant("at"),
                refund.constant("status", StaffRefund.Status.class),
                refund.optional("secondAgent", BodyReader::text),
                refund.integers("refunds"));
    }
}
