package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.notice.Addressed;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.notifications.SesMailer.Answer;
import dev.kehrwieder.notifications.mail.MailComposer;
import dev.kehrwieder.notifications.mail.MailContent;
import dev.kehrwieder.notifications.mail.Recipient;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Tells shoppers by e-mail. */
final class MailPost implements ShopperPost {
    private final NoticeContents contents;
    private final MailComposer composer;
    private final SesMailer mailer;
    private final Sender sender;
    private final InstantSource clock;

    /** @param sender the deployment's */
    MailPost(NoticeContents contents, MailComposer composer, SesMailer mailer, Sender sender, InstantSource clock) {
        this.contents = requireNonNull(contents, "contents is null");
        this.composer = requireNonNull(composer, "composer is null");
        this.mailer = requireNonNull(mailer, "mailer is null");
        this.sender = requireNonNull(sender, "sender is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Outgoing prepare(Notice notice) {
        Addressed envelope = notice.envelope();
        Optional<Recipient> recipient = recipient(envelope);
        if (recipient.isEmpty()) {
            String template = NoticeContents.template(notice).name();
            return () -> logged(envelope, template, new Delivery.Refused(template, "MAIL_UNDELIVERABLE"));
        }
        MailContent content = contents.content(notice, recipient.get());
        String template = content.template().name();
        Mail mail = new Mail(
                name(envelope), clock.instant(), content, new MailTags(envelope.of(), envelope.event(), template));
        // Composed here, where what can't be composed has not been promised to be sent.
        String from = content.summary().shop().sender().orElse(sender.address());
        byte[] message = composed(mail, from);
        return () -> logged(envelope, template, delivered(mail, from, message));
    }

    /** What to send, but for the address that it comes from. */
    private record Mail(String name, Instant at, MailContent content, MailTags tags) {}

    private byte[] composed(Mail mail, String from) {
        return composer.compose(mail.name(), mail.at(), mail.content(), from);
    }

    /** A sender that the shop has not proved to be its own keeps no mail back: then it comes from the deployment's. */
    private Delivery delivered(Mail mail, String from, byte[] message) {
        Answer answer = send(mail, from, message);
        boolean otherAddressMayDo =
                switch (answer) {
                    case TAKEN, MESSAGE_REFUSED -> false;
                    case ADDRESS_REFUSED, SENDER_REFUSED -> !from.equals(sender.address());
                };
        if (otherAddressMayDo) {
            Subject key = mail.tags().of();
            RuntimeLog.warn(
                    "mail goes from the deployment's sender instead of the shop's",
                    Map.of(
                            "shop",
                            key.shop(),
                            "subject",
                            key.id(),
                            "eventId",
                            mail.tags().event(),
                            "answer",
                            answer));
            answer = send(mail, sender.address(), composed(mail, sender.address()));
        }
        return switch (answer) {
            case TAKEN -> new Delivery.Sent();
            case MESSAGE_REFUSED -> new Delivery.Refused(mail.tags().template(), "MAIL_REJECTED");
            case ADDRESS_REFUSED -> new Delivery.Refused(mail.tags().template(), "MAIL_UNDELIVERABLE");
            // No mail's fault, and it passes.
            case SENDER_REFUSED -> throw new RetryLater("MAIL_NOT_VERIFIED");
        };
    }

    private Answer send(Mail mail, String from, byte[] message) {
        return mailer.send(from, mail.content().summary().recipient().address(), message, mail.tags());
    }

    private static Delivery logged(Addressed envelope, String template, Delivery delivery) {
        RuntimeLog.info(
                "mail handed over",
                Map.of(
                        "shop", envelope.of().shop(),
                        "subject", envelope.of().id(),
                        "eventId", envelope.event(),
                        "template", template,
                        "delivery",
                                switch (delivery) {
                                    case Delivery.Sent() -> "SENT";
                                    case Delivery.Refused(String _, String code) -> code;
                                }));
        return delivery;
    }

    private static Optional<Recipient> recipient(Addressed envelope) {
        try {
            return Optional.of(new Recipient(envelope.email(), envelope.name().orElse("")));
        } catch (IllegalArgumentException _) {
            // Not an address that SES delivers to; it said so without quoting it.
            return Optional.empty();
        }
    }

    /** An event's id is unique within its subject only. */
    private static String name(Addressed envelope) {
        Subject key = envelope.of();
        return key.shop() + "/" + key.id() + "/" + envelope.event();
    }
}
