package dev.kehrwieder.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.mail.ReceivedMail;
import dev.kehrwieder.local.web.Answers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Mails as stand-ins of SES give them away. */
class SentMailsTest {
    private static final String MESSAGE =
            """
            From: Shop <returns@example.org>
            To: Ada <ada@example.org>
            Subject: =?UTF-8?Q?Ihr_R=C3=BCcksendeetikett?=
            X-Kehrwieder-Template: LABEL_READY
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=UTF-8

            .A line that begins with a dot
            --b
            Content-Type: image/png; name=qr.png
            Content-Disposition: attachment; filename=qr.png
            Content-Transfer-Encoding: base64

            UE5H
            --b--
            """;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_mail_that_is_passed_on_by_smtp_is_read_with_its_picture() throws Exception {
        int port = freePort();
        try (SmtpMails mails = new SmtpMails(port)) {
            send(port, MESSAGE);
            assertReads(mails.all());
        }
    }

    @Test
    void a_mail_that_was_cut_off_is_not_kept() throws Exception {
        int port = freePort();
        try (SmtpMails mails = new SmtpMails(port)) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write("DATA\r\nSubject: half".getBytes(UTF_8));
            }
            send(port, MESSAGE);
            assertThat(mails.all()).hasSize(1);
        }
    }

    @Test
    void a_mail_that_localstack_keeps_is_read_bare_or_still_encoded() throws Exception {
        String bare = MESSAGE.replace("\n", "\r\n");
        String encoded = Base64.getEncoder().encodeToString(bare.getBytes(UTF_8));
        for (String raw : List.of(bare, encoded)) {
            ObjectNode answer = Answers.JSON.createObjectNode();
            answer.putArray("messages").addObject().put("RawData", raw);
            try (Stub stub = Stub.answering(200, answer.toString())) {
                assertReads(new LocalStackMails(stub.uri(), HTTP).all());
            }
        }
    }

    @Test
    void an_answer_that_no_function_gave_is_a_failure() throws Exception {
        try (Stub stub = Stub.answering(200, "{\"body\": \"Mock response - no handler for java25\"}")) {
            DeployedApi api = new DeployedApi(stub.uri().toString(), HTTP);
            assertThatThrownBy(() -> api.get("key", "/v1/returns/R1"))
                    .isInstanceOf(JourneyFailure.class)
                    .hasMessageContaining("answered by no function");
        }
    }

    @Test
    void an_api_that_is_not_there_is_named() throws Exception {
        DeployedApi api = new DeployedApi("http://127.0.0.1:" + freePort(), HTTP);
        assertThatThrownBy(() -> api.get("key", "/v1/returns/R1"))
                .isInstanceOf(JourneyFailure.class)
                .hasMessageContaining("/v1/returns/R1 does not answer");
    }

    private static void assertReads(List<ReceivedMail> mails) {
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.template()).isEqualTo("LABEL_READY");
            assertThat(mail.subject()).isEqualTo("Ihr Rücksendeetikett");
            assertThat(mail.recipients()).containsExactly("ada@example.org");
            assertThat(mail.text()).contains(".A line that begins with a dot");
            assertThat(mail.files()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("qr.png");
                assertThat(file.content()).isEqualTo("PNG".getBytes(UTF_8));
            });
        });
    }

    private static void send(int port, String message) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                var answers = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            answers.readLine();
            for (String command : List.of("EHLO me", "MAIL FROM:<a@b.example>", "RCPT TO:<ada@example.org>", "DATA")) {
                client.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
                assertThat(answers.readLine()).startsWith(command.equals("DATA") ? "354" : "250");
            }
            String onTheWay = message.replace("\n", "\r\n").replace("\r\n.", "\r\n..");
            client.getOutputStream().write((onTheWay + ".\r\n").getBytes(UTF_8));
            assertThat(answers.readLine()).startsWith("250");
            client.getOutputStream().write("QUIT\r\n".getBytes(UTF_8));
            assertThat(answers.readLine()).startsWith("221");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Stub(HttpServer server) implements AutoCloseable {
        static Stub answering(int status, String body) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return new Stub(server);
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
