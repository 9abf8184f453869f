package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kehrwieder.platform.json.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the OpenAPI document: nothing may be missing, and nothing be there that it does not describe. */
public final class ApiSchemas {
    private static final ObjectNode DOCUMENT = OpenApi.document("http://localhost");
    private static final JsonNode COMPONENTS = strict(DOCUMENT.get("components").deepCopy());

    private ApiSchemas() {}

    /** @return the answer's body, which fits the schema of its route, or the one of problems */
    public static JsonNode fitting(ApiRoute route, APIGatewayProxyResponseEvent answer) {
        boolean problem = answer.getHeaders().get("Content-Type").equals(Problem.CONTENT_TYPE);
        AnswerContent.JsonAnswer content = (AnswerContent.JsonAnswer) route.answer();
        if (!problem) {
            assertThat(content.statuses()).as(route + " answers with").contains(answer.getStatusCode());
        }
        requireDeclared(route, answer.getStatusCode());
        requireFit(problem ? "Problem" : content.schema(), answer.getBody());
        return Json.parse(answer.getBody());
    }

    /** Faults and what the gateway itself answers may come from everywhere; any other status is named by its operation. */
    public static void requireDeclared(ApiRoute route, int status) {
        String method = route.method().name().toLowerCase(Locale.ROOT);
        assertThat(DOCUMENT.get("paths")
                        .get(route.path())
                        .get(method)
                        .get("responses")
                        .propertyNames())
                .as("what OpenAPI says that " + route + " answers")
                .contains(status == 429 || status >= 500 ? "default" : Integer.toString(status));
    }

    /** @param schema such as {@code OrderSnapshot} */
    public static void requireFit(String schema, String json) {
        ObjectNode document = Json.object().put("$ref", "#/components/schemas/" + schema);
        document.set("components", COMPONENTS);
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(document), InputFormat.JSON);
        assertThat(validator.validate(json, InputFormat.JSON))
                .as(schema + ": " + json)
                .isEmpty();
    }

    /** What is described without being closed is closed here. */
    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("properties") instanceof ObjectNode
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiSchemas::strict);
        return node;
    }
}
