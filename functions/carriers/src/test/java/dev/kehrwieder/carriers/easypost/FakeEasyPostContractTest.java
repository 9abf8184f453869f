package dev.kehrwieder.carriers.easypost;

import static dev.kehrwieder.carriers.easypost.EasyPostShop.PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.SHOPPER;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.SHOPPER_IN_CANADA;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.request;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.secrets;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.shirts;
import static org.assertj.core.api.Assertions.assertThat;

import com.easypost.Constants;
import com.easypost.model.Event;
import com.easypost.model.Shipment;
import com.easypost.model.Tracker;
import com.google.gson.FieldNamingPolicy;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.port.Carrier.Label;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import dev.kehrwieder.platform.json.Json;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the fake says is what EasyPost's client expects: every field has its place in the client's models, and fits. */
class FakeEasyPostContractTest {
    /** Recorded answers have them; the client reads over them. */
    private static final Set<String> NOT_READ = Set.of(
            "object", "state_tax_id", "label_date", "fees", "eccn", "manufacturer", "printed_commodity_identifier");

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    @Test
    void every_answer_fits_the_clients_models() throws Exception {
        try (FakeEasyPost easyPost = new FakeEasyPost(InstantSource.fixed(NOW))) {
            EasyPostCarrier carrier = new EasyPostCarrier(easyPost.uri(), secrets(), PATIENCE);
            Label label = (Label) carrier.label(request(ReturnMethod.BY_MAIL_QR, SHOPPER, 1000, 1, List.of()));
            new EasyPostCarrier(easyPost.uri(), secrets("ca_fedex"), PATIENCE)
                    .label(request(ReturnMethod.BY_MAIL_LABEL, SHOPPER_IN_CANADA, 600, 2, List.of(shirts())));
            FakeEasyPost.Event event = easyPost.scan(label.trackingNumber(), "in_transit", NOW);
            carrier.giveBack("demo", label.purchase());

            assertThat(easyPost.shipments()).hasSize(2);
            for (JsonNode shipment : easyPost.shipments()) {
                assertThat(misfits(shipment, Shipment.class, "")).isEmpty();
                Shipment read = Constants.Http.GSON.fromJson(shipment.toString(), Shipment.class);
                assertThat(read.getRates()).isNotEmpty();
                assertThat(read.getTracker().getTrackingCode()).isEqualTo(read.getTrackingCode());
            }
            JsonNode told = Json.parse(event.body());
            assertThat(misfits(told, Event.class, "")).isEmpty();
            assertThat(misfits(told.path("result"), Tracker.class, "result")).isEmpty();
        }
    }

    @Test
    void a_field_that_the_client_does_not_know_is_found() {
        assertThat(misfits(Json.parse("{\"tracking_code\":\"9\",\"trackingcode\":\"9\"}"), Tracker.class, ""))
                .containsExactly("/trackingcode");
    }

    private static List<String> misfits(JsonNode json, Type type, String path) {
        if (json.isArray() && type instanceof ParameterizedType list) {
            return json.valueStream()
                    .flatMap(element -> misfits(element, list.getActualTypeArguments()[0], path + "[]").stream())
                    .toList();
        }
        if (!json.isObject()
                || !(type instanceof Class<?> model)
                || !model.getName().startsWith("com.easypost.")) {
            return List.of();
        }
        Map<String, Type> known = fields(model);
        return json.properties().stream()
                .filter(field -> known.containsKey(field.getKey()) || !NOT_READ.contains(field.getKey()))
                .flatMap(field -> known.containsKey(field.getKey())
                        ? misfits(field.getValue(), known.get(field.getKey()), path + "/" + field.getKey()).stream()
                        : Stream.of(path + "/" + field.getKey()))
                .toList();
    }

    private static Map<String, Type> fields(Class<?> model) {
        Map<String, Type> fields = new HashMap<>();
        for (Class<?> level = model; level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                fields.put(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES.translateName(field), field.getGenericType());
            }
        }
        return fields;
    }
}
