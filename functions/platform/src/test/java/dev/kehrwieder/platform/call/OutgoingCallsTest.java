package dev.kehrwieder.platform.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingCallsTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final OutgoingCalls calls = new OutgoingCalls(Duration.ofMillis(300));
    private final AtomicInteger heard = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private volatile String seen = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/echo", exchange -> {
            heard.incrementAndGet();
            seen = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 201, "{\"made\":true}");
        });
        server.createContext("/refuse", exchange -> answer(exchange, 422, "{\"why\":\"no\"}"));
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "/echo");
            answer(exchange, 302, "");
        });
        server.createContext("/hang", exchange -> {
            heard.incrementAndGet();
            await();
            exchange.close();
        });
        server.createContext("/break", exchange -> {
            heard.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void a_body_of_json_and_the_answer_come_through() {
        Reply reply = calls.send(OutgoingCall.post(at("/echo"), BODY));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.isSuccess()).isTrue();
        assertThat(reply.json())
                .hasValueSatisfying(
                        json -> assertThat(json.get("made").booleanValue()).isTrue());
        assertThat(seen).isEqualTo("POST application/json {\"a\":1}");
    }

    @Test
    void a_form_is_encoded() {
        calls.send(OutgoingCall.postForm(at("/echo"), Map.of("amount[a]", "1 & 2")));
        assertThat(seen).isEqualTo("POST application/x-www-form-urlencoded amount%5Ba%5D=1%20%26%202");
    }

    @Test
    void a_refusal_is_an_answer() {
        Reply reply = calls.send(OutgoingCall.get(at("/refuse")));
        assertThat(reply.isRefusal()).isTrue();
        assertThat(reply.json()).isPresent();
    }

    @Test
    void no_redirect_is_followed() {
        assertThat(calls.send(OutgoingCall.get(at("/elsewhere"))).status()).isEqualTo(302);
        assertThat(heard).hasValue(0);
    }

    @Test
    void who_does_not_listen_never_heard_of_it() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        OutgoingCall call = OutgoingCall.post(URI.create("http://127.0.0.1:" + free + "/"), BODY);
        assertThatThrownBy(() -> calls.send(call)).isInstanceOf(NotSent.class);
    }

    @Test
    void who_does_not_answer_in_time_may_have_acted() {
        OutgoingCall call = OutgoingCall.post(at("/hang"), BODY);
        assertThatThrownBy(() -> calls.send(call)).isInstanceOf(NoAnswer.class);
        assertThat(heard).hasValue(1);
    }

    /** The JDK's client would send a POST again whose connection breaks. */
    @Test
    void a_broken_connection_is_not_taken_up_again() {
        calls.send(OutgoingCall.post(at("/echo"), BODY)); // leaves a connection to be used again
        heard.set(0);
        OutgoingCall call = OutgoingCall.post(at("/break"), BODY);
        assertThatThrownBy(() -> calls.send(call)).isInstanceOf(NoAnswer.class);
        assertThat(heard).hasValue(1);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
