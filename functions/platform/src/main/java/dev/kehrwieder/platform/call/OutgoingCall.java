package dev.kehrwieder.platform.call;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A call to a carrier or a provider. */
public record OutgoingCall(String method, URI uri, Map<String, String> headers, Optional<byte[]> body) {
    public OutgoingCall {
        requireNonNull(method, "method is null");
        requireNonNull(uri, "uri is null");
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    public static OutgoingCall get(URI uri) {
        return new OutgoingCall("GET", uri, Map.of("Accept", "application/json"), Optional.empty());
    }

    public static OutgoingCall delete(URI uri) {
        return new OutgoingCall("DELETE", uri, Map.of("Accept", "application/json"), Optional.empty());
    }

    /** With a body of JSON. */
    public static OutgoingCall post(URI uri, byte[] json) {
        return post(uri, "application/json", json);
    }

    /** With the fields of a form. */
    public static OutgoingCall postForm(URI uri, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(uri, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }

    private static OutgoingCall post(URI uri, String contentType, byte[] body) {
        return new OutgoingCall(
                "POST", uri, Map.of("Accept", "application/json", "Content-Type", contentType), Optional.of(body));
    }

    public OutgoingCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OutgoingCall(method, uri, more, body);
    }

    public OutgoingCall withBearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public OutgoingCall withBasic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** As in a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
