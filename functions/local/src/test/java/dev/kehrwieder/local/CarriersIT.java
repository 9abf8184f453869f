package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Returns by DHL through the whole chain: the real functions, the adapter, and DHL as we play it. */
class CarriersIT {
    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.startWithCarriers(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    private static String register(String order) {
        machine.putOrder(order);
        return machine.register(order, 1).text("/rma");
    }

    /** The next call of this name goes wrong. */
    private static void next(String call, String fault) {
        play("next", "{\"call\":\"%s\",\"fault\":\"%s\"}".formatted(call, fault));
    }

    private static DemoMachine.Reply play(String what, String body) {
        DemoMachine.Reply reply = machine.post("", "/_local/carriers/dhl/" + what, body);
        assertThat(reply.status()).as(reply.text()).isBetween(200, 204);
        return reply;
    }

    private static void scan(String number, String code) {
        DemoMachine.Reply reply = play("parcels/" + number + "/scan", "{\"code\":\"%s\"}".formatted(code));
        assertThat(reply.json().path("pushed").toString()).isEqualTo("[200]");
    }

    /** What DHL made for a return, whether or not anybody heard of it. */
    private static List<JsonNode> made(String rma) {
        return StreamSupport.stream(
                        machine.get("", "/_local/carriers/dhl/parcels").json().spliterator(), false)
                .filter(parcel -> parcel.path("reference").asString("").equals(rma))
                .toList();
    }

    private static byte[] document(String rma, String kind) throws Exception {
        DemoMachine.Reply redirect = machine.get("local-storefront", "/v1/returns/" + rma + "/parcels/1/" + kind);
        assertThat(redirect.status()).isEqualTo(302);
        return machine.bytes(redirect.location());
    }

    private static void awaitLabel(String rma) {
        machine.await("the label is there", () -> machine.events(rma).contains("LabelIssued"));
    }

    private static String reason(String rma) {
        return StreamSupport.stream(
                        machine.get("local-support", "/v1/returns/" + rma + "/timeline")
                                .json()
                                .path("events")
                                .spliterator(),
                        false)
                .filter(event -> event.path("type").asString("").equals("LabelFailed"))
                .map(event -> event.path("data").path("reason").asString(""))
                .findFirst()
                .orElse("");
    }

    private static List<String> tasks(String rma) {
        return StreamSupport.stream(
                        machine.get("local-support", "/v1/tasks?limit=100")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(task -> task.path("rma").asString("").equals(rma))
                .map(task -> task.path("kind").asString(""))
                .toList();
    }

    @Test
    void a_parcel_travels_by_dhl_from_the_label_to_the_refund() throws Exception {
        String rma = register("C1");
        awaitLabel(rma);
        JsonNode made = made(rma).getFirst();
        String number = made.path("shipmentNo").asString("");
        JsonNode parcel = machine.read(rma).json().at("/parcels/0");
        assertThat(parcel.path("carrier").asString("")).isEqualTo("dhl");
        assertThat(parcel.path("trackingNumber").asString("")).isEqualTo(number);
        assertThat(document(rma, "label"))
                .isEqualTo(Base64.getDecoder().decode(made.path("label").asString("")));
        assertThat(document(rma, "qr"))
                .isEqualTo(Base64.getDecoder().decode(made.path("qr").asString("")));

        scan(number, "ES");
        assertThat(machine.status(rma)).isEqualTo("IN_TRANSIT");
        scan(number, "AA");
        scan(number, "PO");
        scan(number, "ZU");
        assertThat(machine.read(rma).text("/parcels/0/status")).isEqualTo("DELIVERED");
        assertThat(machine.inspect(rma, 1).status()).isEqualTo(201);
        machine.awaitPaid(rma);
        assertThat(machine.events(rma))
                .containsSubsequence(
                        "ReturnApproved",
                        "CarrierChosen",
                        "LabelIssued",
                        "ParcelHandedIn",
                        "ParcelMoved",
                        "ParcelDelivered",
                        "ItemsInspected",
                        "RefundSucceeded",
                        "ReturnClosed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_MANY_REQUESTS", "UNAVAILABLE", "FORBIDDEN", "UNAUTHORIZED", "SLOW"})
    void what_did_nothing_is_asked_again_and_bought_once(String fault) {
        next("order", fault);
        String rma = register("C-" + fault);
        awaitLabel(rma);
        assertThat(made(rma)).hasSize(1);
        assertThat(tasks(rma)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BAD_REQUEST, HTTP_400", "UNPROCESSABLE, HTTP_422"})
    void what_dhl_refuses_is_in_the_timeline_and_a_task(String fault, String code) {
        next("order", fault);
        String rma = register("C-" + fault);
        machine.await("the failure is told", () -> machine.events(rma).contains("LabelFailed"));
        assertThat(reason(rma)).isEqualTo(code);
        assertThat(tasks(rma)).containsExactly("LABEL_FAILED");
        assertThat(made(rma)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT_BEFORE, TIMEOUT, 0",
        "TIMEOUT_AFTER, TIMEOUT, 1",
        "ERROR_BEFORE, HTTP_500, 0",
        "ERROR_AFTER, HTTP_500, 1",
        "BREAK_AFTER, CONNECTION_BROKEN, 1",
        "BROKEN_JSON, ANSWER_BROKEN, 1"
    })
    void what_may_have_been_bought_is_never_bought_again_by_itself(String fault, String code, int labels) {
        next("order", fault);
        String rma = register("C-" + fault);
        machine.await("the doubt is told", () -> machine.events(rma).contains("LabelFailed"));
        machine.await("every queue is empty", machine::queuesAreEmpty);
        assertThat(reason(rma)).isEqualTo("UNKNOWN_" + code);
        assertThat(tasks(rma)).containsExactly("LABEL_UNKNOWN");
        assertThat(made(rma)).hasSize(labels);

        DemoMachine.Reply again = machine.post("local-support", "/v1/returns/" + rma + "/parcels/1/label", "");
        assertThat(again.status()).as(again.text()).isEqualTo(202);
        awaitLabel(rma);
        assertThat(made(rma)).hasSize(labels + 1);
    }

    @Test
    void a_label_without_a_qr_code_is_sent_as_it_is() {
        play("leave-out", "{\"part\":\"QR\"}");
        String rma = register("C-NOQR");
        awaitLabel(rma);
        assertThat(machine.read(rma).json().at("/parcels/0/qrUrl").isNull()).isTrue();
        assertThat(machine.read(rma).text("/parcels/0/labelUrl")).isNotEmpty();
    }

    @Test
    void destroyed_is_not_delivered() {
        String rma = register("C-DSPSD");
        awaitLabel(rma);
        String number = made(rma).getFirst().path("shipmentNo").asString("");
        scan(number, "ES");
        scan(number, "DSPSD");
        assertThat(machine.read(rma).text("/parcels/0/status")).isEqualTo("EXCEPTION");
        assertThat(machine.events(rma)).doesNotContain("ParcelDelivered");
    }

    @Test
    void the_page_shows_each_parcel_and_its_forms_work_without_a_script() {
        String rma = register("C-PAGE");
        awaitLabel(rma);
        String number = made(rma).getFirst().path("shipmentNo").asString("");
        DemoMachine.Reply page = machine.get("", "/_local/carriers");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(rma, number, "TIMEOUT_AFTER", "Handed in at a Packstation");
        DemoMachine.Reply sent = machine.form("/_local/carriers/dhl/parcels/" + number + "/scan", "code=ES");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(machine.status(rma)).isEqualTo("IN_TRANSIT");
        // Curl calls its JSON a form.
        assertThat(machine.form("/_local/carriers/dhl/parcels/" + number + "/scan", "{\"code\":\"AA\"}")
                        .status())
                .isEqualTo(200);
        assertThat(machine.get("", "/_local/carriers/nobody/parcels").status()).isEqualTo(404);
        assertThat(machine.post("", "/_local/carriers/dhl/next", "{}").status()).isEqualTo(400);
    }
}
