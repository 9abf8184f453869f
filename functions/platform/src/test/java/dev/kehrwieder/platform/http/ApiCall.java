package dev.kehrwieder.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds API Gateway's event for a call, for tests of endpoints. */
public final class ApiCall {

    private final APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, List<String>> query = new LinkedHashMap<>();

    private ApiCall() {}

    /** @param pathValues the values of the path's parameters, in their order, as they stand in the URL */
    public static ApiCall to(ApiRoute route, String... pathValues) {
        Map<String, String> parameters = new HashMap<>();
        String path = route.path();
        List<String> names = route.template().parameters();
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), pathValues[i]);
            path = path.replace("{" + names.get(i) + "}", pathValues[i]);
        }
        ApiCall call = to(route.method().name(), path);
        call.event.setResource(route.path());
        call.event.setPathParameters(parameters);
        return call;
    }

    static ApiCall to(String method, String path) {
        ApiCall call = new ApiCall();
        call.event.setHttpMethod(method);
        call.event.setPath(path);
        return call;
    }

    /** Called with a key of the shop {@code demo}. */
    public ApiCall as(Role role) {
        return as("demo", role.name());
    }

    public ApiCall as(String shop, String role) {
        return as(Map.of("shop", shop, "role", role, "keyId", "k1"));
    }

    /** By somebody who signed in, for the shop {@code demo}. */
    public ApiCall asPerson(Role role, String name) {
        return as(Map.of("shop", "demo", "role", role.name(), "keyId", Caller.PERSON + name));
    }

    /** @param authorizer what {@code access} said */
    ApiCall as(Map<String, Object> authorizer) {
        ProxyRequestContext context = new ProxyRequestContext();
        context.setAuthorizer(authorizer);
        event.setRequestContext(context);
        return this;
    }

    /** From an address of the network. */
    public ApiCall from(String sourceAddress) {
        ProxyRequestContext context =
                event.getRequestContext() == null ? new ProxyRequestContext() : event.getRequestContext();
        RequestIdentity identity = new RequestIdentity();
        identity.setSourceIp(sourceAddress);
        context.setIdentity(identity);
        event.setRequestContext(context);
        return this;
    }

    public ApiCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ApiCall query(String name, String... values) {
        if (values.length > 0) {
            query.put(name, List.of(values));
        }
        return this;
    }

    public ApiCall body(String body) {
        event.setBody(body);
        event.setIsBase64Encoded(false);
        return this;
    }

    /** As API Gateway sends it with binary media types: base64. */
    public ApiCall bytes(byte... body) {
        event.setBody(Base64.getEncoder().encodeToString(body));
        event.setIsBase64Encoded(true);
        return this;
    }

    public ApiCall base64(String body) {
        return bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    public APIGatewayProxyRequestEvent event() {
        Map<String, List<String>> multi = new LinkedHashMap<>();
        headers.forEach((name, value) -> multi.put(name, List.of(value)));
        Map<String, String> single = new LinkedHashMap<>();
        query.forEach((name, values) -> single.put(name, values.getLast()));
        return event.withHeaders(headers)
                .withMultiValueHeaders(multi)
                .withQueryStringParameters(single)
                .withMultiValueQueryStringParameters(query);
    }
}
