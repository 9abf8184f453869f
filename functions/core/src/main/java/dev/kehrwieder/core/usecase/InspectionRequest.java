package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalException;
import java.util.List;
import java.util.Optional;

/** What the warehouse found (DESIGN 6, "Inspection"). @param complete whether nothing more of the return is expected */
public record InspectionRequest(
        ReturnKey of,
        Optional<Integer> parcel,
        Optional<String> inspector,
        List<Item> items,
        List<Inspection.Unexpected> unexpected,
        boolean complete) {
    public InspectionRequest {
        items = List.copyOf(items);
        unexpected = List.copyOf(unexpected);
    }

    InspectionRequest in(Optional<Integer> thatParcel) {
        return new InspectionRequest(of, thatParcel, inspector, items, unexpected, complete);
    }

    /**
     * Some units of an item, by the item's id or by its line.
     *
     * @param accepted empty where they are only taken in
     * @param exception why refused units are not covered by the right of withdrawal; only where the line may be one
     * @param resolution what a warranty claim comes to instead of what it asks for
     * @param reductionPercent by how much the price of goods that the shopper keeps is reduced
     */
    public record Item(
            Optional<String> itemId,
            Optional<String> lineId,
            int quantity,
            Optional<Boolean> accepted,
            Optional<Grade> grade,
            Optional<Disposition> disposition,
            Optional<String> location,
            Optional<String> note,
            List<String> photos,
            int valueLossPercent,
            Optional<WithdrawalException> exception,
            Optional<Resolution> resolution,
            Optional<Integer> reductionPercent) {
        public Item {
            photos = List.copyOf(photos);
        }
    }
}
