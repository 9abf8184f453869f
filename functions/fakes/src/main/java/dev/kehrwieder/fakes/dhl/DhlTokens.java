package dev.kehrwieder.fakes.dhl;

import com.sun.net.httpserver.Headers;
import dev.kehrwieder.fakes.FakeApi;
import dev.kehrwieder.fakes.FakeApi.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Who may call. */
final class DhlTokens {
    private static final int LIFE_SECONDS = 1_800;
    private static final String BEARER = "Bearer ";

    private final DhlCredentials credentials;
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();

    DhlTokens(DhlCredentials credentials) {
        this.credentials = credentials;
    }

    /** OAuth 2.0, password grant. */
    Reply token(byte[] form) {
        Map<String, String> fields = Arrays.stream(new String(form, StandardCharsets.UTF_8).split("&"))
                .map(field -> field.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, _) -> first));
        Map<String, String> wanted = Map.of(
                "grant_type", "password",
                "client_id", credentials.apiKey(),
                "client_secret", credentials.apiSecret(),
                "username", credentials.user(),
                "password", credentials.password());
        if (!fields.equals(wanted)) {
            return Reply.json(401, FakeApi.JSON.createObjectNode().put("error", "invalid_grant"));
        }
        String token = "token-" + given.incrementAndGet();
        valid.add(token);
        return Reply.json(
                200,
                FakeApi.JSON
                        .createObjectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFE_SECONDS));
    }

    /** The key of the application. */
    boolean knowsApplication(Headers headers) {
        return credentials.apiKey().equals(headers.getFirst("DHL-API-Key"));
    }

    /** The key of the application, and a token or the old way to say who one is. */
    boolean knowsCustomer(Headers headers) {
        String authorization = String.valueOf(headers.getFirst("Authorization"));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8));
        boolean known = authorization.startsWith(BEARER)
                ? valid.contains(authorization.substring(BEARER.length()))
                : authorization.equals(basic);
        return known && knowsApplication(headers);
    }

    /** All tokens end before their time. */
    void revoke() {
        valid.clear();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
