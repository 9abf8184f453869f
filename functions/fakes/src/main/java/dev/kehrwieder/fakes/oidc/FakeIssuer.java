package dev.kehrwieder.fakes.oidc;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.fakes.FakeApi;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The issuer on a port of loopback. Below {@code /_fake/}: {@code POST token} {sub, roles[]} signs a token, {@code rotate}
 * changes the keys, {@code down} {down} makes it answer nothing but 503.
 */
public final class FakeIssuer implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEYS = "/keys";
    /** Primes take long to find, so all issuers of a process begin with the same. */
    private static final SigningKeys FIRST = new SigningKeys(1);

    private final String audience;
    private final InstantSource clock;
    private final FaultyServer server;
    private int generation = 1;
    private SigningKeys keys = FIRST;
    private boolean down;
    private String calledItself = "";
    private String keysAddress = "";

    private FakeIssuer(String audience, InstantSource clock) throws IOException {
        this.audience = requireNonNull(audience, "audience is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.server = new FaultyServer(new Api());
    }

    /** @param audience whom its tokens are for, unless they are told otherwise */
    public static FakeIssuer start(String audience, InstantSource clock) throws IOException {
        return new FakeIssuer(audience, clock);
    }

    /** Where it listens; its name too. */
    public URI uri() {
        return server.uri();
    }

    public String audience() {
        return audience;
    }

    /** A good token for ten minutes. @param roles the claim {@code roles} */
    public String token(String subject, String... roles) {
        return signed("RS256", claims(subject, roles));
    }

    /** What a good token says; to be made bad by the caller. */
    public ObjectNode claims(String subject, String... roles) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = FakeApi.JSON
                .createObjectNode()
                .put("iss", uri().toString())
                .put("sub", subject)
                .put("aud", audience)
                .put("iat", now)
                .put("exp", now + LIFETIME.toSeconds());
        ArrayNode given = claims.putArray("roles");
        List.of(roles).forEach(given::add);
        return claims;
    }

    /** @param algorithm RS256, PS256, ES256; or, to deceive: HS256 by the public key, none */
    public synchronized String signed(String algorithm, ObjectNode claims) {
        return signed(header(algorithm), claims);
    }

    /** Signed as the header says. */
    public synchronized String signed(ObjectNode header, ObjectNode claims) {
        return keys.signed(header, claims);
    }

    public synchronized ObjectNode header(String algorithm) {
        return FakeApi.JSON
                .createObjectNode()
                .put("alg", algorithm)
                .put("typ", "JWT")
                .put("kid", keys.keyId(algorithm));
    }

    /** New keys; the old ones are published no more. */
    public synchronized void rotate() {
        keys = new SigningKeys(++generation);
    }

    /** Whether it answers nothing but 503. */
    public synchronized void down(boolean itIs) {
        down = itIs;
    }

    /** Its discovery document names another one. */
    public synchronized void callItself(String issuer) {
        calledItself = issuer;
    }

    /** Its discovery document sends for the keys elsewhere. */
    public synchronized void keepKeysAt(String address) {
        keysAddress = address;
    }

    /** The next call, {@code discovery} or {@code keys}, goes wrong. */
    public void next(String call, Fault fault) {
        server.next(call, fault);
    }

    /** The calls that arrived, {@code discovery} and {@code keys}. */
    public List<String> heard() {
        return server.heard();
    }

    private final class Api implements FakeApi {
        @Override
        public String name(Request request) {
            return switch (request.path()) {
                case DISCOVERY -> "discovery";
                case KEYS -> "keys";
                default -> "other";
            };
        }

        @Override
        public Reply reply(Request request) {
            synchronized (FakeIssuer.this) {
                if (down) {
                    return refusal(503);
                }
                return switch (request.path()) {
                    case DISCOVERY -> Reply.json(200, discovery());
                    case KEYS -> Reply.json(200, JSON.createObjectNode().set("keys", keys.published()));
                    default -> refusal(404);
                };
            }
        }

        private ObjectNode discovery() {
            return JSON.createObjectNode()
                    .put("issuer", calledItself.isEmpty() ? uri().toString() : calledItself)
                    .put("jwks_uri", keysAddress.isEmpty() ? uri() + KEYS : keysAddress);
        }

        @Override
        public Reply refusal(int status) {
            return Reply.text(status, "no");
        }

        @Override
        public Reply control(String what, JsonNode body) {
            switch (what) {
                case "token" -> {
                    String[] roles = body.path("roles")
                            .valueStream()
                            .map(role -> role.asString(""))
                            .toArray(String[]::new);
                    return Reply.json(
                            200,
                            JSON.createObjectNode()
                                    .put(
                                            "access_token",
                                            token(body.required("sub").stringValue(), roles))
                                    .put("token_type", "Bearer")
                                    .put("expires_in", LIFETIME.toSeconds()));
                }
                case "rotate" -> rotate();
                case "down" -> down(body.required("down").booleanValue());
                default -> throw new IllegalArgumentException("the fake cannot " + what);
            }
            return Reply.done();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
