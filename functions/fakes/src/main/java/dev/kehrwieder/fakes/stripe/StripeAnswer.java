package dev.kehrwieder.fakes.stripe;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** @param kept under the call's key: what began to run, not what was refused at the door */
record StripeAnswer(int status, byte[] body, boolean kept) {
    static StripeAnswer of(ObjectNode body) {
        return new StripeAnswer(200, bytes(body), true);
    }

    /** Refused for its form; a later call with the same key is a first one. */
    static StripeAnswer invalid(int status, String code, String param, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        error.put("message", message);
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        return new StripeAnswer(status, envelope(error.put("type", "invalid_request_error")), false);
    }

    static StripeAnswer error(int status, String type, String code, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        return new StripeAnswer(status, envelope(error.put("message", message).put("type", type)), false);
    }

    StripeAnswer keptUnderItsKey() {
        return new StripeAnswer(status, body, true);
    }

    private static byte[] envelope(ObjectNode error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return bytes(body);
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
