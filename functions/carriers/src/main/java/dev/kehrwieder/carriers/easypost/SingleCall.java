package dev.kehrwieder.carriers.easypost;

import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of EasyPost's client, which wants this class of connection; TLS is done by the connection below. Throws what
 * {@link OutgoingCalls} throws: the client lets it pass.
 */
final class SingleCall extends HttpsURLConnection {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_.]{0,99}");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Reply reply;

    SingleCall(URL url) {
        super(url);
    }

    @Override
    public OutputStream getOutputStream() {
        return body;
    }

    @Override
    public int getResponseCode() {
        if (reply == null) {
            reply = new OutgoingCalls(Duration.ofMillis(getReadTimeout())).send(call());
        }
        return reply.status();
    }

    private OutgoingCall call() {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header : getRequestProperties().entrySet()) {
            headers.put(header.getKey(), String.join(", ", header.getValue()));
        }
        // A POST without anything to say has a body too, of no bytes: only what has one is never sent again.
        Optional<byte[]> sent = getRequestMethod().equals("GET") ? Optional.empty() : Optional.of(body.toByteArray());
        return new OutgoingCall(getRequestMethod(), URI.create(getURL().toString()), headers, sent);
    }

    /** @throws UnreadableAnswer if it is no JSON object */
    @Override
    public InputStream getInputStream() {
        if (reply.json().isEmpty()) {
            throw new UnreadableAnswer("no JSON object");
        }
        return new ByteArrayInputStream(reply.body());
    }

    /**
     * The error's code and nothing else: the client trips over errors of a shape that it does not know and loses the
     * status, and EasyPost's messages quote addresses.
     */
    @Override
    public InputStream getErrorStream() {
        ObjectNode error = Json.object();
        code().ifPresent(code -> error.putObject("error").put("code", code).put("message", code));
        return new ByteArrayInputStream(Json.writeBytes(error));
    }

    private Optional<String> code() {
        return reply.json()
                .map(json -> json.path("error").path("code"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(code -> CODE.matcher(code).matches());
    }

    /** Nothing happens before the answer is asked for. */
    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public boolean usingProxy() {
        return false;
    }

    @Override
    public String getCipherSuite() {
        throw new IllegalStateException("the connection below knows");
    }

    @Override
    public Certificate[] getLocalCertificates() {
        throw new IllegalStateException("the connection below knows");
    }

    @Override
    public Certificate[] getServerCertificates() {
        throw new IllegalStateException("the connection below knows");
    }
}
