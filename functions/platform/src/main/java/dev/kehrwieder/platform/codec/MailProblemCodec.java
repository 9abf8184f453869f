package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.MailProblem;

/** That the shopper does not get our mails. */
final class MailProblemCodec {
    private MailProblemCodec() {}

    static BodyWriter write(MailProblem problem) {
        return new BodyWriter()
                .with("kind", problem.kind())
                .with("template", problem.template())
                .with("at", problem.at());
    }

    static MailProblem read(BodyReader problem) {
        return new MailProblem(
                problem.constant("kind", MailProblem.Kind.class), problem.text("template"), problem.instant("at"));
    }
}
