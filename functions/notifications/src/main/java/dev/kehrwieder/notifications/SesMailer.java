package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.MailFromDomainNotVerifiedException;
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

    /** What SES says to a mail. */
    enum Answer {
        TAKEN,
        /** An address is none that it delivers to, or from; it does not say which. */
        ADDRESS_REFUSED,
        /** It does not know that the sender's address is ours. From another one the same mail may go. */
        SENDER_REFUSED
    }

    /**
     * @param from the envelope's sender, which is the one in the message
     * @param tags come again in the events that SES publishes of the mail; it publishes none without a configuration set
     * @throws NeverSucceeds where SES refuses the message itself
     * @throws RetryLater where it is throttled or away, or sending is paused
     */
    Answer send(String from, String recipient, byte[] message, MailTags tags) {
        SendRawEmailRequest.Builder request = SendRawEmailRequest.builder()
                .source(from)
                .destinations(recipient)
                .rawMessage(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message)));
        if (!sender.configurationSet().isEmpty()) {
            request.configurationSetName(sender.configurationSet()).tags(messageTags(tags));
        }
        try {
            ses.sendRawEmail(request.build());
            return Answer.TAKEN;
        } catch (MailFromDomainNotVerifiedException e) {
            return Answer.SENDER_REFUSED;
        } catch (MessageRejectedException e) {
            if (isAboutVerification(e)) {
                return Answer.SENDER_REFUSED;
            }
            throw new NeverSucceeds("MAIL_REJECTED", e);
        } catch (ConfigurationSetDoesNotExistException e) {
            throw new NeverSucceeds("MAIL_CONFIGURATION_SET_MISSING", e);
        } catch (SesException e) {
            if (isAboutTheAddress(e)) {
                return Answer.ADDRESS_REFUSED;
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

    /** SES has one code for all its refusals. In its sandbox the same words tell of the recipient. */
    private static boolean isAboutVerification(MessageRejectedException e) {
        return e.awsErrorDetails() != null
                && e.awsErrorDetails().errorMessage() != null
                && e.awsErrorDetails().errorMessage().contains("not verified");
    }

    /** The only values in the call that are not ours are addresses. */
    private static boolean isAboutTheAddress(SesException e) {
        return e.awsErrorDetails() != null
                && "InvalidParameterValue".equals(e.awsErrorDetails().errorCode());
    }
}
