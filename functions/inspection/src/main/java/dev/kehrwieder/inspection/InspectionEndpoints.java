package dev.kehrwieder.inspection;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.usecase.InspectReturn;
import dev.kehrwieder.core.usecase.InspectionRequest;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the warehouse asks and says. */
final class InspectionEndpoints {
    private static final String CARRIER = "local";

    private final Store store;
    private final InspectReturn inspectReturn;
    private final KeyedCalls calls;

    private static final int MAX_SCAN = 200;

    InspectionEndpoints(Store store, InspectReturn inspectReturn, KeyedCalls calls) {
        this.store = requireNonNull(store, "store is null");
        this.inspectReturn = requireNonNull(inspectReturn, "inspectReturn is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** What a scan belongs to: a tracking number or an RMA number. */
    Answer arrivals(ApiRequest request) {
        String shop = request.caller().shop();
        String scan = request.query(query -> query.requiredText("scan", MAX_SCAN));
        Optional<TrackedParcel> parcel =
                store.tracked(CARRIER, scan).filter(t -> t.of().shop().equals(shop));
        Optional<ReturnCase> found =
                store.returnCase(parcel.map(TrackedParcel::of).orElseGet(() -> new ReturnKey(shop, scan)));
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        found.ifPresent(returned -> items.add(arrival(returned.state(), parcel)));
        return Answer.ok(json);
    }

    Answer inspect(ApiRequest request) {
        InspectionRequest wanted =
                request.body(body -> InspectionBody.read(request.caller().shop(), body));
        String by = KeyedCalls.actor(request.caller());
        return calls.answer(request, InspectionEndpoints::answer, call -> inspectReturn.inspect(wanted, by, call));
    }

    private static Answer answer(InspectReturn.Result result) {
        return switch (result) {
            case InspectReturn.Result.Inspected(Inspection inspection, ReturnCase now) ->
                Answer.json(201, inspection(inspection, now));
            case InspectReturn.Result.UnknownReturn() -> throw new ProblemException(Problem.notFound());
            case InspectReturn.Result.AlreadyInspected(ReturnCase now) -> Refusals.alreadyInspected(now);
            case InspectReturn.Result.NotAllowed(ReturnCase now) -> Refusals.notAllowed(now);
            case InspectReturn.Result.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    private static ObjectNode inspection(Inspection inspection, ReturnCase now) {
        ObjectNode json = Json.object()
                .put("inspectionId", now.state().key().rma() + "-I" + inspection.number())
                .put("rma", now.state().key().rma())
                .put("number", inspection.number())
                .put("status", inspection.status().name())
                .put("parcel", inspection.parcel().orElse(null))
                .put("inspector", inspection.inspector().orElse(null))
                .put("inspectedAt", Texts.time(inspection.at()))
                .put("complete", inspection.complete())
                .put("returnStatus", now.state().status().name());
        ArrayNode items = json.putArray("items");
        for (Inspection.Finding finding : inspection.findings()) {
            ObjectNode item = items.addObject()
                    .put("itemId", finding.itemId())
                    .put("quantity", finding.quantity())
                    .put("decision", decision(finding))
                    .put("grade", finding.grade().map(Enum::name).orElse(null))
                    .put("disposition", finding.disposition().map(Enum::name).orElse(null));
            finding.exception().ifPresent(exception -> item.put("exception", exception.name()));
            finding.claim().ifPresent(claim -> putClaim(item, claim));
        }
        return json;
    }

    private static void putClaim(ObjectNode item, ClaimDecision claim) {
        item.put("resolution", claim.resolution().name());
        if (claim.reductionPercent() > 0) {
            item.put("reductionPercent", claim.reductionPercent());
        }
    }

    private static String decision(Inspection.Finding finding) {
        return finding.accepted()
                .map(accepted -> accepted ? "ACCEPTED" : "REJECTED")
                .orElse("PENDING");
    }

    private static ObjectNode arrival(Return state, Optional<TrackedParcel> parcel) {
        ObjectNode json = Json.object()
                .put("rma", state.key().rma())
                .put("orderNumber", state.orderNumbers().getFirst())
                .put("status", state.status().name())
                .put("parcel", parcel.map(TrackedParcel::parcel).orElse(null));
        ArrayNode items = json.putArray("items");
        for (ReturnItem item : state.items()) {
            items.addObject()
                    .put("itemId", item.itemId())
                    .put("orderNumber", item.orderNumber())
                    .put("lineId", item.lineId())
                    .put("sku", item.sku())
                    .put("title", item.title())
                    .put("reason", item.reason())
                    .put("quantity", item.open());
        }
        return json;
    }
}
