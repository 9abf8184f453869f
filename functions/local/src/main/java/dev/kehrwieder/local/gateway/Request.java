package dev.kehrwieder.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call, as far as API Gateway tells a function of it.
 *
 * @param path percent-encoded, as REST APIs hand it on
 * @param query decoded
 * @param headers by name without regard to case, every value in order
 */
record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String sourceIp,
        byte[] body) {
    /** API Gateway's limit of a body. */
    static final int MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;
    /** API Gateway's limit of the request line and all headers. */
    private static final int MAXIMUM_HEAD_BYTES = 10_240;
    /** Read and thrown away, so that the caller hears the refusal instead of a broken connection. */
    private static final int DRAINED_BYTES = 64 * 1024 * 1024;

    /** A call that is refused before any function hears of it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        Refused(Answer answer) {
            super("refused", null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    static Request read(HttpExchange exchange) throws IOException, Refused {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        int head = exchange.getRequestURI().toString().length() + 16;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            for (String value : header.getValue()) {
                head += header.getKey().length() + value.length() + 4;
            }
        }
        if (head > MAXIMUM_HEAD_BYTES) {
            throw new Refused(Problem.of(
                    431,
                    "PAYLOAD_TOO_LARGE",
                    "The request line and headers are larger than " + MAXIMUM_HEAD_BYTES + " bytes."));
        }
        String sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
        forwarded(headers, "X-Forwarded-For", sourceIp);
        forwarded(headers, "X-Forwarded-Proto", "http");
        forwarded(
                headers,
                "X-Forwarded-Port",
                String.valueOf(exchange.getLocalAddress().getPort()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                sourceIp,
                body(exchange.getRequestBody()));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getLast).filter(value -> !value.isBlank());
    }

    private static void forwarded(Map<String, List<String>> headers, String name, String value) {
        headers.merge(name, List.of(value), (before, own) -> List.of(String.join(", ", before) + ", " + value));
    }

    private static byte[] body(InputStream in) throws IOException, Refused {
        byte[] body = in.readNBytes(MAXIMUM_BODY_BYTES + 1);
        if (body.length > MAXIMUM_BODY_BYTES) {
            in.skip(DRAINED_BYTES);
            throw new Refused(
                    Problem.of(413, "PAYLOAD_TOO_LARGE", "The body is larger than " + MAXIMUM_BODY_BYTES + " bytes."));
        }
        return body;
    }

    private static Map<String, List<String>> query(String raw) throws Refused {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        try {
            for (String pair : raw.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    query.computeIfAbsent(decoded(name), key -> new ArrayList<>())
                            .add(decoded(value));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.of(400, "MALFORMED", "The query is not correctly percent-encoded."));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
