package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.notice.Envelope;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.notifications.SesMailer.Answer;
import dev.kehrwieder.notifications.mail.MailComposer;
import dev.kehrwieder.notifications.mail.MailContent;
import dev.kehrwieder.notifications.mail.Recipient;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.log.RuntimeLog;
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
    public Delivery send(Notice notice) {
        Envelope envelope = notice.envelope();
        Optional<Recipient> recipient = recipient(envelope);
        if (recipient.isEmpty()) {
            return Delivery.UNDELIVERABLE;
        }
        MailContent content = contents.content(notice, recipient.get());
        Delivery delivery = send(envelope, content);
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

    /** A sender that the shop has not proved to be its own keeps no mail back: then it comes from the deployment's. */
    private Delivery send(Envelope envelope, MailContent content) {
        Optional<String> own = content.summary().shop().sender();
        if (own.isPresent()) {
            Answer answer = send(own.get(), envelope, content);
            if (answer == Answer.TAKEN) {
                return Delivery.SENT;
            }
            ReturnKey key = envelope.state().key();
            RuntimeLog.warn(
                    "mail goes from the deployment's sender instead of the shop's",
                    Map.of("shop", key.shop(), "rma", key.rma(), "eventId", envelope.event(), "answer", answer));
        }
        return switch (send(sender.address(), envelope, content)) {
            case TAKEN -> Delivery.SENT;
            case ADDRESS_REFUSED -> Delivery.UNDELIVERABLE;
            case SENDER_REFUSED -> throw new NeverSucceeds("MAIL_SENDER_REFUSED");
        };
    }

    private Answer send(String from, Envelope envelope, MailContent content) {
        byte[] message = composer.compose(name(envelope), clock.instant(), content, from);
        return mailer.send(from, content.summary().recipient().address(), message, tags(envelope, content));
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
