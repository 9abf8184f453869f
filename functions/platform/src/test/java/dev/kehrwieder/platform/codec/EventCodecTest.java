package dev.kehrwieder.platform.codec;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.EveryEvent;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.ReturnEvent.GoodsReceived;
import dev.kehrwieder.core.event.ReturnEvent.InspectedItem;
import dev.kehrwieder.core.event.ReturnEvent.ItemsInspected;
import dev.kehrwieder.core.event.ReturnEvent.ReturnClosed;
import dev.kehrwieder.core.event.ReturnEvent.WithdrawalDeclared;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EventCodecTest {
    static Stream<ReturnEvent> everyEvent() {
        return EveryEvent.once().stream();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void every_event_is_written_as_promised_and_read_again(ReturnEvent event) {
        Golden.holds(
                "event-" + event.type(),
                event(returnKey("R-1001-1"), 3, 1, event),
                EventCodec::message,
                EventCodec::parseMessage);
    }

    @Test
    void an_event_of_a_withdrawal_names_it_instead_of_a_return() {
        WithdrawalKey of = new WithdrawalKey("demo", "W9BZBVP2YSEX5");
        Golden.holds(
                "event-of-withdrawal",
                new StoredEvent(
                        of, 1, 0, at("2026-11-04T13:00:07.25Z"), "withdrawals", new WithdrawalDeclared(of.id())),
                EventCodec::message,
                EventCodec::parseMessage);
    }

    @Test
    void no_event_is_forgotten() {
        List<String> names = Stream.of(ReturnEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(everyEvent().map(ReturnEvent::type)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void what_an_event_may_leave_out_is_left_out() {
        Golden.holds(
                "event-GoodsReceived-minimal",
                event(returnKey("R-1"), 1, 0, new GoodsReceived(1, Optional.empty(), List.of(), false)),
                EventCodec::message,
                EventCodec::parseMessage);
        InspectedItem ungraded = new InspectedItem(
                "i1", 1, false, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());
        Golden.holds(
                "event-ItemsInspected-minimal",
                event(returnKey("R-1"), 1, 0, new ItemsInspected(1, List.of(ungraded), List.of())),
                EventCodec::message,
                EventCodec::parseMessage);
    }

    @Test
    void a_field_that_this_release_does_not_know_is_passed_over() {
        var closed = event(returnKey("R-1"), 1, 0, new ReturnClosed());
        var message = Json.parseObject(EventCodec.message(closed)).put("later", 1);
        assertThat(EventCodec.parseMessage(Json.write(message))).isEqualTo(closed);
    }

    @Test
    void what_cannot_be_read_says_why_and_quotes_nothing() {
        String message = EventCodec.message(event(returnKey("secret"), 1, 0, new ReturnClosed()));
        assertUnreadable(message.replace("\"v\":1", "\"v\":2"), "event has version 2, this release reads 1");
        assertUnreadable(message.replace("\"v\":1,", ""), "event: v is missing");
        assertUnreadable(message.replace("ReturnClosed", "secret"), "event: type is no event that this release knows");
        assertUnreadable(message.replace("\"by\":\"storefront:local\"", "\"by\":7"), "event: by is no text");
        assertUnreadable(message.replace("2026-11-10T09:00:00Z", "secret"), "event has a time or number that is none");
        assertUnreadable(message.replace("000000001#00", "secret"), "event holds what cannot be");
        assertUnreadable(message.replace("\"data\":{}", "\"data\":[]"), "event: data is no object");
        assertUnreadable("secret", "event is no JSON object");
        assertUnreadable("[]", "event is no JSON object");
    }

    private static void assertUnreadable(String message, String why) {
        assertThatExceptionOfType(NeverSucceeds.class)
                .isThrownBy(() -> EventCodec.parseMessage(message))
                .withMessage(why)
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("secret"));
    }
}
