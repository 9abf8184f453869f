package dev.kehrwieder.carriers.dhl;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop's account with DHL, as the secret {@code carrier/dhl/SHOP} holds it: a JSON object with these names.
 *
 * @param apiKey of the application in DHL's developer portal, and {@code apiSecret} to it
 * @param user of the business customer portal, and {@code password} to it
 * @param billingNumber EKP, procedure and participation: 14 characters
 * @param hookToken our own word, which DHL sends with each push
 */
record DhlAccount(
        String apiKey, String apiSecret, String user, String password, String billingNumber, String hookToken) {

    /** Empty where the shop has none, or one that is not whole. */
    static Optional<DhlAccount> of(Secrets secrets, String shop) {
        try {
            ObjectNode json = Json.parseObject(secrets.secret("carrier/" + DhlApi.CARRIER + "/" + shop));
            return Optional.of(new DhlAccount(
                    text(json, "apiKey"),
                    text(json, "apiSecret"),
                    text(json, "user"),
                    text(json, "password"),
                    text(json, "billingNumber"),
                    text(json, "hookToken")));
        } catch (IllegalStateException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static String text(ObjectNode json, String name) {
        String text = json.path(name).stringValue("");
        if (text.isBlank()) {
            throw new IllegalStateException(name + " is missing");
        }
        return text;
    }

    /** Nothing of it belongs into a log. */
    @Override
    public String toString() {
        return "DhlAccount";
    }
}
