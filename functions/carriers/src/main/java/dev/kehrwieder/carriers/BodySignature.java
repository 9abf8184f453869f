package dev.kehrwieder.carriers;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.deployment.Hmac;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import java.util.Optional;

/**
 * A webhook's signature over the raw body alone: HMAC-SHA256 in hexadecimal digits behind a scheme.
 *
 * @param header that carries it
 * @param scheme such as {@code sha256=}
 */
public record BodySignature(String header, String scheme) {
    public BodySignature {
        requireNonNull(header, "header is null");
        requireNonNull(scheme, "scheme is null");
    }

    /**
     * Compares in constant time.
     *
     * @param secret empty where the shop has no account: as unknown as a wrong signature
     * @throws ProblemException UNAUTHORIZED where the signature is missing or wrong
     */
    public void require(ApiRequest request, Optional<String> secret) {
        Optional<String> signature = request.header(header)
                .filter(value -> value.startsWith(scheme))
                .map(value -> value.substring(scheme.length()));
        if (signature.isEmpty()
                || secret.isEmpty()
                || !Hmac.matches(secret.get(), request.rawBody(), signature.get())) {
            throw new ProblemException(Problem.of(ProblemCode.UNAUTHORIZED, "The signature is missing or wrong"));
        }
    }
}
