package dev.kehrwieder.fakes.dhl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A label that was made, and what happened to its parcel.
 *
 * @param order as it was sent
 * @param label the PDF, even if the answer was withheld
 * @param qr the PNG
 */
record DhlParcel(String shipmentNo, String labelType, ObjectNode order, byte[] label, byte[] qr, List<DhlScan> scans) {
    public DhlParcel {
        scans = List.copyOf(scans);
    }

    DhlParcel with(DhlScan scan) {
        List<DhlScan> more = new ArrayList<>(scans);
        more.add(scan);
        return new DhlParcel(shipmentNo, labelType, order, label, qr, more);
    }

    /** The text that the label shows as the customer's reference. */
    String reference() {
        return order.path("customerReference").asString("");
    }

    Optional<DhlScan> newest() {
        return scans.stream().max(Comparator.comparing(DhlScan::at));
    }

    /** As the unified tracking tells it: newest first. */
    void writeTo(ObjectNode json) {
        json.put("id", shipmentNo).put("service", "parcel-de");
        newest().ifPresent(scan -> scan.writeTo(json.putObject("status")));
        ArrayNode events = json.putArray("events");
        scans.stream()
                .sorted(Comparator.comparing(DhlScan::at).reversed())
                .forEach(scan -> scan.writeTo(events.addObject()));
    }
}
