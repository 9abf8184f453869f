package dev.kehrwieder.carriers.dhl;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.carriers.CarrierWebhook;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shipment Tracking Unified, pushed. DHL signs nothing; it sends the header that we named when we subscribed, with our own
 * token.
 */
public final class DhlWebhook implements CarrierWebhook {
    /** Named to DHL with each subscription. */
    static final String TOKEN = "X-Kehrwieder-Hook-Token";

    private final DhlApi api;

    public DhlWebhook(DhlApi api) {
        this.api = requireNonNull(api, "api is null");
    }

    @Override
    public String carrier() {
        return DhlApi.CARRIER;
    }

    @Override
    public Call read(String shop, ApiRequest request) {
        requireToken(shop, request);
        if (!(request.json() instanceof ObjectNode body)) {
            throw malformed();
        }
        String secret = body.path("secret").stringValue("");
        if (!body.has("shipments") && !secret.isBlank()) {
            // A new subscription sends nothing until its secret has come back.
            return new Call.Handshake(Answer.ok(Json.object().put("secret", secret)));
        }
        return new Call.Scans(DhlShipments.scans(body).orElseThrow(DhlWebhook::malformed));
    }

    /** A shop without an account is as unknown as a wrong token. */
    private void requireToken(String shop, ApiRequest request) {
        byte[] given = bytes(request.header(TOKEN).orElse(""));
        byte[] ours = bytes(api.account(shop).map(DhlAccount::hookToken).orElse(""));
        if (ours.length == 0 || !MessageDigest.isEqual(ours, given)) {
            throw new ProblemException(Problem.of(ProblemCode.UNAUTHORIZED, "The token is missing or wrong"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.of(ProblemCode.MALFORMED, "The body is no push of DHL"));
    }
}
