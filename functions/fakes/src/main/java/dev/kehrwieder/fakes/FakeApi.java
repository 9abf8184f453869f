package dev.kehrwieder.fakes;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider's side of HTTP, apart from what goes wrong. */
public interface FakeApi {
    /** Shared with the fakes that build their answers from it. */
    JsonMapper JSON = new JsonMapper();

    /** The name by which a fault is asked for, such as {@code buy}. */
    String name(Request request);

    /** Does what was asked for. */
    Reply reply(Request request);

    /** The provider's way to say that it did nothing. */
    Reply refusal(int status);

    /** Answers {@code POST /_fake/…} beyond what every fake knows. */
    Reply control(String what, JsonNode body);

    /** A call as it arrived. */
    record Request(String method, URI uri, Headers headers, byte[] body) {
        public String path() {
            return uri.getPath();
        }

        public JsonNode json() {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        }
    }

    /** What goes back. */
    record Reply(int status, String contentType, byte[] body) {
        public static Reply json(int status, JsonNode body) {
            return new Reply(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(body));
        }

        public static Reply text(int status, String text) {
            return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply done() {
            return new Reply(204, "text/plain", new byte[0]);
        }
    }
}
