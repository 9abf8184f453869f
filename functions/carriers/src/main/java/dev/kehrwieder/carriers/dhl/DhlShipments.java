package dev.kehrwieder.carriers.dhl;

import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code shipments[]} of DHL's unified tracking, as asked for and as pushed.
 *
 * <p>DHL names none of its events, so an event's name follows from what it says; the same event pulled and pushed is one.
 */
final class DhlShipments {
    /** DHL's parcel network tells local time without saying so. */
    private static final ZoneId ITS_ZONE = ZoneId.of("Europe/Berlin");
    /** What may be shown and logged: no text of a person. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,19}");

    private DhlShipments() {}

    /** Every event, oldest first; empty if it is no such answer. */
    static Optional<List<CarrierScan>> scans(ObjectNode answer) {
        if (!answer.path("shipments").isArray()) {
            return Optional.empty();
        }
        List<CarrierScan> scans = new ArrayList<>();
        for (JsonNode shipment : answer.get("shipments")) {
            scans.addAll(scansOf(shipment));
        }
        return Optional.of(scans);
    }

    private static List<CarrierScan> scansOf(JsonNode shipment) {
        String number = shipment.path("id").asString("").strip();
        if (number.isEmpty()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        shipment.path("events").forEach(event -> Event.of(event).ifPresent(events::add));
        // The status is the newest of the events; some divisions tell nothing else.
        Event.of(shipment.path("status"))
                .filter(event -> !events.contains(event))
                .ifPresent(events::add);
        events.sort(Comparator.comparing(Event::at));
        List<CarrierScan> scans = new ArrayList<>();
        boolean wholeStory = shipment.path("events").size() > 0;
        for (Event event : events) {
            boolean first =
                    wholeStory && scans.stream().noneMatch(scan -> scan.status().provesDispatch());
            scans.add(event.scan(number, first));
        }
        return scans;
    }

    private record Event(Instant at, String unified, String ttpro, String ice, String ric) {
        /** Empty where it does not say when: what cannot be put in order says nothing. */
        static Optional<Event> of(JsonNode event) {
            return instant(event.path("timestamp").stringValue(""))
                    .map(at -> new Event(
                            at,
                            code(event, "statusCode"),
                            code(event, "standardEventCode"),
                            code(event, "ice"),
                            code(event, "ric")));
        }

        /** @param first whether nothing before it proves that the shopper has let go of the parcel */
        CarrierScan scan(String number, boolean first) {
            String name = Sha256.hex(String.join("|", number, at.toString(), unified, ttpro, ice, ric));
            String code = !ice.isEmpty() ? (ice + " " + ric).strip() : !ttpro.isEmpty() ? ttpro : unified;
            if (ice.equals(DhlStatus.TAKES_BACK)) {
                return CarrierScan.takingBack(name, number, code, at);
            }
            if (DhlStatus.isNew(unified, ttpro, ice)) {
                RuntimeLog.warn("carrier code unknown", Map.of("carrier", DhlApi.CARRIER, "code", code));
            }
            ParcelStatus status = DhlStatus.of(unified, ttpro, ice);
            // The unified vocabulary has one word for the counter and the road.
            return new CarrierScan(
                    name,
                    number,
                    first && status == ParcelStatus.IN_TRANSIT ? ParcelStatus.HANDED_IN : status,
                    code,
                    at);
        }

        private static String code(JsonNode event, String name) {
            String text = event.path(name).stringValue("");
            return CODE.matcher(text).matches() ? text : "";
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException _) {
                return local(text);
            }
        }

        private static Optional<Instant> local(String text) {
            try {
                return Optional.of(LocalDateTime.parse(text).atZone(ITS_ZONE).toInstant());
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }
}
