package dev.kehrwieder.local.mail;

import static java.util.Objects.requireNonNull;

/**
 * Something that SES publishes of a mail.
 *
 * @param type as a configuration set's destination spells it, such as {@code bounce}
 * @param json as it goes through a topic to a queue, without an envelope
 */
public record MailEvent(String configurationSet, String type, String json) {
    public MailEvent {
        requireNonNull(configurationSet, "configurationSet is null");
        requireNonNull(type, "type is null");
        requireNonNull(json, "json is null");
    }
}
