package dev.kehrwieder.labels;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.PackingSlips;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.documents.NoRoom;
import dev.kehrwieder.documents.SlipData;
import dev.kehrwieder.documents.SlipLine;
import java.util.Optional;

/** Slips as this module draws them. */
final class DrawnSlips implements PackingSlips {
    private final Documents documents;

    DrawnSlips(Documents documents) {
        this.documents = requireNonNull(documents, "documents is null");
    }

    @Override
    public Optional<byte[]> pdf(Slip slip) {
        try {
            return Optional.of(documents.slipPdf(data(slip)));
        } catch (NoRoom e) {
            return Optional.empty();
        }
    }

    private static SlipData data(Slip slip) {
        return new SlipData(
                slip.rma(),
                slip.lines().stream().map(Line::orderNumber).distinct().toList(),
                slip.link(),
                Addresses.printed(slip.receiver()),
                slip.packing().orElse(""),
                slip.lines().stream().map(DrawnSlips::line).toList(),
                slip.locale());
    }

    private static SlipLine line(Line line) {
        return new SlipLine(line.lineId(), line.sku(), line.title(), line.quantity(), line.reason(), line.reasonCode());
    }
}
