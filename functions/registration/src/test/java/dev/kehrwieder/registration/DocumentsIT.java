package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;

@ExtendWith(RegistrationApi.Extension.class)
final class DocumentsIT {
    private static final String RMA = ReturnJourney.RMA;

    private final RegistrationApi api;
    private final ReturnJourney journey;

    DocumentsIT(RegistrationApi api) {
        this.api = api;
        this.journey = api.journey().registered();
    }

    private void givenDocument(String name) {
        var bucket = api.aws().bucket();
        bucket.client()
                .putObject(
                        request -> request.bucket(bucket.name()).key("labels/demo/" + RMA + "/1/" + name),
                        RequestBody.fromString("bytes of " + name));
    }

    private Reply label(String format) {
        ApiCall call = ApiCall.to(ApiRoute.GET_LABEL, RMA, "1").as(Role.STOREFRONT);
        return api.call(ApiRoute.GET_LABEL, format.isEmpty() ? call : call.query("format", format));
    }

    private static HttpResponse<String> follow(Reply redirect) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI target = URI.create(redirect.headers().get("Location"));
            return client.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** A parameter of a type may stand with or without a space. */
    private static String compact(String type) {
        return type.replace(" ", "");
    }

    @ParameterizedTest
    @EnumSource(names = {"GET_LABEL", "GET_QR", "GET_SLIP"})
    void a_document_that_does_not_exist_yet_is_not_ready(ApiRoute route) {
        api.call(route, Role.SUPPORT, RMA, "1").is(409, "LABEL_NOT_READY");
    }

    @ParameterizedTest
    @CsvSource({
        "'',label.pdf,application/pdf",
        "PDF,label.pdf,application/pdf",
        "PNG,label.png,image/png",
        "ZPL,label.zpl,text/plain; charset=utf-8"
    })
    void a_label_is_found_where_the_answer_leads(String format, String name, String type) throws Exception {
        journey.labelled();
        givenDocument(name);
        Reply redirect = label(format).is(302);
        assertThat(redirect.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(redirect.body()).isEmpty();
        HttpResponse<String> document = follow(redirect);
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).isEqualTo("bytes of " + name);
        assertThat(document.headers().firstValue("Content-Type").map(DocumentsIT::compact))
                .hasValue(compact(type));
        assertThat(document.headers().firstValue("Content-Disposition"))
                .hasValue("inline; filename=\"" + RMA + "-1-" + name + "\"");
    }

    @Test
    void code_and_slip_are_found_too() throws Exception {
        journey.labelled();
        givenDocument("qr.png");
        givenDocument("slip.pdf");
        assertThat(follow(api.call(ApiRoute.GET_QR, Role.WAREHOUSE, RMA, "1").is(302))
                        .body())
                .isEqualTo("bytes of qr.png");
        assertThat(follow(api.call(ApiRoute.GET_SLIP, Role.WAREHOUSE, RMA, "1").is(302))
                        .body())
                .isEqualTo("bytes of slip.pdf");
    }

    @Test
    void a_document_that_the_carrier_does_not_give_is_not_found_and_the_answer_says_so() {
        journey.labelled(DocumentKind.LABEL_PNG);
        assertThat(label("ZPL").is(404, "NOT_FOUND").text("/detail"))
                .isEqualTo("There is no such document of this parcel: label.zpl");
        assertThat(api.call(ApiRoute.GET_QR, Role.WAREHOUSE, RMA, "1")
                        .is(404, "NOT_FOUND")
                        .text("/detail"))
                .isEqualTo("There is no such document of this parcel: qr.png");
        label("PNG").is(302);
        label("PDF").is(302);
        api.call(ApiRoute.GET_SLIP, Role.WAREHOUSE, RMA, "1").is(302);
    }

    @Test
    void another_label_is_asked_for_by_one_call_and_the_old_one_is_gone() {
        journey.labelled();
        ApiCall again = ApiCall.to(ApiRoute.REISSUE_LABEL, RMA, "1")
                .as(Role.STOREFRONT)
                .header("Idempotency-Key", "lost-label")
                .body("{}");

        Reply first = api.call(ApiRoute.REISSUE_LABEL, again).is(202);
        Reply second = api.call(ApiRoute.REISSUE_LABEL, again).is(202);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers()).containsEntry("Idempotency-Replayed", "true");
        assertThat(first.text("/parcels/0/status")).isEqualTo("LABEL_REQUESTED");
        assertThat(first.json().at("/parcels/0/attempt").intValue()).isEqualTo(2);
        assertThat(first.text("/parcels/0/formerLabels/0/trackingNumber")).isEqualTo(ReturnJourney.TRACKING_NUMBER);
        label("").is(409, "LABEL_NOT_READY");
        assertThat(journey.trail()).containsOnlyOnce("LabelVoided", "LabelRequested");
    }

    @Test
    void a_format_that_we_do_not_draw_is_refused() {
        journey.labelled();
        assertThat(label("GIF").is(422, "VALIDATION_FAILED").text("/errors/0/pointer"))
                .isEqualTo("/format");
    }

    @ParameterizedTest
    @CsvSource({"R0000000000,1", RMA + ",2", RMA + ",0", RMA + ",one", RMA + ",1e0"})
    void a_parcel_that_is_not_there_is_not_found(String rma, String number) {
        journey.labelled();
        api.call(ApiRoute.GET_LABEL, Role.SUPPORT, rma, number).is(404, "NOT_FOUND");
    }

    @Test
    void another_shops_label_is_not_found() {
        journey.labelled();
        api.call(ApiRoute.GET_LABEL, ApiCall.to(ApiRoute.GET_LABEL, RMA, "1").as("other", "STOREFRONT"))
                .is(404, "NOT_FOUND");
    }
}
