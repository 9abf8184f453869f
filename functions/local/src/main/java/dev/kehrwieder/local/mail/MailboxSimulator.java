package dev.kehrwieder.local.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses of SES's mailbox simulator (docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html) and the
 * events that mails to them have. Such a mail is in the inbox nevertheless: it was sent.
 */
final class MailboxSimulator {
    private static final String DOMAIN = "@simulator.amazonses.com";
    private static final JsonMapper JSON = new JsonMapper();

    /** A mail that was taken. */
    record Sent(
            String id,
            String configurationSet,
            Map<String, String> tags,
            String source,
            List<String> recipients,
            Instant at) {}

    private MailboxSimulator() {}

    static List<MailEvent> events(Sent mail) {
        return IntStream.range(0, mail.recipients().size())
                .boxed()
                .flatMap(place -> event(mail, place).stream())
                .toList();
    }

    private static Optional<MailEvent> event(Sent mail, int place) {
        String recipient = mail.recipients().get(place);
        // A bounce has a name of its own, even if two recipients of one mail bounce.
        String feedbackId = mail.id() + "-" + place;
        return switch (mailbox(recipient)) {
            case "bounce" ->
                Optional.of(bounce(mail, recipient, feedbackId, "Permanent", "General", "5.1.1", "user unknown"));
            case "suppressionlist" ->
                Optional.of(bounce(mail, recipient, feedbackId, "Permanent", "Suppressed", "5.1.1", "suppressed"));
            case "ooto" ->
                Optional.of(bounce(mail, recipient, feedbackId, "Transient", "General", "4.0.0", "out of office"));
            case "complaint" -> Optional.of(complaint(mail, recipient, feedbackId));
            default -> Optional.empty();
        };
    }

    /** Without its label; empty where the address is none of the simulator's. */
    private static String mailbox(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        return address.endsWith(DOMAIN)
                ? address.substring(0, address.length() - DOMAIN.length()).replaceFirst("\\+.*", "")
                : "";
    }

    private static MailEvent bounce(
            Sent mail, String recipient, String feedbackId, String type, String subtype, String status, String said) {
        ObjectNode event = JSON.createObjectNode().put("eventType", "Bounce");
        ObjectNode bounce = event.putObject("bounce")
                .put("feedbackId", feedbackId)
                .put("bounceType", type)
                .put("bounceSubType", subtype);
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", recipient)
                .put("action", "failed")
                .put("status", status)
                .put("diagnosticCode", "smtp; " + status + " " + said);
        bounce.put("timestamp", mail.at().toString()).put("reportingMTA", "dsn; localhost");
        return published(mail, "bounce", event);
    }

    private static MailEvent complaint(Sent mail, String recipient, String feedbackId) {
        ObjectNode event = JSON.createObjectNode().put("eventType", "Complaint");
        ObjectNode complaint = event.putObject("complaint").put("feedbackId", feedbackId);
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", recipient);
        complaint
                .put("timestamp", mail.at().toString())
                .putNull("complaintSubType")
                .put("complaintFeedbackType", "abuse")
                .put("arrivalDate", mail.at().toString());
        return published(mail, "complaint", event);
    }

    private static MailEvent published(Sent mail, String type, ObjectNode event) {
        ObjectNode about = event.putObject("mail")
                .put("timestamp", mail.at().toString())
                .put("source", mail.source())
                .put("messageId", mail.id());
        mail.recipients().forEach(about.putArray("destination")::add);
        ObjectNode tags = about.putObject("tags");
        tags.putArray("ses:operation").add("SendRawEmail");
        tags.putArray("ses:configuration-set").add(mail.configurationSet());
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return new MailEvent(mail.configurationSet(), type, event.toString());
    }
}
