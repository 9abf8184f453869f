package dev.kehrwieder.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class ObjectsIT {
    private static final String BUCKET = "documents";
    private static final Duration HOUR = Duration.ofHours(1);

    private static Emulator emulator;
    private static S3Client client;
    private static S3Presigner presigner;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        emulator = start(null);
        client = client(emulator);
        presigner = presigner(Sdk.SECRET_KEY);
        http = HttpClient.newHttpClient();
        client.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        http.close();
        presigner.close();
        client.close();
        emulator.close();
    }

    private static Emulator start(Path data) {
        return Emulators.objects(Emulators.libraries(Emulators.OBJECTS), data, Sdk.ACCESS_KEY, Sdk.SECRET_KEY);
    }

    @Test
    void presigned_links_store_and_fetch() throws Exception {
        HttpRequest put = HttpRequest.newBuilder(presigner
                        .presignPutObject(presign -> presign.signatureDuration(HOUR)
                                .putObjectRequest(request -> request.bucket(BUCKET)
                                        .key("photo 1.png")
                                        .contentType("image/png")))
                        .url()
                        .toURI())
                .header("Content-Type", "image/png")
                .PUT(HttpRequest.BodyPublishers.ofString("pixels"))
                .build();

        assertThat(send(put).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = get(link(presigner, "photo 1.png", HOUR));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("pixels");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void put_of_another_type_than_was_signed_is_refused() throws Exception {
        HttpRequest put = HttpRequest.newBuilder(presigner
                        .presignPutObject(presign -> presign.signatureDuration(HOUR)
                                .putObjectRequest(request ->
                                        request.bucket(BUCKET).key("typed").contentType("image/png")))
                        .url()
                        .toURI())
                .header("Content-Type", "text/html")
                .PUT(HttpRequest.BodyPublishers.ofString("<script>"))
                .build();

        assertThat(send(put).statusCode()).isEqualTo(403);
    }

    @Test
    void link_that_has_expired_is_refused() {
        put("expiring", "x");
        URI link = link(presigner, "expiring", Duration.ofSeconds(1));

        assertThat(Await.until(() -> get(link).statusCode(), status -> status == 403))
                .isEqualTo(403);
    }

    @Test
    void link_of_another_secret_or_another_key_is_refused() {
        put("guarded", "x");
        URI link = link(presigner, "guarded", HOUR);
        try (S3Presigner stranger = presigner("another-secret")) {
            assertThat(get(link(stranger, "guarded", HOUR)).statusCode()).isEqualTo(403);
        }

        assertThat(get(URI.create(link.toString().replace("guarded", "other"))).statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(emulator.endpoint() + "/" + BUCKET + "/guarded"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void object_that_must_be_new_is_written_once() {
        put("label.pdf", "first");

        assertThatThrownBy(() -> client.putObject(
                        request -> request.bucket(BUCKET).key("label.pdf").ifNoneMatch("*"),
                        RequestBody.fromString("second")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(client.getObjectAsBytes(request -> request.bucket(BUCKET).key("label.pdf"))
                        .asUtf8String())
                .isEqualTo("first");
    }

    @Test
    void restart_keeps_objects_with_type_and_metadata(@TempDir Path data) {
        try (Emulator before = start(data);
                S3Client s3 = client(before)) {
            s3.createBucket(request -> request.bucket(BUCKET));
            s3.putObject(
                    request -> request.bucket(BUCKET)
                            .key("S/demo/label.pdf")
                            .contentType("application/pdf")
                            .metadata(Map.of("rma", "R1")),
                    RequestBody.fromString("kept"));
        }

        try (Emulator after = start(data);
                S3Client s3 = client(after)) {
            var object = s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("S/demo/label.pdf"));
            assertThat(object.asUtf8String()).isEqualTo("kept");
            assertThat(object.response())
                    .extracting(GetObjectResponse::contentType, found -> found.metadata()
                            .get("rma"))
                    .containsExactly("application/pdf", "R1");
        }
    }

    @Test
    void only_loopback_is_listened_on() throws Exception {
        assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
        assertThat(Loopback.othersThatAnswer(emulator.endpoint())).isEmpty();
    }

    @Test
    void folder_that_cannot_be_used_is_an_exception_with_the_reason(@TempDir Path data) throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    private static S3Client client(Emulator emulator) {
        return Sdk.client(S3Client.builder().forcePathStyle(true), emulator);
    }

    private static S3Presigner presigner(String secretKey) {
        return S3Presigner.builder()
                .endpointOverride(emulator.endpoint())
                .region(Sdk.REGION)
                .credentialsProvider(Sdk.credentials(secretKey))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    /** Without a condition: the SDK repeats a call whose connection broke, and finds its own object there. */
    private static void put(String key, String body) {
        client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(body));
    }

    private static URI link(S3Presigner signer, String key, Duration duration) {
        return URI.create(signer.presignGetObject(presign -> presign.signatureDuration(duration)
                        .getObjectRequest(request -> request.bucket(BUCKET).key(key)))
                .url()
                .toString());
    }

    private static HttpResponse<String> get(URI link) {
        return send(HttpRequest.newBuilder(link).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
