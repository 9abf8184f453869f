package dev.kehrwieder.inspection;

import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.usecase.InspectionRequest;
import dev.kehrwieder.platform.http.RequestBody;
import java.util.Optional;

/** Reads what the warehouse found (DESIGN 6, "Inspection"). */
final class InspectionBody {
    private InspectionBody() {}

    private enum Decision {
        ACCEPTED,
        REJECTED
    }

    static InspectionRequest read(String shop, RequestBody body) {
        InspectionRequest read = new InspectionRequest(
                new ReturnKey(shop, body.text("rma", 64)),
                body.optionalInteger("parcel", 1, 999),
                body.optionalText("inspector", 64),
                body.objects("items", 0, 400, InspectionBody::item),
                body.objects("unexpected", 0, 100, InspectionBody::unexpected),
                body.optionalBool("complete").orElse(false));
        if (read.items().isEmpty() && read.unexpected().isEmpty() && !read.complete()) {
            body.refuse("items", "REQUIRED", "Say what was found, or that nothing more comes");
        }
        return read;
    }

    private static InspectionRequest.Item item(RequestBody body) {
        Optional<String> itemId = body.optionalText("itemId", 64);
        Optional<String> lineId = body.optionalText("lineId", 64);
        if (itemId.isEmpty() && lineId.isEmpty()) {
            body.refuse("itemId", "REQUIRED", "Name the item, or its line");
        }
        return new InspectionRequest.Item(
                itemId,
                lineId,
                body.integer("quantity", 1, 10_000),
                body.optionalChoice("decision", Decision.class).map(decision -> decision == Decision.ACCEPTED),
                body.optionalChoice("grade", Grade.class),
                body.optionalChoice("disposition", Disposition.class),
                body.optionalText("location", 64),
                body.optionalLines("note", 500),
                body.texts("photos", 20, 200),
                body.optionalInteger("valueLossPercent", 0, 100).orElse(0),
                body.optionalChoice("exception", WithdrawalException.class),
                body.optionalChoice("resolution", Resolution.class),
                body.optionalInteger("reductionPercent", 1, 99));
    }

    private static Inspection.Unexpected unexpected(RequestBody body) {
        return new Inspection.Unexpected(
                body.text("sku", 100), body.integer("quantity", 1, 10_000), body.optionalLines("note", 500));
    }
}
