package dev.kehrwieder.platform.deployment;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.platform.batch.QueueMessage;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventConsumerTest {
    private final StoredEvent approved = event(returnKey("R-1"), 1, 0, new ReturnEvent.ReturnApproved(true));

    private static QueueMessage message(String body) {
        return new QueueMessage("m-1", body, Map.of(), 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "DONE_BEFORE"})
    void an_event_that_is_done_now_or_before_is_done(ConsumerResult result) {
        List<StoredEvent> seen = new ArrayList<>();
        EventConsumer consumer = event -> {
            seen.add(event);
            return result;
        };
        consumer.handle(message(EventCodec.message(approved)));
        assertThat(seen).containsExactly(approved);
    }

    @Test
    void an_unknown_return_never_becomes_known() {
        EventConsumer consumer = event -> ConsumerResult.UNKNOWN_RETURN;
        assertThatExceptionOfType(NeverSucceeds.class)
                .isThrownBy(() -> consumer.handle(message(EventCodec.message(approved))))
                .withMessage("UNKNOWN_RETURN");
    }

    @Test
    void what_somebody_else_is_at_comes_again() {
        EventConsumer consumer = event -> ConsumerResult.LATER;
        assertThatExceptionOfType(RetryLater.class)
                .isThrownBy(() -> consumer.handle(message(EventCodec.message(approved))))
                .withMessage("LATER");
    }

    @Test
    void contention_passes() {
        EventConsumer consumer = event -> {
            throw new Commits.Contention();
        };
        assertThatExceptionOfType(RetryLater.class)
                .isThrownBy(() -> consumer.handle(message(EventCodec.message(approved))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                """
                {"v":1,"shop":"demo","rma":"R-1","eventId":"1","type":"ReturnApproved","at":"2026-11-10T09:00:00Z","by":"x",
                "data":{"automatic":true}}""",
                """
                {"v":1,"shop":"demo","rma":"R-1","eventId":"000000001#00","type":"ReturnEaten","at":"2026-11-10T09:00:00Z",
                "by":"x","data":{}}""",
                """
                {"v":2,"shop":"demo","rma":"R-1","eventId":"000000001#00","type":"ReturnApproved","at":"2026-11-10T09:00:00Z",
                "by":"x","data":{"automatic":true}}"""
            })
    void what_is_no_event_of_ours_is_put_aside_unseen(String body) {
        EventConsumer consumer = event -> {
            throw new AssertionError("handed over");
        };
        assertThatExceptionOfType(NeverSucceeds.class).isThrownBy(() -> consumer.handle(message(body)));
    }

    @Test
    void a_fault_of_the_subscriber_stays_what_it_is() {
        EventConsumer consumer = event -> {
            throw new RetryLater("PAYMENT_PROVIDER");
        };
        assertThatCode(() -> consumer.handle(message(EventCodec.message(approved))))
                .isInstanceOf(RetryLater.class)
                .hasMessage("PAYMENT_PROVIDER");
    }
}
