package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.notice.Envelope;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.notifications.mail.MailComposer;
import dev.kehrwieder.notifications.mail.MailContent;
import dev.kehrwieder.notifications.mail.Recipient;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Tells shoppers by e-mail. */
final class MailPost implements ShopperPost {
    private final NoticeContents contents;
    private final MailComposer composer;
    private final SesMailer mailer;
    private final InstantSource clock;

    MailPost(NoticeContents contents, MailComposer composer, SesMailer mailer, InstantSource clock) {
        this.contents = requireNonNull(contents, "contents is null");
        this.composer = requireNonNull(composer, "composer is null");
        this.mailer = requireNonNull(mailer, "mailer is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Outgoing prepare(Notice notice) {
        Envelope envelope = notice.envelope();
        Optional<Recipient> recipient = recipient(envelope);
        if (recipient.isEmpty()) {
            String template = NoticeContents.template(notice).name();
            return () -> logged(envelope, template, new Delivery.Refused(template, "MAIL_UNDELIVERABLE"));
        }
        MailContent content = contents.content(notice, recipient.get());
        byte[] message = composer.compose(name(envelope), clock.instant(), content);
        MailTags tags = new MailTags(
                envelope.state().key(), envelope.event(), content.template().name());
        return () ->
                logged(envelope, tags.template(), mailer.send(recipient.get().address(), message, tags));
    }

    private static Delivery logged(Envelope envelope, String template, Delivery delivery) {
        RuntimeLog.info(
                "mail handed over",
                Map.of(
                        "shop", envelope.state().key().shop(),
                        "rma", envelope.state().key().rma(),
                        "eventId", envelope.event(),
                        "template", template,
                        "delivery",
                                switch (delivery) {
                                    case Delivery.Sent() -> "SENT";
                                    case Delivery.Refused(String _, String code) -> code;
                                }));
        return delivery;
    }

    private static Optional<Recipient> recipient(Envelope envelope) {
        try {
            return Optional.of(new Recipient(envelope.email(), envelope.name().orElse("")));
        } catch (IllegalArgumentException _) {
            // Not an address that SES delivers to; it said so without quoting it.
            return Optional.empty();
        }
    }

    /** An event's id is unique within its return only. */
    private static String name(Envelope envelope) {
        ReturnKey key = envelope.state().key();
        return key.shop() + "/" + key.rma() + "/" + envelope.event();
    }
}
