package dev.kehrwieder.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpanExportTest {
    private static final TraceContext SENDER =
            new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private HttpServer collector;
    private boolean breaksOff;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!breaksOff) {
                exchange.sendResponseHeaders(200, -1);
            }
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void spans_go_out_by_opentelemetrys_protocol() throws IOException, InterruptedException {
        Environment environment = new Environment(Map.of(
                SpanExport.ENDPOINT,
                "http://127.0.0.1:" + collector.getAddress().getPort()));
        Tracing.collecting(
                SpanExport.of(environment, "labels"),
                () -> Tracing.in(Span.Kind.CONSUMER, "labels ReturnApproved", Optional.of(SENDER), () -> {
                    Tracing.note(Tracing.RMA, "R-1");
                    Tracing.fail();
                    return "";
                }));
        JsonNode resource = Json.parseObject(bodies.take()).get("resourceSpans").get(0);
        assertThat(resource.at("/resource/attributes/0/value/stringValue").stringValue())
                .isEqualTo("labels");
        JsonNode span = resource.at("/scopeSpans/0/spans/0");
        assertThat(span.get("traceId").stringValue()).isEqualTo(SENDER.traceId());
        assertThat(span.get("parentSpanId").stringValue()).isEqualTo(SENDER.spanId());
        assertThat(span.get("spanId").stringValue()).matches("[0-9a-f]{16}");
        assertThat(span.get("name").stringValue()).isEqualTo("labels ReturnApproved");
        assertThat(span.get("kind").intValue()).isEqualTo(5);
        assertThat(span.get("startTimeUnixNano").stringValue()).matches("\\d{19}");
        assertThat(span.at("/status/code").intValue()).isEqualTo(2);
        assertThat(span.at("/attributes/0/key").stringValue()).isEqualTo(Tracing.RMA);
    }

    @Test
    void a_collector_that_is_away_costs_no_answer() {
        Environment environment = new Environment(Map.of(SpanExport.ENDPOINT, "http://127.0.0.1:1"));
        String answer = Tracing.collecting(
                SpanExport.of(environment, "labels"),
                () -> Tracing.in(Span.Kind.CONSUMER, "m", Optional.empty(), () -> "answer"));
        assertThat(answer).isEqualTo("answer");
    }

    @Test
    void a_collector_that_breaks_off_is_left_alone_for_half_a_minute() {
        long[] now = {0};
        SpanExport export = new SpanExport(
                URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"),
                "labels",
                () -> now[0]);
        breaksOff = true;
        for (Duration later : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(29))) {
            now[0] = later.toNanos();
            work(export);
        }
        assertThat(bodies).hasSize(1);

        breaksOff = false;
        now[0] = Duration.ofSeconds(30).toNanos();
        work(export);
        work(export);
        assertThat(bodies).hasSize(3);
    }

    private static void work(SpanExport export) {
        Tracing.collecting(export, () -> Tracing.in(Span.Kind.CONSUMER, "m", Optional.empty(), () -> ""));
    }
}
