package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * That the shopper does not get our mails: the latest sign of it.
 *
 * @param template of the mail that showed it
 * @param at when we heard of it
 */
public record MailProblem(Kind kind, String template, Instant at) {
    public MailProblem {
        requireNonNull(kind, "kind is null");
        requireNonNull(template, "template is null");
        requireNonNull(at, "at is null");
    }

    public enum Kind {
        /** It came back. */
        BOUNCED,
        /** The shopper called it unwanted. */
        COMPLAINED,
        /** It was not even sent. */
        UNDELIVERABLE
    }
}
