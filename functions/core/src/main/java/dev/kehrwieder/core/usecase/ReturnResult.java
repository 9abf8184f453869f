package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.ReturnCase;
import java.util.List;

/** What comes of a command on a return. */
public sealed interface ReturnResult {
    /** Done, or the target state was reached already. */
    record Done(ReturnCase now) implements ReturnResult {}

    record Unknown() implements ReturnResult {}

    /** The state does not allow it. */
    record NotAllowed(ReturnCase now) implements ReturnResult {}

    record Refused(List<Refusal> refusals) implements ReturnResult {}
}
