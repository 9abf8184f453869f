package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A request that passed the router's checks. */
public final class ApiRequest {

    /** Shops are parts of keys, separated by {@code #}. */
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final ApiRoute route;
    private final Optional<Caller> caller;
    private final Map<String, String> pathParameters;
    private final RequestParts parts;
    private final Optional<JsonNode> json;
    private final Optional<IdempotentRequest> idempotency;

    ApiRequest(
            ApiRoute route,
            Optional<Caller> caller,
            Map<String, String> pathParameters,
            RequestParts parts,
            Optional<JsonNode> json,
            Optional<IdempotentRequest> idempotency) {
        this.route = requireNonNull(route, "route is null");
        this.caller = requireNonNull(caller, "caller is null");
        this.pathParameters = Map.copyOf(pathParameters);
        this.parts = requireNonNull(parts, "parts is null");
        this.json = requireNonNull(json, "json is null");
        this.idempotency = requireNonNull(idempotency, "idempotency is null");
    }

    public ApiRoute route() {
        return route;
    }

    /** @throws IllegalStateException on an open route, where nobody is known */
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException(route + " is open and has no caller"));
    }

    /**
     * The shop that this call is about: the caller's, or on an open route the path's, or the default.
     *
     * @throws ProblemException NOT_FOUND if the path's shop cannot be one
     */
    public String shop(String defaultShop) {
        if (caller.isPresent()) {
            return caller.get().shop();
        }
        String shop = pathParameters.getOrDefault("shop", defaultShop);
        if (!SHOP.matcher(shop).matches()) {
            throw new ProblemException(Problem.notFound());
        }
        return shop;
    }

    /** The decoded value of a path parameter. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalStateException(route + " has no path parameter " + name);
        }
        return value;
    }

    /**
     * A path parameter that counts from 1.
     *
     * @throws ProblemException NOT_FOUND if it is no such number
     */
    public int pathNumber(String name) {
        return pathNumber(name, 999);
    }

    /**
     * A path parameter that counts from 1 to a limit.
     *
     * @throws ProblemException NOT_FOUND if it is no such number
     */
    public int pathNumber(String name, int max) {
        try {
            return FieldFormat.integer(path(name), 1, max);
        } catch (FieldFault _) {
            throw new ProblemException(Problem.notFound());
        }
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return parts.header(name);
    }

    /** The caller's address in the network, as API Gateway saw it; no header can claim another. Empty if there is none. */
    public String sourceAddress() {
        return parts.sourceAddress();
    }

    /**
     * The fields of a page's form, each with its first value.
     *
     * @throws ProblemException MALFORMED if it is no form
     */
    public Map<String, String> form() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED, "The body must be a form"));
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(parts.body(), StandardCharsets.UTF_8).split("&")) {
            String[] nameAndValue = field.split("=", 2);
            fields.putIfAbsent(
                    formDecoded(nameAndValue[0]), formDecoded(nameAndValue.length == 2 ? nameAndValue[1] : ""));
        }
        return fields;
    }

    private static String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED, "The form's encoding is broken"));
        }
    }

    /** Exactly the bytes that were sent, for signatures and hashes. */
    public byte[] rawBody() {
        return parts.body().clone();
    }

    /** @throws ProblemException VALIDATION_FAILED with everything that is wrong with the query parameters */
    public <T> T query(Function<QueryParameters, T> reader) {
        return QueryParameters.read(parts.query(), reader);
    }

    /**
     * The first value of one query parameter, whatever else is in the query: links to pages carry what a shop's tools put
     * there.
     */
    public Optional<String> queryValue(String name) {
        return parts.query().getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Reads the body, an empty one as an empty object where the route allows it.
     *
     * @throws ProblemException VALIDATION_FAILED with everything that is wrong with its fields; MALFORMED if the body of a
     *     signed route is no JSON
     */
    public <T> T body(Function<RequestBody, T> reader) {
        return RequestBody.read(json(), reader);
    }

    /** @throws ProblemException MALFORMED if the body of a signed route is no JSON */
    public JsonNode json() {
        return json.orElseGet(() -> parsed(parts.body()));
    }

    static JsonNode parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (MalformedJsonException e) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED, e.getMessage()));
        }
    }

    /** Present if a {@code POST} came with a key. */
    public Optional<IdempotentRequest> idempotency() {
        return idempotency;
    }

    /** The time until the runtime ends this invocation. */
    public Duration remaining() {
        return Invocation.current().remaining();
    }

    /** What was sent, decoded but not judged. */
    record RequestParts(
            Map<String, String> headers, Map<String, List<String>> query, byte[] body, String sourceAddress) {

        /** @param headers by lower-case name */
        RequestParts {
            headers = Map.copyOf(headers);
            query = Map.copyOf(query);
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }
}
