package dev.kehrwieder.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
