package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a policy says of a line.
 *
 * @param rule where it stands in the policy, as a JSON pointer (RFC 6901) such as {@code /rules/0/windowDays}
 */
public record Term<T>(T value, String rule) {
    public Term {
        requireNonNull(value, "value is null");
        requireNonNull(rule, "rule is null");
    }
}
