package dev.kehrwieder.platform.api;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A return in the API's form (DESIGN 6). */
public final class ReturnJson {
    /** The note on a label whose shopper wanted a QR code that no carrier gives. */
    public static final String NO_QR_PRINT_LABEL = "NO_QR_PRINT_LABEL";

    private final Links links;

    public ReturnJson(Links links) {
        this.links = requireNonNull(links, "links is null");
    }

    public ObjectNode of(ReturnCase returned) {
        Return state = returned.state();
        ObjectNode json = Json.object()
                .put("rma", state.key().rma())
                .put("orderNumber", state.orderNumbers().getFirst())
                .put("status", state.status().name())
                .put("registeredAt", Texts.time(state.registeredAt()))
                .put("method", state.method().name())
                .put("statutoryWithdrawal", state.statutoryWithdrawal())
                .put("claim", state.claim())
                .put("currency", state.currency().getCurrencyCode());
        ArrayNode orders = json.putArray("orderNumbers");
        state.orderNumbers().forEach(orders::add);
        ArrayNode commands = json.putArray("allowedCommands");
        state.allowedCommands().forEach(command -> commands.add(command.apiName()));
        ArrayNode items = json.putArray("items");
        state.items().forEach(item -> items.add(item(item)));
        ArrayNode parcels = json.putArray("parcels");
        state.parcels().forEach(parcel -> parcels.add(parcel(state, parcel)));
        json.set("settlement", SettlementJson.of(returned));
        ObjectNode deadlines = json.putObject("deadlines");
        put(deadlines, "shipBy", state.deadlines().shipBy());
        put(deadlines, "refundDueAt", state.deadlines().refundDueAt());
        put(deadlines, "withdrawalEndsAt", state.deadlines().withdrawalEndsAt());
        json.put(
                "policyVersion", state.policyVersions().get(state.orderNumbers().getFirst()));
        state.money().creditConsent().ifPresent(consent -> json.putObject("storeCreditConsent")
                .put("text", consent.text())
                .put("at", Texts.time(consent.at())));
        if (!state.money().staffRefunds().isEmpty()) {
            ArrayNode given = json.putArray("staffRefunds");
            state.money().staffRefunds().forEach(some -> given.add(StaffRefundJson.of(some, returned)));
        }
        state.money().overpayment().ifPresent(overpaid -> json.putObject("overpaid")
                .put("amount", Texts.amount(overpaid.total()))
                .put("open", Texts.amount(overpaid.open()))
                .put("writtenOff", Texts.amount(overpaid.writtenOff()))
                .put("paidBack", Texts.amount(overpaid.paidBack()))
                .put("setOff", Texts.amount(overpaid.setOff())));
        state.mailProblem().ifPresent(problem -> json.set("mailProblem", mailProblem(problem)));
        json.putObject("links")
                .put("self", links.api(state.key()))
                .put("timeline", links.api(state.key()) + "/timeline")
                .put("shopper", links.shopper(state.key()));
        return json;
    }

    private static ObjectNode mailProblem(MailProblem problem) {
        return Json.object()
                .put("kind", problem.kind().name())
                .put("template", problem.template())
                .put("at", Texts.time(problem.at()));
    }

    private static ObjectNode item(ReturnItem item) {
        ObjectNode json = Json.object()
                .put("itemId", item.itemId())
                .put("orderNumber", item.orderNumber())
                .put("lineId", item.lineId())
                .put("sku", item.sku())
                .put("title", item.title())
                .put("quantity", item.requested())
                .put("reason", item.reason())
                .put("resolution", item.resolution().name())
                .put("goods", item.goods().name())
                .put("decision", item.decision().name())
                .put("money", item.money().name())
                .put("requested", item.requested())
                .put("authorized", item.authorized())
                .put("received", item.received())
                .put("accepted", item.accepted())
                .put("rejected", item.rejected())
                .put("missing", item.missing());
        item.exceptionCandidate().ifPresent(flag -> json.put("exceptionCandidate", flag.name()));
        if (item.lost() > 0) {
            json.put("lost", item.lost());
        }
        item.claim().ifPresent(claim -> json.set("claim", claim(item, claim)));
        return json;
    }

    private static ObjectNode claim(ReturnItem item, ItemClaim claim) {
        ObjectNode json =
                Json.object().put("defectNoticedAt", claim.defectNoticedAt().toString());
        put(json, "endsAt", claim.endsAt());
        put(json, "burdenOfProofEndsAt", claim.burdenOfProofEndsAt());
        put(json, "curedAt", claim.curedAt());
        ArrayNode decisions = json.putArray("decisions");
        for (Verdict verdict : item.accepted(0, item.accepted())) {
            ObjectNode decision = decisions
                    .addObject()
                    .put("quantity", verdict.quantity())
                    .put("resolution", item.resolution(verdict).name());
            verdict.claim()
                    .map(ClaimDecision::reductionPercent)
                    .filter(percent -> percent > 0)
                    .ifPresent(percent -> decision.put("reductionPercent", percent));
        }
        return json;
    }

    private ObjectNode parcel(Return state, Parcel parcel) {
        ObjectNode json = Json.object()
                .put("number", parcel.number())
                .put("status", parcel.status().name())
                .put("carrier", parcel.carrier().equals(Parcel.UNCHOSEN) ? null : parcel.carrier())
                .put("trackingNumber", parcel.trackingNumber().orElse(null));
        String base = links.api(state.key()) + "/parcels/" + parcel.number();
        json.put("attempt", parcel.label().attempt());
        put(json, "expiresAt", parcel.labelExpiresAt());
        json.put("qrAvailable", parcel.documents().isPresent() ? has(parcel, DocumentKind.QR) : null)
                .put("labelFailure", parcel.label().failure().orElse(null));
        ArrayNode notes = json.putArray("notes");
        if (lacksQr(state, parcel)) {
            notes.add(NO_QR_PRINT_LABEL);
        }
        ArrayNode former = json.putArray("formerLabels");
        parcel.label().former().forEach(label -> former.addObject()
                .put("attempt", label.attempt())
                .put("carrier", label.carrier())
                .put("trackingNumber", label.trackingNumber())
                .put("ending", label.ending().name()));
        return json.put("labelUrl", has(parcel, DocumentKind.LABEL_PDF) ? base + "/label" : null)
                .put("qrUrl", has(parcel, DocumentKind.QR) ? base + "/qr" : null)
                .put("slipUrl", has(parcel, DocumentKind.SLIP) ? base + "/slip" : null);
    }

    /** Whether the shopper chose to show a code and must print. */
    private static boolean lacksQr(Return state, Parcel parcel) {
        return state.method() == ReturnMethod.BY_MAIL_QR
                && parcel.documents().isPresent()
                && !has(parcel, DocumentKind.QR);
    }

    private static boolean has(Parcel parcel, DocumentKind kind) {
        return parcel.documents().filter(documents -> documents.has(kind)).isPresent();
    }

    private static void put(ObjectNode json, String name, Optional<Instant> time) {
        json.put(name, time.map(Texts::time).orElse(null));
    }
}
