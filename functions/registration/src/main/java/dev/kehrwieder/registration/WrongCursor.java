package dev.kehrwieder.registration;

import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import java.util.List;

/** The refusal of a cursor that no answer of ours gave. */
final class WrongCursor {
    private WrongCursor() {}

    static ProblemException problem() {
        return new ProblemException(Problem.invalid(
                List.of(new FieldError("/cursor", "INVALID_FORMAT", "The nextCursor of an earlier answer"))));
    }
}
