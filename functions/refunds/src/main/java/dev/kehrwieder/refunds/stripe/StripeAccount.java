package dev.kehrwieder.refunds.stripe;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A shop's account, from the secret {@code payment/stripe/SHOP}: {@code {"apiKey", "webhookSecret"}}, or
 * {@code "webhookSecrets": []} while one replaces another.
 */
record StripeAccount(String apiKey, List<String> webhookSecrets) {
    StripeAccount {
        requireNonNull(apiKey, "apiKey is null");
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    /** Empty where the shop has none, or one that nobody can read. */
    static Optional<StripeAccount> of(String shop, Secrets secrets) {
        try {
            JsonNode json = Json.parseObject(secrets.secret("payment/stripe/" + shop));
            Stream<JsonNode> several =
                    StreamSupport.stream(json.path("webhookSecrets").spliterator(), false);
            List<String> webhooks = Stream.concat(Stream.of(json.path("webhookSecret")), several)
                    .map(secret -> secret.stringValue(""))
                    .filter(secret -> !secret.isBlank())
                    .toList();
            return Optional.of(json.path("apiKey").stringValue(""))
                    .filter(key -> !key.isBlank())
                    .map(key -> new StripeAccount(key, webhooks));
        } catch (IllegalStateException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** Names nothing that is secret. */
    @Override
    public String toString() {
        return "StripeAccount";
    }
}
