package dev.kehrwieder.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalTracesTest {
    private static final String SPANS =
            """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"labels"}}]},
              "scopeSpans":[{"spans":[
                {"traceId":"t1","spanId":"b","parentSpanId":"a","name":"labels ReturnApproved","kind":5,
                 "startTimeUnixNano":"1700000000200000000","endTimeUnixNano":"1700000000300000000","status":{"code":2},
                 "attributes":[{"key":"kehrwieder.rma","value":{"stringValue":"R<1>"}}]},
                {"traceId":"t1","spanId":"a","name":"POST /v1/returns","kind":2,
                 "startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000100000000","attributes":[]},
                {"traceId":"t2","spanId":"c","name":"another return's","kind":2,
                 "startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000100000000","attributes":[]}]}]}]}
            """;

    private LocalTraces traces;
    private HttpServer gateway;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        traces = LocalTraces.start();
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        traces.pages().forEach(gateway::createContext);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        traces.close();
        client.close();
    }

    @Test
    void a_return_is_drawn_with_every_span_of_its_traces_below_the_one_that_caused_it() throws Exception {
        assertThat(collect(SPANS)).isEqualTo(200);
        assertThat(get("/_local/traces").body()).contains("R&lt;1&gt;").doesNotContain("R<1>");
        String page = get("/_local/traces/R%3C1%3E").body();
        assertThat(page.indexOf("labels POST /v1/returns"))
                .isPositive()
                .isLessThan(page.indexOf("✗ labels ReturnApproved"));
        assertThat(page).contains("2 spans in 300 ms").doesNotContain("another return's");
    }

    @Test
    void what_are_no_spans_is_refused_and_a_stranger_is_not_found() throws Exception {
        assertThat(collect("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"x\"}]}]}]}"))
                .isEqualTo(400);
        assertThat(collect("no")).isEqualTo(400);
        assertThat(get("/_local/traces/R-2").statusCode()).isEqualTo(404);
    }

    private int collect(String body) throws Exception {
        URI collector = URI.create(traces.environment().get("OTEL_EXPORTER_OTLP_ENDPOINT") + "/v1/traces");
        return client.send(
                        HttpRequest.newBuilder(collector)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + path);
        return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }
}
