package dev.kehrwieder.local.template;

import java.util.Set;

/**
 * Where events of mails go: from a configuration set of SES through a topic to a queue.
 *
 * @param types as the template spells them: {@code bounce}, {@code complaint}
 */
public record MailEventsResource(String configurationSet, Set<String> types, String queueArn) {
    public MailEventsResource {
        types = Set.copyOf(types);
    }
}
