package dev.kehrwieder.platform.call;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.trace.Span;
import dev.kehrwieder.platform.trace.Tracing;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes each call once: no redirect is followed, nothing is repeated, and an answer is taken up to a bound.
 *
 * <p>By the JDK's HttpURLConnection, which costs a cold start least. A body goes out in streaming mode: without it that class
 * sends a POST again by itself when the connection breaks, and buys twice.
 */
public final class OutgoingCalls {
    private static final int CONNECT_MILLIS = 2_000;
    /** Labels come as Base64 in JSON. */
    private static final int LARGEST_USUAL_ANSWER = 8 * 1024 * 1024;

    private final Duration patience;
    private final int largestAnswer;

    /** @param patience for an answer, once the call is sent */
    public OutgoingCalls(Duration patience) {
        this(patience, LARGEST_USUAL_ANSWER);
    }

    /** @param largestAnswer bytes of a body; more count as no answer */
    public OutgoingCalls(Duration patience, int largestAnswer) {
        this.patience = requireNonNull(patience, "patience is null");
        this.largestAnswer = largestAnswer;
    }

    /**
     * @return whatever the other side answered, of any status
     * @throws NotSent if it never heard of the call
     * @throws NoAnswer if it may have
     */
    public Reply send(OutgoingCall call) {
        String host = String.valueOf(call.uri().getHost());
        return Tracing.in(Span.Kind.CLIENT, call.method() + " " + host, Optional.empty(), () -> sent(call, host));
    }

    private Reply sent(OutgoingCall call, String host) {
        HttpURLConnection connection = connected(call, host);
        try {
            if (call.body().isPresent()) {
                connection.getOutputStream().write(call.body().get());
                connection.getOutputStream().close();
            }
            int status = connection.getResponseCode();
            Tracing.note("http.response.status_code", String.valueOf(status));
            if (status < 0) {
                throw new IOException("no HTTP");
            }
            return new Reply(status, headers(connection), body(connection, status));
        } catch (IOException e) {
            throw new NoAnswer(host, e);
        }
    }

    private HttpURLConnection connected(OutgoingCall call, String host) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) call.uri().toURL().openConnection();
            connection.setRequestMethod(call.method());
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            call.headers().forEach(connection::setRequestProperty);
            if (call.body().isPresent()) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(call.body().get().length);
            }
            connection.connect();
            return connection;
        } catch (IOException e) {
            throw new NotSent(host, e);
        }
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, values.getFirst());
            }
        });
        return headers;
    }

    private byte[] body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            if (stream == null) {
                return new byte[0];
            }
            byte[] body = stream.readNBytes(largestAnswer + 1);
            if (body.length > largestAnswer) {
                throw new IOException("an answer of more than " + largestAnswer + " bytes");
            }
            return body;
        }
    }
}
