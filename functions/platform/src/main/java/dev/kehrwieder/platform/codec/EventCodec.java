package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event: stored, sent and shown in one form, {@code {"v":1,"shop","rma","eventId","type","at","by","data"}}, with
 * {@code "withdrawalId"} instead of {@code "rma"} where it is about a withdrawal. What is stored can be sent as it is.
 */
public final class EventCodec {
    private EventCodec() {}

    public static String message(StoredEvent event) {
        return SubjectCodec.write(BodyWriter.version(1).with("shop", event.of().shop()), event.of())
                .with("eventId", event.id().toString())
                .with("type", event.event().type())
                .with("at", event.at())
                .with("by", event.by())
                .with("data", data(event.event()))
                .json();
    }

    /** @throws NeverSucceeds if it is none: trying again will not help */
    public static StoredEvent parseMessage(String json) {
        return BodyReader.read("event", json, body -> {
            EventId id = EventId.parse(body.text("eventId"));
            return new StoredEvent(
                    SubjectCodec.read(body.text("shop"), body),
                    id.version(),
                    id.number(),
                    body.instant("at"),
                    body.text("by"),
                    EventDataReader.read(body, body.text("type"), body.object("data")));
        });
    }

    /** What an event says, as the timeline shows it; amounts are decimals with their currency. */
    public static ObjectNode data(ReturnEvent event) {
        return EventDataWriter.write(event).object();
    }
}
