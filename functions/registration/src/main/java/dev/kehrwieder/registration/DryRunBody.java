package dev.kehrwieder.registration;

import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.usecase.DryRunPolicy;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.RequestBody;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Reads a draft of a policy and the orders to try it on. */
final class DryRunBody {
    /** One call stays far below the 29 seconds of API Gateway. */
    private static final int USUAL_ORDERS = 200;

    private static final int MOST_ORDERS = 500;
    private static final int LONGEST_CURSOR = 2_000;
    private static final String REASON = "CHANGED_MIND";

    /** A draft has no number yet. */
    private static final int NO_VERSION = 0;

    private DryRunBody() {}

    /** @return the question, for when nothing in the body is refused */
    static Supplier<DryRunPolicy.Question> read(String shop, RequestBody body, Instant now) {
        IntFunction<Policy> policy = body.object("policy", draft -> PolicyBody.read(shop, draft));
        LocalDate from = body.date("from");
        LocalDate to = body.date("to");
        Instant at = body.optionalDateTime("at").map(OffsetDateTime::toInstant).orElse(now);
        String reason =
                body.optionalText("reason", PolicyBody.CODE, "UPPER_SNAKE").orElse(REASON);
        int limit = body.optionalInteger("limit", 1, MOST_ORDERS).orElse(USUAL_ORDERS);
        Optional<String> after = body.optionalText("cursor", LONGEST_CURSOR);
        if (to.isBefore(from)) {
            body.refuse("to", "OUT_OF_RANGE", "The span ends before it begins");
        }
        return () -> withKnownReason(
                new DryRunPolicy.Question(policy.apply(NO_VERSION), from, to, at, reason, limit, after));
    }

    /** Which reasons there are, the draft says: so it is read first. */
    private static DryRunPolicy.Question withKnownReason(DryRunPolicy.Question question) {
        if (question.draft().reason(question.reason()).isEmpty()) {
            throw new ProblemException(Problem.invalid(List.of(
                    new FieldError("/reason", "UNKNOWN_REASON", "The draft has no reason " + question.reason()))));
        }
        return question;
    }
}
