package dev.kehrwieder.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopApiTest {
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer machine;
    private ShopApi api;

    @BeforeEach
    void start() throws IOException {
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            String[] answer = answers.remove().split(" ", 2);
            byte[] body = answer[1].getBytes(UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        machine.start();
        api = new ShopApi(URI.create("http://127.0.0.1:" + machine.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        machine.stop(0);
    }

    private ShopApi.Reply post() {
        return api.post("warehouse", "/v1/inspections", "k-1", Answers.JSON.createObjectNode());
    }

    @Test
    void who_was_overtaken_or_met_a_fault_asks_again_under_the_same_key() {
        answers.addAll(List.of("409 {\"code\":\"CONFLICT\"}", "503 <html>", "201 {\"rma\":\"R-1\"}"));

        assertThat(post().text("/rma")).isEqualTo("R-1");
        assertThat(keys).containsExactly("k-1", "k-1", "k-1");
        assertThat(api.repeated()).isEqualTo(2);
        assertThat(api.conflicts()).isEqualTo(1);
        assertThat(api.serverErrors()).isEqualTo(1);
    }

    @Test
    void every_other_refusal_stands() {
        answers.add("409 {\"code\":\"INVALID_STATE\"}");

        assertThat(post().status()).isEqualTo(409);
        assertThat(api.repeated()).isZero();
    }
}
