package dev.kehrwieder.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.aws.LocalAws;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class S3DocumentsIT {
    private static LocalAws aws;
    private static S3Documents documents;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        documents = new S3Documents(
                () -> aws.bucket().client(),
                () -> aws.bucket().presigner(),
                aws.bucket().name());
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> open(URI link) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void what_was_put_is_there_and_can_be_overwritten() {
        documents.put("labels/demo/R-1/1/slip.pdf", "application/pdf", bytes("first"));
        documents.put("labels/demo/R-1/1/slip.pdf", "application/pdf", bytes("second"));
        assertThat(documents.get("labels/demo/R-1/1/slip.pdf")).hasValue(bytes("second"));
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(documents.get("labels/demo/R-1/9/slip.pdf")).isEmpty();
    }

    @Test
    void a_link_opens_with_type_and_file_name_and_without_a_key() throws IOException, InterruptedException {
        documents.put("labels/demo/R-2/1/label.pdf", "application/pdf", bytes("%PDF-1.7"));
        URI link = documents.link(
                "labels/demo/R-2/1/label.pdf", "application/pdf", "R-2-1-label.pdf", Duration.ofMinutes(5));
        HttpResponse<byte[]> opened = open(link);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).isEqualTo(bytes("%PDF-1.7"));
        assertThat(opened.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(opened.headers().firstValue("Content-Disposition")).hasValue("inline; filename=\"R-2-1-label.pdf\"");
    }

    @Test
    void a_link_is_valid_for_one_document_only() throws IOException, InterruptedException {
        documents.put("labels/demo/R-3/1/label.pdf", "application/pdf", bytes("mine"));
        documents.put("labels/demo/R-4/1/label.pdf", "application/pdf", bytes("theirs"));
        URI link = documents.link("labels/demo/R-3/1/label.pdf", "application/pdf", "x.pdf", Duration.ofMinutes(5));
        URI other = URI.create(link.toString().replace("/R-3/", "/R-4/"));
        assertThat(open(other).statusCode()).isEqualTo(403);
        assertThat(open(URI.create(link.toString().replaceAll("\\?.*", ""))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_link_says_how_long_it_opens() {
        assertThat(documents
                        .link("k", "text/plain", "k.txt", Duration.ofMinutes(5))
                        .getQuery())
                .contains("X-Amz-Expires=300");
    }
}
