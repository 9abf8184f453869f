package dev.kehrwieder.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.fakes.oidc.FakeIssuer;
import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Html;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An issuer that the shops' people sign in at, as we play it, on demand ({@code --oidc}); to be mounted at {@code /_local/oidc}.
 * Its keys and tokens end with this machine.
 *
 * <ul>
 *   <li>{@code GET /_local/oidc} a page that signs somebody in;
 *   <li>{@code POST /_local/oidc} {sub, role, shop} a token, as JSON or from the page's form; shop may be left out.
 * </ul>
 */
record LocalSignIn(FakeIssuer issuer) implements LocalService {
    private static final String ROOT = "/_local/oidc";
    private static final int LARGEST_BODY = 10_000;
    private static final List<String> ROLES = List.of("SUPPORT", "FINANCE", "WAREHOUSE", "ADMIN");

    /** Tokens live in machine time, whatever the time of business. */
    static LocalSignIn start(Path data, URI gateway, InstantSource businessTime) throws IOException {
        return new LocalSignIn(FakeIssuer.start("kehrwieder-local", InstantSource.system()));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("OIDC_ISSUER", issuer.uri().toString(), "OIDC_AUDIENCE", issuer.audience());
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of(ROOT, Answers.guarded(this::answer));
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            Answers.html(exchange, 200, Html.page("Sign in", page("")));
            return;
        }
        Optional<byte[]> body = Answers.body(exchange, LARGEST_BODY);
        if (body.isEmpty()) {
            Answers.problem(exchange, 413, "PAYLOAD_TOO_LARGE", "The body is too large");
            return;
        }
        boolean isJson = body.get().length > 0 && body.get()[0] == '{';
        Map<String, String> fields;
        try {
            fields = isJson ? fields(body.get()) : Answers.fields(new String(body.get(), UTF_8));
        } catch (JacksonException | IllegalArgumentException e) {
            Answers.problem(exchange, 400, "MALFORMED", "The body cannot be read");
            return;
        }
        String token = token(fields);
        if (isJson) {
            ObjectNode signedIn = Answers.JSON.createObjectNode().put("access_token", token);
            Answers.json(exchange, 200, signedIn.put("token_type", "Bearer"));
        } else {
            Answers.html(exchange, 200, Html.page("Sign in", page(token)));
        }
    }

    private String token(Map<String, String> fields) {
        String shop = fields.getOrDefault("shop", "");
        String role = fields.getOrDefault("role", "");
        return issuer.token(
                fields.getOrDefault("sub", "somebody"), "kehrwieder:" + (shop.isEmpty() ? "" : shop + ":") + role);
    }

    private static Map<String, String> fields(byte[] json) {
        return Answers.JSON.readTree(json).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> text(field.getValue())));
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }

    private String page(String token) {
        String roles = ROLES.stream()
                .map(role -> "<option>" + role + "</option>")
                .collect(Collectors.joining("", "<select name=\"role\" aria-label=\"role\">", "</select>"));
        String form =
                """
                <h1>Sign in</h1>
                <p class="quiet">Issuer %s, played on this machine. Keys and trouble: %s/_fake/.</p>
                <form method="post" action="%s"><p><input name="sub" value="anna" aria-label="who"> as %s
                of the shop <input name="shop" value="demo" aria-label="shop"> <button>Sign in</button></p></form>
                """
                        .formatted(issuer.uri(), issuer.uri(), ROOT, roles);
        return token.isEmpty()
                ? form
                : form + "<p>Authorization: Bearer, for ten minutes:</p>\n<pre>" + Html.escape(token) + "</pre>\n";
    }

    @Override
    public void close() {
        issuer.close();
    }
}
