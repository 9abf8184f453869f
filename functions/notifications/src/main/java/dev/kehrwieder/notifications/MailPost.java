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
    public Delivery send(Notice notice) {
        Envelope envelope = notice.envelope();
        Optional<Recipient> recipient = recipient(envelope);
        if (recipient.isEmpty()) {
            return Delivery.UNDELIVERABLE;
        }
        MailContent content = contents.content(notice, recipient.get());
        byte[] message = composer.compose(name(envelope), clock.instant(), content);
        Delivery delivery = mailer.send(recipient.get().address(), message, tags(envelope, content));
        RuntimeLog.info(
                "mail handed over",
                Map.of(
                        "shop", envelope.state().key().shop(),
                        "rma", envelope.state().key().rma(),
                        "eventId", envelope.event(),
                        "template", content.template(),
                        "delivery", delivery));
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

    private static MailTags tags(Envelope envelope, MailContent content) {
        return new MailTags(
                envelope.state().key(), envelope.event(), content.template().name());
    }

    /** An event's id is unique within its return only. */
    private static String name(Envelope envelope) {
        ReturnKey key = envelope.state().key();
        return key.shop() + "/" + key.rma() + "/" + envelope.event();
    }
}
