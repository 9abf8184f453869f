package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.Withdrawal.Outcome;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** A declaration of withdrawal, without what it says. */
public final class WithdrawalCodec {
    private WithdrawalCodec() {}

    public static String encode(Withdrawal withdrawal) {
        BodyWriter body = BodyWriter.version(1)
                .with("shop", withdrawal.key().shop())
                .with("id", withdrawal.key().id())
                .with("version", withdrawal.version())
                .with("customer", withdrawal.customer())
                .with("locale", withdrawal.locale())
                .with("begunAt", withdrawal.begunAt())
                .with("receivedAt", withdrawal.receivedAt());
        switch (withdrawal.outcome()) {
            case Outcome.Received() -> {}
            case Outcome.Returned(String rma) -> body.with("rma", rma);
            case Outcome.LeftToStaff(String taskId) -> body.with("taskId", taskId);
        }
        return body.with("mailProblem", withdrawal.mailProblem(), MailProblemCodec::write)
                .with("dueAt", withdrawal.dueAt())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Withdrawal decode(String json) {
        return BodyReader.read(
                "withdrawal",
                json,
                body -> new Withdrawal(
                        new WithdrawalKey(body.text("shop"), body.text("id")),
                        body.number("version"),
                        body.text("customer"),
                        body.text("locale"),
                        body.instant("begunAt"),
                        body.instant("receivedAt"),
                        outcome(body),
                        body.optionalObject("mailProblem", MailProblemCodec::read),
                        body.optional("dueAt", BodyReader::instant)));
    }

    private static Outcome outcome(BodyReader body) {
        return body.optional("rma", BodyReader::text)
                .<Outcome>map(Outcome.Returned::new)
                .or(() -> body.optional("taskId", BodyReader::text).map(Outcome.LeftToStaff::new))
                .orElseGet(Outcome.Received::new);
    }
}
