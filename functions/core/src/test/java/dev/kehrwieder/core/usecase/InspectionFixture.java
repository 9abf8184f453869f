package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what the warehouse found. */
final class InspectionFixture {
    private final ReturnKey key;
    private final List<InspectionRequest.Item> items = new ArrayList<>();
    private final List<Inspection.Unexpected> unexpected = new ArrayList<>();
    private Optional<Integer> parcel = Optional.empty();
    private boolean complete = true;

    private InspectionFixture(ReturnKey key) {
        this.key = key;
    }

    static InspectionFixture inspection(ReturnKey key) {
        return new InspectionFixture(key);
    }

    InspectionFixture parcel(int number) {
        parcel = Optional.of(number);
        return this;
    }

    /** More of the return may still come. */
    InspectionFixture incomplete() {
        complete = false;
        return this;
    }

    InspectionFixture accept(String itemId, int units) {
        return item(Optional.of(itemId), Optional.empty(), units, Optional.of(true), Disposition.RESTOCK, 0);
    }

    InspectionFixture acceptWithLoss(String itemId, int units, int percent) {
        return item(Optional.of(itemId), Optional.empty(), units, Optional.of(true), Disposition.LIQUIDATE, percent);
    }

    InspectionFixture acceptLine(String lineId, int units) {
        return item(Optional.empty(), Optional.of(lineId), units, Optional.of(true), Disposition.RESTOCK, 0);
    }

    InspectionFixture acceptItemOfLine(String itemId, String lineId, int units) {
        return item(Optional.of(itemId), Optional.of(lineId), units, Optional.of(true), Disposition.RESTOCK, 0);
    }

    /** Refused, and it stays here. */
    InspectionFixture reject(String itemId, int units) {
        return item(Optional.of(itemId), Optional.empty(), units, Optional.of(false), Disposition.QUARANTINE, 0);
    }

    /** Refused, and it goes back to the shopper. */
    InspectionFixture sendBack(String itemId, int units) {
        return item(
                Optional.of(itemId), Optional.empty(), units, Optional.of(false), Disposition.RETURN_TO_CUSTOMER, 0);
    }

    /** Refused, and it goes back to the shopper: the right of withdrawal does not cover it. */
    InspectionFixture except(String itemId, int units, WithdrawalException why) {
        return excepted(itemId, units, Optional.of(false), why);
    }

    InspectionFixture excepted(String itemId, int units, Optional<Boolean> accepted, WithdrawalException why) {
        items.add(new InspectionRequest.Item(
                Optional.of(itemId),
                Optional.empty(),
                units,
                accepted,
                Optional.of(Grade.C),
                Optional.of(Disposition.RETURN_TO_CUSTOMER),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                Optional.of(why),
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    /** On the table, not judged. */
    InspectionFixture takeIn(String itemId, int units) {
        items.add(new InspectionRequest.Item(
                Optional.of(itemId),
                Optional.empty(),
                units,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    /** Accepted, and decided instead of what the claim asks for. */
    InspectionFixture decide(String itemId, int units, Resolution resolution) {
        return decide(itemId, units, Optional.of(true), Optional.of(resolution), Optional.empty());
    }

    InspectionFixture reduce(String itemId, int units, int percent) {
        return decide(
                itemId,
                units,
                Optional.of(true),
                Optional.of(Resolution.PARTIAL_REFUND_KEEP_ITEM),
                Optional.of(percent));
    }

    InspectionFixture decide(
            String itemId,
            int units,
            Optional<Boolean> accepted,
            Optional<Resolution> resolution,
            Optional<Integer> reductionPercent) {
        items.add(new InspectionRequest.Item(
                Optional.of(itemId),
                Optional.empty(),
                units,
                accepted,
                Optional.of(Grade.D),
                Optional.of(Disposition.REPAIR),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                resolution,
                reductionPercent));
        return this;
    }

    InspectionFixture unexpected(String sku) {
        unexpected.add(new Inspection.Unexpected(sku, 1, Optional.of("not ours")));
        return this;
    }

    private InspectionFixture item(
            Optional<String> itemId,
            Optional<String> lineId,
            int units,
            Optional<Boolean> accepted,
            Disposition disposition,
            int lossPercent) {
        items.add(new InspectionRequest.Item(
                itemId,
                lineId,
                units,
                accepted,
                Optional.of(Grade.A),
                Optional.of(disposition),
                Optional.of("HH-1"),
                Optional.empty(),
                List.of(),
                lossPercent,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    InspectionRequest build() {
        return new InspectionRequest(key, parcel, Optional.of("w-17"), items, unexpected, complete);
    }
}
