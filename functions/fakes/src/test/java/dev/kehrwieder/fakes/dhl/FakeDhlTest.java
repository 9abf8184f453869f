package dev.kehrwieder.fakes.dhl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.kehrwieder.fakes.FakeServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeDhlTest {
    private static final String ORDER =
            """
            {"receiverId":"deu","customerReference":"R-1","shipper":{"name1":"Ada (B)","addressStreet":"Kehrwieder",
             "addressHouse":"2","postalCode":"20457","city":"Hamburg"}}""";
    private static final String BASIC = "Basic ZGVtby11c2VyOmRlbW8tcGFzc3dvcmQ=";

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> post(URI uri, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .header("Authorization", BASIC)
                        .header("dhl-api-key", "demo-app")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> order(FakeDhl dhl) throws Exception {
        return post(dhl.uri().resolve("/parcel/de/shipping/returns/v1/orders"), ORDER);
    }

    @Test
    void numbers_carry_the_check_digit_of_the_published_example_and_are_never_given_twice(@TempDir Path folder)
            throws Exception {
        Optional<Path> journal = Optional.of(folder.resolve("dhl.jsonl"));
        try (FakeDhl dhl = new FakeDhl(DhlCredentials.DEMO, InstantSource.system(), journal)) {
            assertThat(order(dhl).statusCode()).isEqualTo(201);
            dhl.scan("999991587211", "ES", Instant.parse("2026-11-12T08:00:00Z"));
            dhl.scan("999991587211", "QX", Instant.parse("2026-11-12T09:00:00Z"));
        }
        try (FakeDhl dhl = new FakeDhl(DhlCredentials.DEMO, InstantSource.system(), journal)) {
            order(dhl);
            assertThat(dhl.parcels())
                    .extracting(FakeDhl.Parcel::shipmentNo)
                    .containsExactly("999991587211", "999991587228");
            assertThat(dhl.parcels().getFirst().scans()).containsExactly("VA", "ES", "QX");
        }
    }

    @Test
    void the_qr_code_can_be_read_and_the_label_is_a_pdf() throws Exception {
        try (FakeDhl dhl = new FakeDhl(DhlCredentials.DEMO)) {
            order(dhl);
            FakeDhl.Parcel parcel = dhl.parcels().getFirst();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(parcel.qr()));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            BinaryBitmap bitmap = new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
            assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo("DHL-RETOURE:999991587211");
            assertThat(new String(parcel.label(), StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-1.4")
                    .contains("(Ada \\(B\\))")
                    .endsWith("%%EOF\n");
        }
    }

    @Test
    void a_subscriber_hears_nothing_before_its_secret_came_back_and_then_everything() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (FakeDhl dhl = new FakeDhl(DhlCredentials.DEMO);
                FakeServer hook = new FakeServer(exchange -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    heard.add(exchange.getRequestHeaders().getFirst("X-Word") + " " + body);
                    boolean answers = heard.size() > 1;
                    String answer = answers ? "{\"secret\":\"secret-of-subscription-1\"}" : "{}";
                    FakeServer.answer(exchange, 200, "application/json", answer.getBytes(StandardCharsets.UTF_8));
                })) {
            order(dhl);
            String subscription =
                    """
                    {"hook":{"uri":"%s","authentication":{"type":"ApiKeyAuthentication","header":"X-Word","token":"w"}},
                     "format":"Default","type":"Account","service":"parcel-de","accountID":"1",
                     "events":["Transit","Delivered"]}""";
            assertThat(post(dhl.uri().resolve("/tracking/push/v1/subscription"), subscription.formatted(hook.uri()))
                            .statusCode())
                    .isEqualTo(201);
            Instant at = Instant.parse("2026-11-12T08:00:00Z");
            assertThat(dhl.scan("999991587211", "ES", at)).isEmpty();
            assertThat(dhl.scan("999991587211", "AA", at.plusSeconds(1))).containsExactly(200);
            assertThat(heard).hasSize(3).allMatch(call -> call.startsWith("w "));
            assertThat(heard.getLast()).contains("\"scope\":\"subscription.push\"", "SHRCU");
            dhl.push(false);
            assertThat(dhl.scan("999991587211", "ZU", at.plusSeconds(2))).isEmpty();
        }
    }

    @Test
    void everything_can_be_played_over_http() throws Exception {
        try (FakeDhl dhl = new FakeDhl(DhlCredentials.DEMO)) {
            post(dhl.uri().resolve("/_fake/next"), "{\"call\":\"order\",\"fault\":\"TOO_MANY_REQUESTS\"}");
            HttpResponse<String> refused = order(dhl);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            post(dhl.uri().resolve("/_fake/leave-out"), "{\"part\":\"LABEL\"}");
            assertThat(order(dhl).body()).doesNotContain("\"label\"").contains("\"qrLabel\"");
            URI scan = dhl.uri().resolve("/_fake/parcels/999991587211/scan");
            assertThat(post(scan, "{\"code\":\"ZU\"}").body())
                    .isEqualTo("{\"shipmentNo\":\"999991587211\",\"pushed\":[]}");
            assertThat(post(dhl.uri().resolve("/_fake/parcels/1/scan"), "{\"code\":\"ZU\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(post(dhl.uri().resolve("/_fake/revoke-tokens"), "{}").statusCode())
                    .isEqualTo(204);
        }
    }
}
