package dev.kehrwieder.platform.http;

import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document: {@link ApiRoute} with the schemas and parameters of {@code openapi-components.json}. */
public final class OpenApi {

    private static final String COMPONENTS = "openapi-components.json";
    private static final String API_KEY = "apiKey";

    /** What they are about is not in the path, and may not be there all the same. */
    private static final Set<ApiRoute> LOOKING_UP =
            EnumSet.of(ApiRoute.QUOTE_RETURN, ApiRoute.REGISTER_RETURN, ApiRoute.POST_INSPECTION, ApiRoute.GET_POLICY);

    /** About the policy in force, which a shop may not have. */
    private static final Set<ApiRoute> OF_THE_POLICY =
            EnumSet.of(ApiRoute.GET_POLICY_SCHEMA_ORG, ApiRoute.GET_POLICY_GOOGLE_MERCHANT, ApiRoute.GET_POLICY_PAGE);

    /** Pages with an ETag. */
    private static final Set<ApiRoute> PAGES_OF_THE_POLICY =
            EnumSet.of(ApiRoute.GET_POLICY_PAGE, ApiRoute.GET_POLICY_PAGE_OF_SHOP);

    /** They change nothing, or nothing that lasts: asked again, they are answered again, and nothing contradicts them. */
    private static final Set<ApiRoute> ASKING = EnumSet.of(
            ApiRoute.QUOTE_RETURN,
            ApiRoute.DRY_RUN_POLICY,
            ApiRoute.DRAFT_WITHDRAWAL,
            ApiRoute.DRAFT_WITHDRAWAL_OF_SHOP);

    /** They say all in their path, and a transfer's state may not allow it. */
    private static final Set<ApiRoute> OF_TRANSFERS = EnumSet.of(
            ApiRoute.EXPORT_TRANSFERS, ApiRoute.GET_TRANSFER_EXPORT, ApiRoute.TRANSFER_PAID, ApiRoute.TRANSFER_BOUNCED);

    /** Two may declare at once. */
    private static final Set<ApiRoute> DECLARING = EnumSet.of(
            ApiRoute.DRAFT_WITHDRAWAL,
            ApiRoute.DRAFT_WITHDRAWAL_OF_SHOP,
            ApiRoute.CONFIRM_WITHDRAWAL,
            ApiRoute.CONFIRM_WITHDRAWAL_OF_SHOP,
            ApiRoute.POST_WITHDRAWAL_PAGE,
            ApiRoute.POST_WITHDRAWAL_PAGE_OF_SHOP);

    /** They read, and refuse what may not be asked of the thing that they name. */
    private static final Set<ApiRoute> ASKING_OF_A_STATE = EnumSet.of(ApiRoute.GET_PICKUP_SLOTS);

    private OpenApi() {}

    /** @param publicUrl where the API is served, without a slash at the end */
    public static ObjectNode document(String publicUrl) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Kehrwieder")
                .put("version", "1")
                .put(
                        "description",
                        "Returns: register, label, track, inspect, refund. Texts are one line of Unicode without control"
                                + " characters and without U+202A to U+202E and U+2066 to U+2069, which change the"
                                + " direction of what follows; comments and notes may have these and line breaks. A field"
                                + " that is null counts as absent, as an empty query parameter does.");
        document.putArray("servers").addObject().put("url", publicUrl);
        document.set("security", withKey());
        document.set("tags", tags());
        document.set("paths", paths());
        document.set("components", components());
        return document;
    }

    private static ArrayNode withKey() {
        ArrayNode security = Json.array();
        security.addObject().putArray(API_KEY);
        return security;
    }

    private static ArrayNode tags() {
        ArrayNode tags = Json.array();
        Arrays.stream(ApiRoute.values()).map(ApiRoute::tag).distinct().forEach(tag -> tags.addObject()
                .put("name", tag));
        return tags;
    }

    private static ObjectNode paths() {
        ObjectNode paths = Json.object();
        for (ApiRoute route : ApiRoute.values()) {
            ObjectNode path =
                    paths.get(route.path()) instanceof ObjectNode known ? known : paths.putObject(route.path());
            path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        return paths;
    }

    private static ObjectNode operation(ApiRoute route) {
        ObjectNode operation =
                Json.object().put("operationId", operationId(route)).put("summary", route.summary());
        operation.putArray("tags").add(route.tag());
        if (route.isOpen()) {
            operation.putArray("security");
        } else {
            operation.put("description", "Roles: " + roles(route));
        }
        ArrayNode parameters = Json.array();
        route.template().parameters().forEach(name -> parameters.add(reference("parameters", name)));
        addRequest(route, operation, parameters);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        operation.set("responses", responses(route));
        return operation;
    }

    private static void addRequest(ApiRoute route, ObjectNode operation, ArrayNode parameters) {
        switch (route.request()) {
            case RequestContent.Query query ->
                query.parameters().forEach(name -> parameters.add(reference("parameters", name)));
            case RequestContent.JsonBody body -> {
                if (route.method() == HttpMethod.POST && !ASKING.contains(route)) {
                    parameters.add(reference("parameters", "idempotencyKey"));
                }
                operation.set("requestBody", requestBody("application/json", body.schema(), body.required()));
            }
            case RequestContent.SignedBody body ->
                operation.set("requestBody", requestBody("application/json", body.schema(), true));
            case RequestContent.Form form ->
                operation.set("requestBody", requestBody("application/x-www-form-urlencoded", form.schema(), true));
        }
    }

    private static ObjectNode requestBody(String type, String schema, boolean required) {
        ObjectNode body = Json.object().put("required", required);
        body.set("content", content(type, schema));
        return body;
    }

    private static ObjectNode responses(ApiRoute route) {
        ObjectNode responses = Json.object();
        for (int status : route.answer().statuses()) {
            ObjectNode response = response(route.answer());
            ObjectNode links = OpenApiLinks.from(route);
            if (!links.isEmpty()) {
                response.set("links", links);
            }
            responses.set(Integer.toString(status), response);
        }
        problems(route).forEach(status -> responses.set(Integer.toString(status), refusal(route)));
        responses.set("429", tooManyCalls(route));
        responses.set("default", refusal(route));
        if (PAGES_OF_THE_POLICY.contains(route)) {
            responses.putObject("304").put("description", "The page is still the one with this ETag");
        }
        return responses;
    }

    /** A page says in words that there is nothing; what never reaches it is answered as everywhere. */
    private static ObjectNode refusal(ApiRoute route) {
        if (!(route.answer() instanceof AnswerContent.Page)) {
            return reference("responses", "Problem");
        }
        ObjectNode either = response(route.answer());
        ((ObjectNode) either.get("content"))
                .putObject(Problem.CONTENT_TYPE)
                .set("schema", reference("schemas", "Problem"));
        return either;
    }

    /** Whoever counts them: the form by the hour, the stage, or the firewall, which knows no other media type. */
    private static ObjectNode tooManyCalls(ApiRoute route) {
        if (!(route.answer() instanceof AnswerContent.Page)) {
            return reference("responses", "TooManyCalls");
        }
        ObjectNode page = refusal(route);
        ((ObjectNode) page.get("content")).setAll(content("application/json", "Problem"));
        return page;
    }

    /** Which refusals a caller must reckon with: by the route's key, path and body (DESIGN 6, "Order of checks"). */
    private static Set<Integer> problems(ApiRoute route) {
        Set<Integer> statuses = new TreeSet<>();
        if (!route.isOpen()) {
            statuses.addAll(Set.of(401, 403));
        }
        if (!route.template().parameters().isEmpty() || LOOKING_UP.contains(route) || OF_THE_POLICY.contains(route)) {
            statuses.add(404);
        }
        if (route.answer() instanceof AnswerContent.Redirect || OF_TRANSFERS.contains(route)) {
            statuses.add(409);
        }
        if (DECLARING.contains(route)) {
            statuses.add(409);
        }
        if (ASKING_OF_A_STATE.contains(route)) {
            statuses.addAll(Set.of(409, 422));
        }
        switch (route.request()) {
            case RequestContent.Query query when query.parameters().isEmpty() -> {}
            case RequestContent.Query query -> statuses.add(422);
            case RequestContent.JsonBody body -> {
                statuses.addAll(Set.of(400, 413, 422));
                if (!ASKING.contains(route)) {
                    statuses.add(409);
                }
            }
            case RequestContent.SignedBody body -> statuses.addAll(Set.of(400, 401, 413, 422));
            case RequestContent.Form form -> statuses.addAll(Set.of(400, 413));
        }
        return statuses;
    }

    private static ObjectNode response(AnswerContent answer) {
        return switch (answer) {
            case AnswerContent.JsonAnswer json -> {
                ObjectNode response = Json.object().put("description", json.schema());
                response.set("content", content("application/json", json.schema()));
                yield response;
            }
            case AnswerContent.Redirect redirect -> {
                ObjectNode response = Json.object().put("description", "To a link that opens for five minutes");
                response.putObject("headers")
                        .putObject("Location")
                        .putObject("schema")
                        .put("type", "string");
                yield response;
            }
            case AnswerContent.File file -> {
                ObjectNode response = Json.object().put("description", "A file");
                response.putObject("content")
                        .putObject(file.contentType())
                        .putObject("schema")
                        .put("type", "string");
                yield response;
            }
            case AnswerContent.Page page -> {
                ObjectNode response = Json.object().put("description", "A page");
                response.putObject("content")
                        .putObject("text/html")
                        .putObject("schema")
                        .put("type", "string");
                yield response;
            }
        };
    }

    private static ObjectNode components() {
        ObjectNode components = read();
        ObjectNode responses = components.putObject("responses");
        responses
                .putObject("Problem")
                .put("description", "A problem")
                .set("content", content(Problem.CONTENT_TYPE, "Problem"));
        ObjectNode tooMany = content(Problem.CONTENT_TYPE, "Problem");
        tooMany.setAll(content("application/json", "Problem"));
        responses
                .putObject("TooManyCalls")
                .put("description", "Too many calls: of this key or address, of all callers, or for this form")
                .set("content", tooMany);
        components
                .putObject("securitySchemes")
                .putObject(API_KEY)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "API key or JWT")
                .put(
                        "description",
                        "An API key of the shop, or, where the shop's people sign in by OpenID Connect, an access token (JWT) of"
                                + " the issuer with one role");
        return components;
    }

    private static ObjectNode read() {
        try (InputStream file = OpenApi.class.getResourceAsStream(COMPONENTS)) {
            if (file == null || !(Json.parse(file.readAllBytes()) instanceof ObjectNode components)) {
                throw new IllegalStateException("The package lacks " + COMPONENTS);
            }
            return components;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode content(String type, String schema) {
        ObjectNode content = Json.object();
        content.putObject(type).set("schema", reference("schemas", schema));
        return content;
    }

    private static ObjectNode reference(String kind, String name) {
        return Json.object().put("$ref", "#/components/" + kind + "/" + name);
    }

    private static String roles(ApiRoute route) {
        return String.join(
                ", ",
                Arrays.stream(Role.values())
                        .filter(route::allows)
                        .map(Role::name)
                        .toList());
    }

    /** Such as {@code putOrder} of PUT_ORDER. */
    static String operationId(ApiRoute route) {
        StringBuilder id = new StringBuilder();
        for (String word : route.name().split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            id.append(id.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return id.toString();
    }
}
