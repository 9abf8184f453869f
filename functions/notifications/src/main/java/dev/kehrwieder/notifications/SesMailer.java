package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.ShopperPost.Delivery;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import java.time.Duration;
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
    /** With a pace's longest wait well within {@link dev.kehrwieder.core.usecase.NotifyShopper#LEASE}. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);

    private final SesClient ses;
    private final Sender sender;
    private final SendPace pace;

    /** @param ses repeats nothing by itself: each call counts against the account's rate, and may be a mail */
    SesMailer(SesClient ses, Sender sender, SendPace pace) {
        this.ses = requireNonNull(ses, "ses is null");
        this.sender = requireNonNull(sender, "sender is null");
        this.pace = requireNonNull(pace, "pace is null");
    }

    /**
     * Sends when its turn has come.
     *
     * @param tags come again in the events that SES publishes of the mail; it publishes none without a configuration set
     * @throws NeverSucceeds where the deployment is at fault
     * @throws RetryLater where SES is throttled or away, or sending is paused or not allowed yet
     */
    Delivery send(String recipient, byte[] message, MailTags tags) {
        pace.await();
        try {
            ses.sendRawEmail(request(recipient, message, tags));
            return new Delivery.Sent();
        } catch (MessageRejectedException e) {
            if (isAboutVerification(e)) {
                throw new RetryLater("MAIL_NOT_VERIFIED", e);
            }
            return new Delivery.Refused(tags.template(), "MAIL_REJECTED");
        } catch (ConfigurationSetDoesNotExistException e) {
            throw new NeverSucceeds("MAIL_CONFIGURATION_SET_MISSING", e);
        } catch (SesException e) {
            if (isAboutTheAddress(e)) {
                return new Delivery.Refused(tags.template(), "MAIL_UNDELIVERABLE");
            }
            throw new RetryLater(e.isThrottlingException() ? "MAIL_THROTTLED" : "MAIL_UNAVAILABLE", e);
        } catch (SdkException e) {
            throw new RetryLater("MAIL_UNAVAILABLE", e);
        }
    }

    private SendRawEmailRequest request(String recipient, byte[] message, MailTags tags) {
        SendRawEmailRequest.Builder request = SendRawEmailRequest.builder()
                .source(sender.address())
                .destinations(recipient)
                .rawMessage(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message)))
                .overrideConfiguration(call -> call.apiCallTimeout(LONGEST_CALL));
        if (!sender.configurationSet().isEmpty()) {
            request.configurationSetName(sender.configurationSet()).tags(messageTags(tags));
        }
        return request.build();
    }

    private static List<MessageTag> messageTags(MailTags tags) {
        return tags.byName().entrySet().stream()
                .map(tag -> MessageTag.builder()
                        .name(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
    }

    /** A sender, or in the sandbox a recipient, that SES does not know yet: no mail's fault, and it passes. */
    private static boolean isAboutVerification(MessageRejectedException e) {
        return e.awsErrorDetails() != null
                && String.valueOf(e.awsErrorDetails().errorMessage()).contains("not verified");
    }

    /** The only value in the call that is not ours is the recipient's address. */
    private static boolean isAboutTheAddress(SesException e) {
        return e.awsErrorDetails() != null
                && "InvalidParameterValue".equals(e.awsErrorDetails().errorCode());
    }
}
