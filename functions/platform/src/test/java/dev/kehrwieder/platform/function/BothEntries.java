package dev.kehrwieder.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.kehrwieder.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends one event through both entries of a function: the typed handler, as Lambda's runtime does it, and Spring Cloud
 * Function's stock invoker. A function's module tests itself with
 * {@snippet :
 * @Test
 * void typed_handler_and_stock_invoker_agree() {
 *     JsonNode answer = BothEntries.agree(new LabelsHandler(environment), SampleEvents.read("labels/approved.json"));
 *     assertThat(answer.get("batchItemFailures")).isEmpty();
 * }
 * }
 * The event is handled twice; it must have the same answer the second time.
 */
public final class BothEntries {

    private BothEntries() {}

    /** @return the answer, the same from both, without fields that are null */
    public static <I, O> JsonNode agree(CatalogHandler<I, O> handler, String event) {
        JsonNode typed = typed(handler, event);
        JsonNode stock =
                withoutNulls(Json.parse(StockInvoker.answer(handler.definition(), handler.functions(), event)));
        assertThat(stock).as("the stock invoker's answer").isEqualTo(typed);
        return typed;
    }

    /** Sends an event as Lambda does, through the typed handler only: for what must not happen twice. */
    public static <I, O> JsonNode typed(CatalogHandler<I, O> handler, String event) {
        return withoutNulls(Json.parse(typedAnswer(handler, event)));
    }

    private static <I, O> String typedAnswer(CatalogHandler<I, O> handler, String event) {
        ResolvableType type = ResolvableType.forClass(handler.getClass()).as(RequestHandler.class);
        PojoSerializer<I> events = serializer(type.getGeneric(0));
        PojoSerializer<O> answers = serializer(type.getGeneric(1));
        I input = events.fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        answers.toJson(handler.handleRequest(input, new TestContext("typed")), json);
        return json.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static <T> PojoSerializer<T> serializer(ResolvableType type) {
        Class<T> raw = (Class<T>) type.resolve();
        return LambdaEventSerializers.serializerFor(raw, BothEntries.class.getClassLoader());
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(BothEntries::withoutNulls);
        return node;
    }
}
