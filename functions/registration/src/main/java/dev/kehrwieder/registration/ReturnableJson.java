package dev.kehrwieder.registration;

import dev.kehrwieder.core.policy.ClaimRight;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What of an order may come back, and for the rest why not (DESIGN 6, "Returnable"). */
final class ReturnableJson {
    private ReturnableJson() {}

    static ObjectNode line(Returnability.Line line, Policy policy, ObjectNode claim) {
        ObjectNode json = Json.object()
                .put("lineId", line.line().lineId())
                .put("sku", line.line().sku())
                .put("title", line.line().title())
                .put("quantity", line.line().quantity())
                .put("returnableQuantity", line.returnable());
        ArrayNode obstacles = json.putArray("nonReturnable");
        for (Returnability.Obstacle obstacle : line.obstacles()) {
            // What the right of withdrawal opens all the same is returnable: the note says why only that.
            boolean open = line.withdrawable() > 0 && obstacle.code() != Returnability.Code.RETURNED;
            if (!open) {
                obstacles.add(obstacle(obstacle, policy));
            }
        }
        ArrayNode notes = json.putArray("notes");
        if (line.withdrawalOnly()) {
            notes.add("WITHDRAWAL_ONLY");
        }
        json.put("windowEndsAt", time(line.windowEndsAt(), policy));
        ArrayNode reasons = json.putArray("reasons");
        policy.reasonsFor(line.line().category()).stream()
                .map(Reason::code)
                .sorted()
                .forEach(reasons::add);
        ArrayNode methods = json.putArray("methods");
        line.terms().methods().value().forEach(method -> methods.add(method.name()));
        ArrayNode resolutions = json.putArray("resolutions");
        line.terms().resolutions().value().forEach(resolution -> resolutions.add(resolution.name()));
        json.set("claim", claim);
        return json;
    }

    /** @param left units that have not come back */
    static ObjectNode claim(ClaimRight right, int left, Instant now, Policy policy) {
        ObjectNode json = Json.object()
                .put("quantity", right.isOpen(now) ? left : 0)
                .put("endsAt", time(right.endsAt(), policy))
                .put("rule", right.rule().source())
                .put("burdenOfProofEndsAt", time(right.burdenOfProofEndsAt(), policy));
        ArrayNode resolutions = json.putArray("resolutions");
        right.resolutions(now).forEach(resolution -> resolutions.add(resolution.name()));
        return json;
    }

    private static ObjectNode obstacle(Returnability.Obstacle obstacle, Policy policy) {
        ObjectNode json = Json.object()
                .put("quantity", obstacle.quantity())
                .put("code", obstacle.code().name())
                .put("rule", obstacle.rule())
                .put("policyVersion", policy.version())
                .put("since", time(obstacle.since(), policy))
                .put("detail", obstacle.detail());
        ArrayNode remedies = json.putArray("remedies");
        obstacle.remedies().forEach(remedy -> remedies.addObject()
                .put("kind", remedy.kind().name())
                .put("until", time(remedy.until(), policy)));
        return json;
    }

    /** The tree of reasons with the words of each, for a page that lets a shopper choose. */
    static void putReasons(ObjectNode json, Policy policy) {
        ArrayNode groups = json.putArray("reasonGroups");
        policy.groups().forEach(group -> {
            ObjectNode node = groups.addObject().put("code", group.code());
            node.set("label", PolicyJson.labels(group.labels()));
        });
        ArrayNode reasons = json.putArray("reasons");
        policy.offeredReasons().forEach(reason -> {
            ObjectNode node = reasons.addObject()
                    .put("code", reason.code())
                    .put("parent", reason.parent())
                    .put("photos", reason.photos())
                    .put("textRequired", reason.textRequired());
            node.set("label", PolicyJson.labels(reason.labels()));
        });
    }

    static String time(Optional<Instant> instant, Policy policy) {
        return instant.map(at -> Texts.time(at, policy.timeZone())).orElse(null);
    }
}
