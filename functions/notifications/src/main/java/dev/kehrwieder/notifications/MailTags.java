package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.WithdrawalKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What SES says of a mail again in each of its later events: of which return or withdrawal and which of its events the mail tells, and
 * by which template. Nobody's address is needed to find what a bounce is about.
 */
record MailTags(Subject of, EventId event, String template) {
    private static final String SHOP = "shop";
    private static final String RMA = "rma";
    private static final String WITHDRAWAL = "withdrawal";
    private static final String EVENT = "event";
    private static final String TEMPLATE = "template";

    /** What SES takes as a tag's value. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    MailTags {
        requireNonNull(of, "of is null");
        requireNonNull(event, "event is null");
        requireNonNull(template, "template is null");
        checked(of.shop());
        checked(of.id());
        checked(template);
    }

    /** In the form that SES takes: an event's id has a sign that it refuses. */
    Map<String, String> byName() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(SHOP, of.shop());
        switch (of) {
            case ReturnKey key -> tags.put(RMA, key.rma());
            case WithdrawalKey key -> tags.put(WITHDRAWAL, key.id());
        }
        tags.put(EVENT, event.toString().replace('#', '-'));
        tags.put(TEMPLATE, template);
        return tags;
    }

    /** Empty where they are not ours: a mail that somebody else sent through the same configuration set. */
    static Optional<MailTags> read(Function<String, Optional<String>> tags) {
        try {
            return Optional.of(new MailTags(
                    subject(tags), EventId.parse(tag(tags, EVENT).replace('-', '#')), tag(tags, TEMPLATE)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Subject subject(Function<String, Optional<String>> tags) {
        String shop = tag(tags, SHOP);
        return tags.apply(WITHDRAWAL)
                .<Subject>map(id -> new WithdrawalKey(shop, id))
                .orElseGet(() -> new ReturnKey(shop, tag(tags, RMA)));
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
