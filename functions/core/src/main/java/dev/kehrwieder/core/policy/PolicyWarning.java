package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

/**
 * Something in a policy that is allowed and hardly meant.
 *
 * @param pointer where it stands, as a JSON pointer into the policy
 * @param detail what is odd about it, in words
 */
public record PolicyWarning(String pointer, Code code, String detail) {
    public PolicyWarning {
        requireNonNull(pointer, "pointer is null");
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
    }

    /** What there is to warn of. */
    public enum Code {
        /** A rule all of whose fields earlier rules have said already, for everything that it matches. */
        RULE_NEVER_MATTERS,
        /** The same of one field of a rule. */
        FIELD_NEVER_MATTERS,
        /** A rule that changes nothing. */
        RULE_SAYS_NOTHING,
        /** A rule for a reason that nobody answers for as the rule's faults say. */
        RULE_CONTRADICTS_ITSELF,
        /** A rule for a reason that there is not. */
        REASON_UNKNOWN,
        /** A rule for a reason that can't be chosen, or not for the goods of the rule. */
        REASON_NOT_OFFERED,
        /** A rule for a way of sending that nothing offers. */
        METHOD_NOT_OFFERED,
        /** A field beside a rejection that decides first. */
        REJECTED_ANYWAY,
        /** A fee for what others than the shopper answer for: none is taken. */
        FEE_NEVER_TAKEN,
        /** A return-shipping fee although no way of sending comes with a label. */
        FEE_WITHOUT_LABEL,
        /** Fewer days than a consumer's right of withdrawal (§ 355(2) BGB). */
        WINDOW_BELOW_LAW,
        /** Counts from the order and may be over before the right of withdrawal, which counts from the delivery. */
        WINDOW_COUNTS_FROM_ORDER,
        /** A season after which every window ends anyway. */
        SEASON_WITHOUT_EFFECT,
        /** A season all of whose days earlier ones cover. */
        SEASON_COVERED,
        /** A season whose last day is past. */
        SEASON_OVER,
        /** A SKU that is blocked as well: blocked wins. */
        SKU_BLOCKED_AND_ALLOWED,
        /** A reason or a group without words in a language that we write. */
        WORDS_MISSING,
        /** A reason under a group that there is not. */
        GROUP_UNKNOWN,
        /** A group under which no offered reason stands. */
        GROUP_EMPTY,
        /** No way of sending at all. */
        NO_METHODS,
        /** Nothing at all that a return may be turned into. */
        NO_RESOLUTIONS
    }
}
