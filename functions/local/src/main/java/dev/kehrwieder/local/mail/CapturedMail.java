package dev.kehrwieder.local.mail;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** A message as its receiver sees it. What it does not have is an empty text, never null. */
record CapturedMail(
        String id,
        String template,
        List<String> recipients,
        String from,
        String subject,
        Instant sentAt,
        String text,
        String html,
        List<Attachment> attachments) {
    CapturedMail {
        requireNonNull(id, "id is null");
        requireNonNull(template, "template is null");
        recipients = List.copyOf(recipients);
        requireNonNull(from, "from is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(sentAt, "sentAt is null");
        requireNonNull(text, "text is null");
        requireNonNull(html, "html is null");
        attachments = List.copyOf(attachments);
    }

    String to() {
        return String.join(", ", recipients);
    }

    boolean wentTo(String address) {
        return recipients.stream().anyMatch(address::equalsIgnoreCase);
    }

    /** A part that is a file; {@code contentId} is without brackets, empty if the HTML can't refer to it. */
    record Attachment(String name, String type, int sizeBytes, boolean inline, String contentId) {
        Attachment {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            requireNonNull(contentId, "contentId is null");
        }
    }
}
