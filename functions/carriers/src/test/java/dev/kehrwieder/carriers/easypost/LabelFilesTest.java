package dev.kehrwieder.carriers.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.carriers.easypost.LabelFiles.Kind;
import dev.kehrwieder.fakes.FakeServer;
import dev.kehrwieder.platform.call.OutgoingCalls;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFilesTest {
    private static final int TOO_LARGE = 8 * 1024 * 1024 + 1;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private FakeServer store;
    private LabelFiles files;

    @BeforeEach
    void start() throws IOException {
        store = new FakeServer(exchange -> {
            heard.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().get("Authorization"));
            switch (exchange.getRequestURI().getPath()) {
                case "/label.pdf" -> FakeServer.answer(exchange, 200, "application/pdf", bytes("%PDF-1.4 label"));
                case "/page.pdf" -> FakeServer.answer(exchange, 200, "application/pdf", bytes("<html>sign in</html>"));
                case "/large.pdf" -> FakeServer.answer(exchange, 200, "application/pdf", large());
                case "/moved.pdf" -> {
                    exchange.getResponseHeaders().set("Location", "/label.pdf");
                    FakeServer.answer(exchange, 302, "text/plain", bytes(""));
                }
                default -> FakeServer.answer(exchange, 404, "text/plain", bytes("none"));
            }
        });
        files = new LabelFiles(store.uri(), new OutgoingCalls(Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] large() {
        byte[] file = new byte[TOO_LARGE];
        System.arraycopy(bytes("%PDF-"), 0, file, 0, 5);
        return file;
    }

    @Test
    void a_file_is_fetched_without_the_key() {
        assertThat(files.file(store.uri() + "/label.pdf", Kind.PDF)).contains(bytes("%PDF-1.4 label"));
        assertThat(heard).containsExactly("/label.pdf null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.pdf", "/large.pdf", "/moved.pdf", "/none.pdf"})
    void something_else_than_the_file_is_no_label(String path) {
        assertThat(files.file(store.uri() + path, Kind.PDF)).isEmpty();
        assertThat(heard).noneMatch(call -> call.startsWith("/label.pdf"));
    }

    @Test
    void a_pdf_is_no_picture() {
        assertThat(files.file(store.uri() + "/label.pdf", Kind.PNG)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attacker.example/label.pdf",
                "https://easypost.com.attacker.example/label.pdf",
                "https://noteasypost.com/label.pdf",
                "http://files.easypost.com/label.pdf",
                "https://files.easypost.com:8443/label.pdf",
                "https://me@files.easypost.com/label.pdf",
                "http://169.254.169.254/latest/meta-data/",
                "https://other-files.s3.us-west-2.amazonaws.com/label.pdf",
                "file:///etc/passwd",
                "/label.pdf",
                "no address at all",
                ""
            })
    void nothing_is_fetched_from_elsewhere(String address) {
        assertThat(LabelFiles.isAllowed(URI.create("https://api.easypost.com"), address))
                .isFalse();
        assertThat(files.file(address, Kind.PDF)).isEmpty();
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://easypost-files.s3.us-west-2.amazonaws.com/files/postage_label/20220616/1.pdf",
                "https://easypost-files.s3-us-west-2.amazonaws.com/files/form/20240124/1.png",
                "https://assets.easypost.com/1.pdf",
                "https://api.easypost.com/1.pdf"
            })
    void easypost_keeps_its_files_here(String address) {
        assertThat(LabelFiles.isAllowed(URI.create("https://api.easypost.com"), address))
                .isTrue();
    }
}
