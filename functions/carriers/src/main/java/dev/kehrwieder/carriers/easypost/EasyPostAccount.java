package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A shop's account.
 *
 * @param carrierAccounts whose rates are asked for, as EasyPost names them; empty: of all that the account has
 * @param services that may be bought, as the carriers name them; empty: any
 */
record EasyPostAccount(String apiKey, String webhookSecret, List<String> carrierAccounts, List<String> services) {
    EasyPostAccount {
        requireNonNull(apiKey, "apiKey is null");
        requireNonNull(webhookSecret, "webhookSecret is null");
        carrierAccounts = List.copyOf(carrierAccounts);
        services = List.copyOf(services);
    }

    /**
     * {@code {"apiKey":…,"webhookSecret":…,"carrierAccounts":["ca_…"],"services":["Priority"]}}, the lists optional.
     *
     * @throws IllegalStateException if the shop has none, or what it has cannot be read
     */
    static EasyPostAccount of(Secrets secrets, String shop) {
        String name = secretName(shop);
        String secret = secrets.secret(name);
        try {
            JsonNode json = Json.parseObject(secret);
            return new EasyPostAccount(
                    text(json, "apiKey", name),
                    text(json, "webhookSecret", name),
                    texts(json, "carrierAccounts", name),
                    texts(json, "services", name));
        } catch (MalformedJsonException e) {
            // Without the cause: a parser may quote what it read.
            throw unreadable(name, "no JSON object");
        }
    }

    static String secretName(String shop) {
        return "carrier/" + EasyPostCarrier.NAME + "/" + shop;
    }

    private static String text(JsonNode json, String field, String name) {
        JsonNode value = json.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw unreadable(name, "no " + field);
        }
        return value.stringValue();
    }

    private static List<String> texts(JsonNode json, String field, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : json.path(field)) {
            if (!value.isString()) {
                throw unreadable(name, field + " holds something else than text");
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    private static IllegalStateException unreadable(String name, String why) {
        return new IllegalStateException("The secret " + name + " cannot be read: " + why);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EasyPostAccount[carrierAccounts=" + carrierAccounts + ", services=" + services + "]";
    }
}
