package dev.kehrwieder.core.refund;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.refund;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RefundStatusTest {
    private static final Instant NOW = at("2026-11-14T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RESERVED, HELD SUBMITTED REQUIRES_ACTION SUCCEEDED FAILED UNKNOWN RELEASED",
        "HELD, RESERVED SUBMITTED REQUIRES_ACTION SUCCEEDED FAILED",
        "SUBMITTED, REQUIRES_ACTION SUCCEEDED FAILED",
        "REQUIRES_ACTION, SUBMITTED SUCCEEDED FAILED",
        "UNKNOWN, SUBMITTED REQUIRES_ACTION SUCCEEDED FAILED UNKNOWN",
        "SUCCEEDED, FAILED",
        "FAILED, RELEASED UNKNOWN",
        "RELEASED, SUBMITTED REQUIRES_ACTION SUCCEEDED"
    })
    void only_this_follows(RefundStatus from, String next) {
        Set<RefundStatus> allowed =
                Stream.of(next.split(" ")).map(RefundStatus::valueOf).collect(Collectors.toSet());
        assertThat(EnumSet.allOf(RefundStatus.class).stream().filter(from::mayBecome))
                .containsExactlyInAnyOrderElementsOf(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void only_what_is_settled_has_nothing_of_the_balance(RefundStatus status) {
        boolean free = status == RefundStatus.SUCCEEDED || status == RefundStatus.RELEASED;
        assertThat(status.isReserved()).isEqualTo(!free);
    }

    @Test
    void a_step_that_is_none_is_refused() {
        Refund paid = refund(returnKey("R-1"), 1, "30.00").succeeded("re_1", NOW);

        assertThatIllegalStateException().isThrownBy(() -> paid.submitted("re_1", NOW));
        assertThatIllegalStateException().isThrownBy(() -> paid.held(NOW, NOW));
        assertThatIllegalStateException().isThrownBy(() -> paid.released(Optional.empty(), NOW));
    }
}
