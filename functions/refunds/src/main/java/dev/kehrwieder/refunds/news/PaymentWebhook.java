package dev.kehrwieder.refunds.news;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.platform.http.ApiRequest;
import java.util.List;

/** What a payment provider calls us with. It is sent again until it gets a 2xx. */
public interface PaymentWebhook {
    /** As in the route {@code /v1/payments/{provider}/events} and in the secret's name. */
    String provider();

    /**
     * Checks that the call is the provider's, over the raw body and in constant time, and reads it.
     *
     * @throws dev.kehrwieder.platform.http.ProblemException UNAUTHORIZED where the signature is missing, old or wrong, or the
     *     shop has no account with the provider; MALFORMED where the body cannot be read
     * @throws PaymentProvider.Fault if the provider has to be asked what it means, and does not answer: it shall send it again
     */
    Message read(String shop, ApiRequest request);

    sealed interface Message {
        /** News of refunds of the shop, at least one. */
        record News(List<RefundNews> refunds) implements Message {
            public News {
                refunds = List.copyOf(refunds);
            }
        }

        /** What can never be recorded, and would come again and again if it were refused. @param code why */
        record Nothing(String code) implements Message {
            public static final Nothing NOT_OURS = new Nothing("NOT_OURS");
            public static final Nothing NOT_UNDERSTOOD = new Nothing("NOT_UNDERSTOOD");
        }
    }

    /** @param eventId what makes this saying of this refund unique */
    record RefundNews(String eventId, ReturnKey of, int number, PaymentProvider.Answer answer) {}
}
