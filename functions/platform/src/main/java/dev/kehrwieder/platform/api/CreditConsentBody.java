package dev.kehrwieder.platform.api;

import dev.kehrwieder.core.usecase.ReturnRequest.Consent;
import dev.kehrwieder.platform.http.RequestBody;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The shopper's consent to store credit, as every call takes it. */
public final class CreditConsentBody {
    private CreditConsentBody() {}

    public static Optional<Consent> optional(RequestBody body) {
        return body.optionalObject("storeCreditConsent", CreditConsentBody::read);
    }

    private static Consent read(RequestBody body) {
        return new Consent(body.text("text", 500), body.optionalDateTime("at").map(OffsetDateTime::toInstant));
    }
}
