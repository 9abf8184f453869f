package dev.kehrwieder.platform.api;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnCommand;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.core.usecase.RefusalCode;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Core's "no" as a problem. */
public final class Refusals {
    private Refusals() {}

    /** 422 with every refused field, under the code that all of them share. */
    public static Answer answer(List<Refusal> refusals) {
        List<FieldError> errors = refusals.stream()
                .map(refusal -> new FieldError(refusal.pointer(), refusal.code().name(), refusal.detail()))
                .toList();
        Set<ProblemCode> codes =
                refusals.stream().map(refusal -> code(refusal.code())).collect(Collectors.toSet());
        ProblemCode code = codes.size() == 1 ? codes.iterator().next() : ProblemCode.VALIDATION_FAILED;
        return Problem.of(code, refusals.getFirst().detail(), errors).answer();
    }

    /** 409 with the state that does not allow it and what it does allow. */
    public static Answer notAllowed(ReturnCase now) {
        return inState(ProblemCode.INVALID_STATE, "The return is " + now.state().status(), now);
    }

    /** 409: nothing is judged twice; a unit that was missing and turned up may be judged once the return is reopened. */
    public static Answer alreadyInspected(ReturnCase now) {
        boolean missing = now.state().items().stream().anyMatch(item -> item.missing() > 0);
        String late = missing ? "; for a unit that was missing and is here now, reopen it first" : "";
        return inState(
                ProblemCode.ALREADY_INSPECTED,
                "The units are decided and the return is " + now.state().status() + late,
                now);
    }

    private static Answer inState(ProblemCode code, String detail, ReturnCase now) {
        return Problem.inState(
                        code,
                        detail,
                        now.state().status().name(),
                        now.state().allowedCommands().stream()
                                .map(ReturnCommand::apiName)
                                .toList())
                .answer();
    }

    private static ProblemCode code(RefusalCode code) {
        return switch (code) {
            case QUANTITY_EXCEEDED -> ProblemCode.QUANTITY_EXCEEDED;
            case NOT_RETURNABLE -> ProblemCode.NOT_RETURNABLE;
            case MIXED_CURRENCY -> ProblemCode.MIXED_CURRENCY;
            case WITHDRAWAL_PERIOD_ENDED -> ProblemCode.WITHDRAWAL_PERIOD_ENDED;
            case UNKNOWN_LINE,
                    UNKNOWN_ORDER,
                    UNKNOWN_REASON,
                    UNKNOWN_ITEM,
                    UNKNOWN_PARCEL,
                    AMBIGUOUS_LINE,
                    DUPLICATE,
                    OUT_OF_RANGE,
                    TOO_MANY,
                    REQUIRED,
                    METHOD_NOT_OFFERED,
                    RESOLUTION_NOT_OFFERED,
                    REASON_NOT_OFFERED,
                    PHOTOS_REQUIRED,
                    OVERRIDE_LIMIT,
                    NOT_AN_EXCHANGE,
                    NOT_A_CONSUMER,
                    CONTRADICTION,
                    ALREADY_RETURNED,
                    ALREADY_REFUNDED,
                    CURRENCY_CHANGED,
                    PICKUP_NOT_OFFERED -> ProblemCode.VALIDATION_FAILED;
        };
    }
}
