package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.ReturnKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What SES says of a mail again in each of its later events: of which return and which of its events the mail tells, and
 * by which template. Nobody's address is needed to find the return of a bounce.
 */
record MailTags(ReturnKey of, EventId event, String template) {
    private static final String SHOP = "shop";
    private static final String RMA = "rma";
    private static final String EVENT = "event";
    private static final String TEMPLATE = "template";

    /** What SES takes as a tag's value. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    MailTags {
        requireNonNull(of, "of is null");
        requireNonNull(event, "event is null");
        requireNonNull(template, "template is null");
        checked(of.shop());
        checked(of.rma());
        checked(template);
    }

    /** In the form that SES takes: an event's id has a sign that it refuses. */
    Map<String, String> byName() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(SHOP, of.shop());
        tags.put(RMA, of.rma());
        tags.put(EVENT, event.toString().replace('#', '-'));
        tags.put(TEMPLATE, template);
        return tags;
    }

    /** Empty where they are not ours: a mail that somebody else sent through the same configuration set. */
    static Optional<MailTags> read(Function<String, Optional<String>> tags) {
        try {
            return Optional.of(new MailTags(
                    new ReturnKey(tag(tags, SHOP), tag(tags, RMA)),
                    EventId.parse(tag(tags, EVENT).replace('-', '#')),
                    tag(tags, TEMPLATE)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String tag(Function<String, Optional<String>> tags, String name) {
        return tags.apply(name).orElseThrow(() -> new IllegalArgumentException("no tag " + name));
    }

    private static void checked(String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the value of a tag");
        }
    }
}
