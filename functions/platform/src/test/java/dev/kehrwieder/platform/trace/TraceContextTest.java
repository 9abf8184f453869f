package dev.kehrwieder.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_header_reads_back_as_written() {
        assertThat(TraceContext.parse(HEADER)).hasValueSatisfying(context -> {
            assertThat(context.sampled()).isTrue();
            assertThat(context.header()).isEqualTo(HEADER);
        });
        assertThat(TraceContext.parse(HEADER.replaceAll("01$", "02")))
                .hasValueSatisfying(context -> assertThat(context.header()).endsWith("-00"));
    }

    /** W3C Trace Context, "Versioning of traceparent". */
    @Test
    void a_later_version_may_have_more_fields() {
        assertThat(TraceContext.parse(HEADER.replaceFirst("00", "cc") + "-more"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void what_is_no_context_begins_a_new_trace(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }
}
