package dev.kehrwieder.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TracingTest {
    private static final TraceContext SENDER =
            new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    private final List<Span> ended = new ArrayList<>();

    @Test
    void work_below_work_is_below_it_in_the_trace() {
        Tracing.collecting(
                ended::addAll,
                () -> Tracing.in(Span.Kind.SERVER, "above", Optional.empty(), () -> {
                    Tracing.note(Tracing.RMA, "R-1");
                    return Tracing.in(Span.Kind.CLIENT, "below", Optional.empty(), () -> "done");
                }));
        assertThat(ended).extracting(Span::name).containsExactly("below", "above");
        Span below = ended.getFirst();
        Span above = ended.getLast();
        assertThat(below.context().traceId()).isEqualTo(above.context().traceId());
        assertThat(below.parentSpanId()).contains(above.context().spanId());
        assertThat(above.parentSpanId()).isEmpty();
        assertThat(above.attributes()).containsEntry(Tracing.RMA, "R-1");
        assertThat(below.attributes()).isEmpty();
    }

    @Test
    void a_sender_is_above_even_where_other_work_is_under_way() {
        Tracing.in(
                Span.Kind.INTERNAL,
                "batch",
                Optional.empty(),
                () -> Tracing.in(Span.Kind.CONSUMER, "message", Optional.of(SENDER), () -> {
                    assertThat(Tracing.current()).hasValueSatisfying(context -> {
                        assertThat(context.traceId()).isEqualTo(SENDER.traceId());
                        assertThat(context.spanId()).isNotEqualTo(SENDER.spanId());
                    });
                    return "";
                }));
    }

    @Test
    void what_the_sender_does_not_sample_is_not_handed_over_and_says_so_on() {
        TraceContext unsampled = new TraceContext(SENDER.traceId(), SENDER.spanId(), false);
        Tracing.collecting(
                ended::addAll,
                () -> Tracing.in(Span.Kind.CONSUMER, "m", Optional.of(unsampled), () -> {
                    assertThat(Tracing.current()).hasValueSatisfying(context -> assertThat(context.header())
                            .endsWith("-00"));
                    return "";
                }));
        assertThat(ended).isEmpty();
    }

    @Test
    void an_exception_marks_the_span_and_goes_on() {
        assertThatThrownBy(() -> Tracing.collecting(
                        ended::addAll,
                        () -> Tracing.in(Span.Kind.SERVER, "fails", Optional.empty(), () -> {
                            throw new IllegalStateException("no");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ended).singleElement().satisfies(span -> assertThat(span.failed())
                .isTrue());
    }

    @Test
    void outside_of_all_work_nothing_is_noted_and_nothing_breaks() {
        Tracing.note("a", "b");
        Tracing.rename("c");
        assertThat(Tracing.current()).isEmpty();
        assertThat(Tracing.noted("a")).isEmpty();
    }

    @Test
    void spans_go_out_by_opentelemetrys_protocol() throws IOException, InterruptedException {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
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
        } finally {
            collector.stop(0);
        }
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
}
