package dev.kehrwieder.local.endpoints;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.gateway.Answer;
import dev.kehrwieder.local.gateway.Problem;
import java.io.IOException;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the endpoints share: a handler that always answers, and reads small JSON objects. */
abstract class LocalEndpoint implements HttpHandler {
    static final JsonMapper JSON = new JsonMapper();
    private static final int MAXIMUM_BODY_BYTES = 64 * 1024;

    /** The caller's mistake; becomes a problem with status 400. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    abstract Answer answer(HttpExchange exchange) throws IOException, Malformed, InterruptedException;

    @Override
    public final void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (Malformed e) {
            answer = Problem.of(400, "MALFORMED", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = Problem.of(500, "INTERNAL", "The runner ends.");
        } catch (RuntimeException e) {
            answer = Problem.of(500, "INTERNAL", "The local endpoint failed: " + e);
        }
        answer.with("Cache-Control", "no-store").send(exchange);
    }

    /** The body as an object with no other fields than these. */
    static JsonNode object(HttpExchange exchange, Set<String> fields) throws IOException, Malformed {
        JsonNode body;
        try {
            body = JSON.readTree(exchange.getRequestBody().readNBytes(MAXIMUM_BODY_BYTES));
        } catch (JacksonException e) {
            throw new Malformed("The body is no JSON.");
        }
        if (!body.isObject()) {
            throw new Malformed("The body must be a JSON object.");
        }
        for (String name : body.propertyNames()) {
            if (!fields.contains(name)) {
                throw new Malformed("The field " + name + " is unknown.");
            }
        }
        return body;
    }

    static Answer wrongMethod(String allowed) {
        return Problem.of(405, "METHOD_NOT_ALLOWED", "This path takes " + allowed + ".")
                .with("Allow", allowed);
    }

    static Answer notFound() {
        return Problem.of(404, "NOT_FOUND", "There is no such path.");
    }
}
