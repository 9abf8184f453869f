package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.ShopperPost.Delivery;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * Sends through SES. What SES says is not handed on: its messages quote addresses.
 */
final class SesMailer {
    private final SesClient ses;
    private final Sender sender;

    SesMailer(SesClient ses, Sender sender) {
        this.ses = requireNonNull(ses, "ses is null");
        this.sender = requireNonNull(sender, "sender is null");
    }

    /**
     * @param tags come again in the events that SES publishes of the mail; it publishes none without a configuration set
     * @throws NeverSucceeds where SES refuses the message itself
     * @throws RetryLater where it is throttled or away, or sending is paused
     */
    Delivery send(String recipient, byte[] message, MailTags tags) {
        SendRawEmailRequest.Builder request = SendRawEmailRequest.builder()
                .source(sender.address())
                .destinations(recipient)
                .rawMessage(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message)));
        if (!sender.configurationSet().isEmpty()) {
            request.configurationSetName(sender.configurationSet()).tags(messageTags(tags));
        }
        try {
            ses.sendRawEmail(request.build());
            return Delivery.SENT;
        } catch (MessageRejectedException e) {
            throw new NeverSucceeds("MAIL_REJECTED", e);
        } catch (ConfigurationSetDoesNotExistException e) {
            throw new NeverSucceeds("MAIL_CONFIGURATION_SET_MISSING", e);
        } catch (SesException e) {
            if (isAboutTheAddress(e)) {
                return Delivery.UNDELIVERABLE;
            }
            throw new RetryLater(e.isThrottlingException() ? "MAIL_THROTTLED" : "MAIL_UNAVAILABLE", e);
        } catch (SdkException e) {
            throw new RetryLater("MAIL_UNAVAILABLE", e);
        }
    }

    private static List<MessageTag> messageTags(MailTags tags) {
        return tags.byName().entrySet().stream()
                .map(tag -> MessageTag.builder()
                        .name(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
    }

    /** The only value in the call that is not ours is the recipient's address. */
    private static boolean isAboutTheAddress(SesException e) {
        return e.awsErrorDetails() != null
                && "InvalidParameterValue".equals(e.awsErrorDetails().errorCode());
    }
}
