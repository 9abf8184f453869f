package dev.kehrwieder.fakes.dhl;

import dev.kehrwieder.fakes.FakeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every label that was made, with its parcel's scans; in a file, so that no number is given twice after a restart. */
final class DhlParcels {
    /** The example range of the specification: {@code 99999XXXXXXC}. */
    private static final String RANGE = "99999";

    private static final int FIRST = 158_721;

    private final Optional<Path> journal;
    private final Map<String, DhlParcel> parcels = new LinkedHashMap<>();

    /** @param journal empty to remember nothing */
    DhlParcels(Optional<Path> journal) throws IOException {
        this.journal = journal;
        if (journal.filter(Files::exists).isPresent()) {
            for (String line : Files.readAllLines(journal.get())) {
                read(FakeApi.JSON.readTree(line));
            }
        }
    }

    private void read(JsonNode line) {
        if (line.has("scan")) {
            JsonNode scan = line.get("scan");
            DhlParcel parcel = parcels.get(line.get("shipmentNo").stringValue());
            put(parcel.with(DhlScan.of(
                    scan.get("code").stringValue(), Instant.parse(scan.get("at").stringValue()))));
        } else {
            put(made(line.get("shipmentNo").stringValue(), line.get("labelType").stringValue(), (ObjectNode)
                    line.get("order")));
        }
    }

    /** A new one, announced and not handed in. */
    synchronized DhlParcel make(String labelType, ObjectNode order, Instant at) {
        String digits = RANGE + (FIRST + parcels.size());
        DhlParcel parcel = made(digits + checkDigit(digits), labelType, order);
        ObjectNode line = FakeApi.JSON
                .createObjectNode()
                .put("shipmentNo", parcel.shipmentNo())
                .put("labelType", labelType);
        line.set("order", order);
        write(line);
        put(parcel);
        return scan(parcel.shipmentNo(), DhlScan.of("VA", at)).orElseThrow();
    }

    synchronized Optional<DhlParcel> scan(String shipmentNo, DhlScan scan) {
        Optional<DhlParcel> scanned = find(shipmentNo).map(parcel -> parcel.with(scan));
        scanned.ifPresent(parcel -> {
            ObjectNode line = FakeApi.JSON.createObjectNode().put("shipmentNo", shipmentNo);
            line.putObject("scan").put("code", scan.code()).put("at", scan.at().toString());
            write(line);
            put(parcel);
        });
        return scanned;
    }

    synchronized Optional<DhlParcel> find(String shipmentNo) {
        return Optional.ofNullable(parcels.get(shipmentNo));
    }

    /** In the order in which they were made. */
    synchronized List<DhlParcel> all() {
        return new ArrayList<>(parcels.values());
    }

    private void put(DhlParcel parcel) {
        parcels.put(parcel.shipmentNo(), parcel);
    }

    /** The documents follow from what is on them. */
    private static DhlParcel made(String number, String labelType, ObjectNode order) {
        JsonNode shipper = order.path("shipper");
        List<String> lines = List.of(
                "DHL RETOURE (played by a fake)",
                shipper.path("name1").asString(""),
                shipper.path("addressStreet").asString("") + " "
                        + shipper.path("addressHouse").asString(""),
                shipper.path("postalCode").asString("") + " "
                        + shipper.path("city").asString(""),
                "to: " + order.path("receiverId").asString(""),
                "ref: " + order.path("customerReference").asString(""));
        return new DhlParcel(
                number,
                labelType,
                order,
                LabelPaper.pdf(number, lines),
                LabelPaper.qr("DHL-RETOURE:" + number),
                List.of());
    }

    private void write(ObjectNode line) {
        journal.ifPresent(file -> {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** GS1, modulo 10. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * (digits.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10;
    }
}
