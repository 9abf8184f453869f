package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import java.time.Duration;
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
    /** Twice that and a pace's longest wait are within {@link dev.kehrwieder.core.usecase.NotifyShopper#LEASE}. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private final SesClient ses;
    private final Sender sender;
    private final SendPace pace;

    /** @param ses repeats nothing by itself: each call counts against the account's rate, and may be a mail */
    SesMailer(SesClient ses, Sender sender, SendPace pace) {
        this.ses = requireNonNull(ses, "ses is null");
        this.sender = requireNonNull(sender, "sender is null");
        this.pace = requireNonNull(pace, "pace is null");
    }

    /** What SES says to a mail. */
    enum Answer {
        TAKEN,
        MESSAGE_REFUSED,
        /** An address is none that it delivers to, or from; it does not say which. */
        ADDRESS_REFUSED,
        /**
         * It does not know yet that the sender's address is ours, or in its sandbox that the recipient's is; or the
         * deployment does not let us send from it. From another one the same mail may go.
         */
        SENDER_REFUSED
    }

    /**
     * Sends when its turn has come.
     *
     * @param from the envelope's sender, which is the one in the message
     * @param tags come again in the events that SES publishes of the mail; it publishes none without a configuration set
     * @throws NeverSucceeds where the deployment is at fault
     * @throws RetryLater where SES is throttled or away, or sending is paused or not allowed yet
     */
    Answer send(String from, String recipient, byte[] message, MailTags tags) {
        pace.await();
        try {
            ses.sendRawEmail(request(from, recipient, message, tags));
            return Answer.TAKEN;
        } catch (MailFromDomainNotVerifiedException e) {
            return Answer.SENDER_REFUSED;
        } catch (MessageRejectedException e) {
            return isAboutVerification(e) ? Answer.SENDER_REFUSED : Answer.MESSAGE_REFUSED;
        } catch (ConfigurationSetDoesNotExistException e) {
            throw new NeverSucceeds("MAIL_CONFIGURATION_SET_MISSING", e);
        } catch (SesException e) {
            if (isAboutTheAddress(e)) {
                return Answer.ADDRESS_REFUSED;
            }
            if (isDenied(e)) {
                return Answer.SENDER_REFUSED;
            }
            throw new RetryLater(e.isThrottlingException() ? "MAIL_THROTTLED" : "MAIL_UNAVAILABLE", e);
        } catch (SdkException e) {
            throw new RetryLater("MAIL_UNAVAILABLE", e);
        }
    }

    private SendRawEmailRequest request(String from, String recipient, byte[] message, MailTags tags) {
        SendRawEmailRequest.Builder request = SendRawEmailRequest.builder()
                .source(from)
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

    /** The function's role names the addresses that it may send from. */
    private static boolean isDenied(SesException e) {
        return e.awsErrorDetails() != null
                && String.valueOf(e.awsErrorDetails().errorCode()).startsWith("AccessDenied");
    }

    /** The only values in the call that are not ours are addresses. */
    private static boolean isAboutTheAddress(SesException e) {
        return e.awsErrorDetails() != null
                && "InvalidParameterValue".equals(e.awsErrorDetails().errorCode());
    }
}
