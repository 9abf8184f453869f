package dev.kehrwieder.platform.http;

import java.util.List;

/** What a route reads from the request besides its path. */
public sealed interface RequestContent {

    /**
     * Query parameters; a body is not looked at.
     *
     * @param parameters their names, each described among OpenAPI's components
     */
    record Query(List<String> parameters) implements RequestContent {

        public Query {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * JSON, parsed before the endpoint runs.
     *
     * @param schema the name among OpenAPI's components
     * @param required whether an empty body is malformed; if not, it reads as an empty object
     */
    record JsonBody(String schema, boolean required) implements RequestContent {}

    /**
     * A page's form.
     *
     * @param schema the name among OpenAPI's components
     */
    record Form(String schema) implements RequestContent {}

    /**
     * JSON under a signature: the endpoint checks the raw bytes before anything parses them.
     *
     * @param schema the name among OpenAPI's components
     */
    record SignedBody(String schema) implements RequestContent {}
}
