package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.DecisionState;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.policy.PolicyWarning;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Remedy;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.DryRun;
import dev.kehrwieder.core.usecase.RefusalCode;
import dev.kehrwieder.platform.json.Json;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {

    private final ObjectNode document = OpenApi.document("http://localhost:8080");

    private JsonNode schema(String name) {
        JsonNode schema = document.at("/components/schemas/" + name);
        assertThat(schema.isMissingNode()).as(name).isFalse();
        return schema;
    }

    private JsonNode operation(ApiRoute route) {
        return document.get("paths").get(route.path()).get(route.method().name().toLowerCase(Locale.ROOT));
    }

    private static void collect(JsonNode node, String name, List<JsonNode> found) {
        node.properties().forEach(property -> {
            if (property.getKey().equals(name)) {
                found.add(property.getValue());
            }
            collect(property.getValue(), name, found);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, name, found));
        }
    }

    private Set<String> references(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        collect(node, "$ref", found);
        Set<String> references = new TreeSet<>();
        found.forEach(reference -> references.add(reference.stringValue()));
        return references;
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void every_component_is_used() {
        Set<String> used = references(document);
        for (String kind : List.of("schemas", "parameters", "responses")) {
            assertThat(document.get("components").get(kind).propertyNames())
                    .allSatisfy(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
        }
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.class)
    void every_route_is_described_with_all_parameters_of_its_path(ApiRoute route) {
        JsonNode operation = operation(route);
        assertThat(operation).isNotNull();
        List<String> inPath = new ArrayList<>();
        if (operation.has("parameters")) {
            for (JsonNode reference : operation.get("parameters")) {
                JsonNode parameter =
                        document.at(reference.get("$ref").stringValue().substring(1));
                assertThat(parameter.get("schema")).isNotNull();
                if (parameter.get("in").stringValue().equals("path")) {
                    assertThat(parameter.get("required").booleanValue()).isTrue();
                    inPath.add(parameter.get("name").stringValue());
                }
            }
        }
        assertThat(inPath).isEqualTo(route.template().parameters());
        assertThat(operation.has("security")).isEqualTo(route.isOpen());
        assertThat(operation.get("responses").propertyNames()).contains("429", "default");
    }

    @Test
    void the_firewall_s_answer_to_too_many_calls_is_described_too() {
        assertThat(document.at("/components/responses/TooManyCalls/content").propertyNames())
                .containsExactlyInAnyOrder("application/problem+json", "application/json");
    }

    @Test
    void operations_have_names_of_their_own() {
        assertThat(ApiRoute.values())
                .extracting(route -> operation(route).get("operationId").stringValue())
                .doesNotHaveDuplicates();
        assertThat(operation(ApiRoute.PUT_ORDER).get("operationId").stringValue())
                .isEqualTo("putOrder");
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.class)
    void request_bodies_refuse_unknown_fields_at_every_depth(ApiRoute route) {
        if (route.request() instanceof RequestContent.JsonBody body) {
            assertStrict(schema(body.schema()), body.schema());
        }
    }

    private void assertStrict(JsonNode schema, String at) {
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as(at)
                    .isFalse();
            schema.get("properties")
                    .properties()
                    .forEach(property -> assertStrict(property.getValue(), at + "/" + property.getKey()));
        }
        if (schema.has("items")) {
            assertStrict(schema.get("items"), at + "/items");
        }
        if (schema.has("$ref")) {
            assertStrict(
                    document.at(schema.get("$ref").stringValue().substring(1)),
                    schema.get("$ref").stringValue());
        }
    }

    @Test
    void every_required_field_is_described() {
        List<String> undescribed = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(entry -> {
            for (JsonNode name : entry.getValue().path("required")) {
                if (!entry.getValue().get("properties").has(name.stringValue())) {
                    undescribed.add(entry.getKey() + "." + name.stringValue());
                }
            }
        });
        assertThat(undescribed).isEmpty();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("Text", (Function<RequestBody, ?>) body -> body.text("a", 1)),
                Arguments.of("Line", (Function<RequestBody, ?>) body -> body.optionalText("a", 1)),
                Arguments.of("Lines", (Function<RequestBody, ?>) body -> body.optionalLines("a", 1)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void characters_of_texts_are_those_that_are_accepted(String schema, Function<RequestBody, ?> reader) {
        Pattern pattern = Pattern.compile(schema(schema).get("pattern").stringValue());
        for (int point = 0; point <= 0x1F9FF; point++) {
            if (Character.getType(point) != Character.SURROGATE) {
                String text = Character.toString(point);
                assertThat(pattern.matcher(text).matches())
                        .as("U+%04X", point)
                        .isEqualTo(isAccepted(Json.object().put("a", text), reader));
            }
        }
    }

    private static boolean isAccepted(ObjectNode body, Function<RequestBody, ?> reader) {
        try {
            RequestBody.read(body, reader);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.class)
    void every_text_of_a_request_body_says_which_characters_it_may_have(ApiRoute route) {
        if (route.request() instanceof RequestContent.JsonBody body) {
            assertSaysCharacters(schema(body.schema()), body.schema());
        }
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.class)
    void every_request_body_is_shown_by_an_example_that_fits(ApiRoute route) {
        if (route.request() instanceof RequestContent.JsonBody body) {
            JsonNode examples = schema(body.schema()).path("examples");
            assertThat(examples).as(body.schema()).isNotEmpty();
            examples.forEach(example -> ApiSchemas.requireFit(body.schema(), Json.write(example)));
        }
    }

    private void assertSaysCharacters(JsonNode schema, String at) {
        if (schema.path("type").asString("").equals("string")) {
            assertThat(schema.propertyNames()).as(at).containsAnyOf("enum", "pattern", "format");
        }
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").stringValue();
            assertSaysCharacters(document.at(reference.substring(1)), reference);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> assertSaysCharacters(property.getValue(), at + "/" + property.getKey()));
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                assertSaysCharacters(schema.get(inner), at + "/" + inner);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.class)
    void links_give_every_parameter_of_a_later_call_from_what_is_there(ApiRoute route) {
        Set<String> given = new HashSet<>(route.template().parameters());
        OpenApiLinks.from(route).properties().forEach(named -> {
            ApiRoute later = Arrays.stream(ApiRoute.values())
                    .filter(it -> OpenApi.operationId(it)
                            .equals(named.getValue().get("operationId").stringValue()))
                    .findAny()
                    .orElseThrow();
            JsonNode parameters = named.getValue().get("parameters");
            assertThat(parameters.propertyNames())
                    .as(route + " to " + later)
                    .containsExactlyInAnyOrderElementsOf(later.template().parameters());
            parameters.forEach(value -> {
                String[] source = value.stringValue().split("\\$request\\.path\\.|\\$response\\.body#/");
                if (value.stringValue().startsWith("$request.")) {
                    assertThat(given).contains(source[1]);
                } else {
                    assertIsThere(((AnswerContent.JsonAnswer) route.answer()).schema(), source[1]);
                }
            });
        });
        route.answer().statuses().forEach(status -> assertThat(
                        operation(route).at("/responses/" + status).has("links"))
                .isEqualTo(!OpenApiLinks.from(route).isEmpty()));
    }

    private void assertIsThere(String answer, String pointer) {
        JsonNode schema = schema(answer);
        for (String step : pointer.split("/")) {
            schema = step.equals("0")
                    ? schema.path("items")
                    : schema.path("properties").path(step);
            if (schema.has("$ref")) {
                schema = document.at(schema.get("$ref").stringValue().substring(1));
            }
            assertThat(schema.isMissingNode()).as(answer + "/" + pointer).isFalse();
        }
    }

    static Stream<Arguments> enumerations() {
        return Stream.of(
                Arguments.of("ReturnStatus", ReturnStatus.class),
                Arguments.of("ParcelStatus", ParcelStatus.class),
                Arguments.of("ReturnMethod", ReturnMethod.class),
                Arguments.of("Resolution", Resolution.class),
                Arguments.of("LineFlag", LineFlag.class),
                Arguments.of("Grade", Grade.class),
                Arguments.of("Disposition", Disposition.class),
                Arguments.of("RefundStatus", RefundStatus.class),
                Arguments.of("SettlementNote", SettlementNote.class),
                Arguments.of("ProblemCode", ProblemCode.class),
                Arguments.of("Approval", Approval.class),
                Arguments.of("Inspection/properties/status", InspectionStatus.class),
                Arguments.of("ReturnItem/properties/goods", GoodsState.class),
                Arguments.of("ReturnItem/properties/decision", DecisionState.class),
                Arguments.of("ReturnItem/properties/money", MoneyState.class),
                Arguments.of("Decline/properties/reason", DeclineReason.class),
                Arguments.of("FaultParty", FaultParty.class),
                Arguments.of("Remedy/properties/kind", Remedy.Kind.class),
                Arguments.of("PolicyWarning/properties/code", PolicyWarning.Code.class),
                Arguments.of("DryRunChange", DryRun.Change.class),
                Arguments.of("PolicyRequest/properties/refundOn", RefundTrigger.class),
                Arguments.of("PolicyRequest/properties/window/properties/anchor", Anchor.class));
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void words_of_the_document_are_those_of_the_domain(String schema, Class<? extends Enum<?>> type) {
        assertThat(words(schema))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    @Test
    void sizes_of_labels_in_the_document_are_those_of_the_domain() {
        List<String> codes =
                Arrays.stream(LabelSize.values()).map(LabelSize::code).toList();
        assertThat(words("PolicyRequest/properties/labelSize")).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(words("Policy/properties/labelSize")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void events_of_the_document_are_those_of_the_domain() {
        assertThat(words("EventType"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReturnEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    /** Those of core, those of the reader, and what only one body's reader says. */
    @Test
    void codes_of_field_errors_in_the_document_are_all_that_there_are() throws IllegalAccessException {
        Set<String> codes = new TreeSet<>(
                Set.of("TOO_FEW_DIGITS", "TOO_MANY_DIGITS", "UNKNOWN_CURRENCY", "UNKNOWN_ZONE", "UNSUPPORTED"));
        Arrays.stream(RefusalCode.values()).map(Enum::name).forEach(codes::add);
        for (Field field : FieldFault.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                codes.add((String) field.get(null));
            }
        }
        assertThat(words("FieldErrorCode")).containsExactlyInAnyOrderElementsOf(codes);
    }

    private List<String> words(String schema) {
        List<String> words = new ArrayList<>();
        schema(schema).get("enum").forEach(word -> words.add(word.stringValue()));
        return words;
    }
}
