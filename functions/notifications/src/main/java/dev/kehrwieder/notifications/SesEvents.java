package dev.kehrwieder.notifications;

import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.usecase.RecordMailOutcome.Outcome;
import dev.kehrwieder.core.usecase.RecordMailOutcome.Report;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what SES publishes of a mail (docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html).
 * Of all that it says, only codes and our own tags are taken: the rest quotes addresses.
 */
final class SesEvents {
    /** Every code that SES documents fits; a text of a mail server would not. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9 _-]{1,60}");

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private SesEvents() {}

    /**
     * Empty where the event is of another kind than those that say that a mail did not arrive, or of a mail that names
     * nothing of ours.
     *
     * @throws NeverSucceeds if it is of such a kind and has no name or no content
     */
    static Optional<Report> read(ObjectNode event) {
        return MailTags.read(
                        name -> text(event.path("mail").path("tags").path(name).path(0)))
                .flatMap(tags -> report(tags, event));
    }

    private static Optional<Report> report(MailTags tags, ObjectNode event) {
        return switch (text(event.path("eventType")).orElse("")) {
            case "Bounce" -> Optional.of(bounce(tags, part(event, "bounce")));
            case "Complaint" -> complaint(tags, part(event, "complaint"));
            case "Reject" -> Optional.of(reject(tags, event));
            default -> Optional.empty();
        };
    }

    private static Report bounce(MailTags tags, JsonNode bounce) {
        BounceKind kind =
                switch (text(bounce.path("bounceType")).orElse("")) {
                    case "Permanent" -> BounceKind.PERMANENT;
                    case "Transient" -> BounceKind.TRANSIENT;
                    default -> BounceKind.UNDETERMINED;
                };
        return report(tags, id(bounce, "feedbackId"), new Outcome.Bounced(kind, code(bounce, "bounceSubType")));
    }

    /** The type comes from the mailbox provider, who may tell none; a mail held back for an earlier one has the subtype. */
    private static Optional<Report> complaint(MailTags tags, JsonNode complaint) {
        boolean typed = complaint.path("complaintFeedbackType").isString();
        String code = code(complaint, typed ? "complaintFeedbackType" : "complaintSubType");
        // The opposite of a complaint: the shopper took the mail out of the spam folder.
        return code.equals("not-spam")
                ? Optional.empty()
                : Optional.of(report(tags, id(complaint, "feedbackId"), new Outcome.Complained(code)));
    }

    /** Nobody's feedback, so SES names the mail only; it rejects a mail once. */
    private static Report reject(MailTags tags, ObjectNode event) {
        String id = "reject:" + id(part(event, "mail"), "messageId");
        return report(tags, id, new Outcome.NotSent(code(part(event, "reject"), "reason")));
    }

    private static Report report(MailTags tags, String id, Outcome outcome) {
        return new Report(tags.of(), tags.event(), tags.template(), id, outcome);
    }

    private static JsonNode part(ObjectNode event, String name) {
        return Optional.of(event.path(name)).filter(JsonNode::isObject).orElseThrow(SesEvents::malformed);
    }

    private static String id(JsonNode part, String name) {
        return text(part.path(name)).filter(id -> ID.matcher(id).matches()).orElseThrow(SesEvents::malformed);
    }

    private static String code(JsonNode part, String name) {
        return text(part.path(name))
                .filter(code -> CODE.matcher(code).matches())
                .orElse("unknown");
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static NeverSucceeds malformed() {
        return new NeverSucceeds("MALFORMED_BODY");
    }
}
