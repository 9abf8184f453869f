package dev.kehrwieder.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.mail.SesAnswer.Done;
import dev.kehrwieder.local.mail.SesAnswer.Refused;
import dev.kehrwieder.local.web.Answers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * SES version 1, Query protocol: what the functions call of it, with its refusals. Signatures are not checked: on this
 * machine everybody is the owner.
 */
final class SesApi implements HttpHandler {
    /** 10 MB of message (SES limit of this version), in base64 and form encoding at most twice as long. */
    private static final int MESSAGE_LIMIT_BYTES = 10 * 1024 * 1024;

    private static final int REQUEST_LIMIT_BYTES = 2 * MESSAGE_LIMIT_BYTES;
    private static final int RECIPIENTS_LIMIT = 50;
    /** RFC 5322, 2.1.1, line end not counted; SES takes no longer ones. */
    private static final int LINE_LIMIT_BYTES = 998;

    private static final Duration STATISTICS_STEP = Duration.ofMinutes(15);

    private final Mailbox mailbox;
    private final InstantSource businessClock;
    private final Queue<MailFailure> failures = new ConcurrentLinkedQueue<>();
    private volatile Consumer<MailEvent> events = event -> {};

    SesApi(Mailbox mailbox, InstantSource businessClock) {
        this.mailbox = mailbox;
        this.businessClock = businessClock;
    }

    void publishTo(Consumer<MailEvent> subscriber) {
        events = subscriber;
    }

    void failNext(int sends, MailFailure failure) {
        for (int i = 0; i < sends; i++) {
            failures.add(failure);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        SesAnswer answer = answer(exchange);
        String requestId = UUID.randomUUID().toString();
        Answers.bytes(
                exchange,
                answer.status(),
                Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
                answer.xml(requestId).getBytes(UTF_8));
    }

    private SesAnswer answer(HttpExchange exchange) throws IOException {
        Optional<byte[]> body = Answers.body(exchange, REQUEST_LIMIT_BYTES);
        if (body.isEmpty()) {
            return tooLong();
        }
        Map<String, String> form;
        try {
            form = Answers.fields(new String(body.get(), UTF_8));
        } catch (IllegalArgumentException e) {
            return new Refused(400, "MalformedQueryString", "The form is not well encoded.");
        }
        String action = form.getOrDefault("Action", "");
        return switch (action) {
            case "SendRawEmail" -> send(form);
            case "GetSendQuota" -> quota();
            case "GetSendStatistics" -> statistics();
            case "VerifyEmailIdentity" -> new Done(action, "");
            default -> new Refused(400, "InvalidAction", "Could not find operation " + action);
        };
    }

    private SesAnswer send(Map<String, String> form) throws IOException {
        MailFailure failure = failures.poll();
        return switch (failure) {
            case null -> accept(form);
            case THROTTLED -> new Refused(400, "Throttling", "Maximum sending rate exceeded.");
            case UNAVAILABLE -> new Refused(503, "ServiceUnavailable", "Ordered by a test.");
            case REJECTED -> new Refused(400, "MessageRejected", "Ordered by a test.");
            case ANSWER_LOST -> {
                accept(form);
                yield new Refused(503, "ServiceUnavailable", "Ordered by a test.");
            }
        };
    }

    private SesAnswer accept(Map<String, String> form) throws IOException {
        String data = form.get("RawMessage.Data");
        if (data == null) {
            return new Refused(400, "ValidationError", "1 validation error detected: RawMessage.Data is null");
        }
        byte[] raw;
        try {
            raw = Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            return new Refused(400, "SerializationException", "RawMessage.Data is not base64.");
        }
        if (raw.length > MESSAGE_LIMIT_BYTES) {
            return tooLong();
        }
        List<String> destinations = destinations(form);
        Optional<Refused> refused = check(raw, destinations);
        if (refused.isPresent()) {
            return refused.get();
        }
        Instant now = businessClock.instant();
        String id = mailbox.add(enveloped(raw, destinations), now);
        publish(form, id, destinations, now);
        return new Done("SendRawEmail", "<MessageId>" + id + "</MessageId>");
    }

    /** Without a configuration set SES publishes nothing. */
    private void publish(Map<String, String> form, String id, List<String> destinations, Instant at) {
        String configurationSet = form.getOrDefault("ConfigurationSetName", "");
        if (configurationSet.isEmpty()) {
            return;
        }
        MailboxSimulator.Sent sent = new MailboxSimulator.Sent(
                id, configurationSet, tags(form), form.getOrDefault("Source", ""), destinations, at);
        MailboxSimulator.events(sent).forEach(events);
    }

    private static Map<String, String> tags(Map<String, String> form) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; form.containsKey("Tags.member." + i + ".Name"); i++) {
            tags.put(form.get("Tags.member." + i + ".Name"), form.getOrDefault("Tags.member." + i + ".Value", ""));
        }
        return tags;
    }

    private static SesAnswer tooLong() {
        return Refused.invalid("Message length is more than " + MESSAGE_LIMIT_BYTES + " bytes long.");
    }

    /** What SES refuses at the door, so that a mail that can't be sent there is not "sent" here. */
    private static Optional<Refused> check(byte[] raw, List<String> destinations) {
        try {
            // Reads all parts: a message that the inbox could not show must not be in it.
            CapturedMail mail = MimeReader.read("00000000-0", raw);
            if (mail.from().isBlank()) {
                return refuse("Missing required header 'From'.");
            }
            List<String> recipients = destinations.isEmpty() ? mail.recipients() : destinations;
            if (recipients.isEmpty()) {
                return refuse("Missing required header 'To'.");
            }
            if (recipients.size() > RECIPIENTS_LIMIT) {
                return refuse("Recipient count exceeds " + RECIPIENTS_LIMIT + ".");
            }
            for (String recipient : recipients) {
                if (!recipient.chars().allMatch(c -> c > ' ' && c < 127)) {
                    return refuse("Address contains control, blank or non-ASCII characters.");
                }
                if (!recipient.contains("@")) {
                    return refuse("Missing final '@domain'");
                }
                new InternetAddress(recipient, true).validate();
            }
        } catch (AddressException e) {
            return refuse("An address is malformed.");
        } catch (MessagingException | IOException e) {
            return refuse("The message is malformed.");
        }
        return longestLine(raw) > LINE_LIMIT_BYTES ? refuse("A line is too long.") : Optional.empty();
    }

    private static Optional<Refused> refuse(String message) {
        return Optional.of(Refused.invalid(message));
    }

    private static int longestLine(byte[] raw) {
        int longest = 0;
        int length = 0;
        for (byte b : raw) {
            length = b == '\n' ? 0 : length + (b == '\r' ? 0 : 1);
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private static List<String> destinations(Map<String, String> form) {
        List<String> destinations = new ArrayList<>();
        for (int i = 1; form.containsKey("Destinations.member." + i); i++) {
            destinations.add(form.get("Destinations.member." + i));
        }
        return destinations;
    }

    private static byte[] enveloped(byte[] raw, List<String> destinations) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(raw.length + 100);
        for (String destination : destinations) {
            message.writeBytes((MimeReader.ENVELOPE_HEADER + ": " + destination + "\r\n").getBytes(UTF_8));
        }
        message.writeBytes(raw);
        return message.toByteArray();
    }

    private SesAnswer quota() {
        Instant now = businessClock.instant();
        long sent = mailbox.ids().stream()
                .map(Mailbox::sentAt)
                .filter(at -> at.isAfter(now.minus(Duration.ofDays(1))) && !at.isAfter(now))
                .count();
        return new Done(
                "GetSendQuota",
                "<SentLast24Hours>%d.0</SentLast24Hours><Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate>"
                        .formatted(sent));
    }

    private SesAnswer statistics() {
        Instant oldest = businessClock.instant().minus(Duration.ofDays(14));
        Map<Instant, Integer> attempts = new TreeMap<>();
        for (String id : mailbox.ids()) {
            Instant sentAt = Mailbox.sentAt(id);
            if (sentAt.isAfter(oldest)) {
                long step = Math.floorDiv(sentAt.getEpochSecond(), STATISTICS_STEP.toSeconds());
                Instant point = Instant.EPOCH.plus(step * STATISTICS_STEP.toSeconds(), ChronoUnit.SECONDS);
                attempts.merge(point, 1, Integer::sum);
            }
        }
        StringBuilder points = new StringBuilder();
        attempts.forEach((at, count) -> points.append("<member><Timestamp>%s</Timestamp>".formatted(at))
                .append("<DeliveryAttempts>%d</DeliveryAttempts>".formatted(count))
                .append("<Bounces>0</Bounces><Complaints>0</Complaints><Rejects>0</Rejects></member>"));
        return new Done("GetSendStatistics", "<SendDataPoints>" + points + "</SendDataPoints>");
    }
}
