package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.PolicyWarning;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.Rule;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A policy as it is in force: every field, and its version. */
final class PolicyJson {
    private PolicyJson() {}

    static ObjectNode of(Policy policy) {
        ObjectNode json = Json.object().put("version", policy.version());
        policy.since().ifPresent(since -> json.put("since", Texts.time(since, policy.timeZone())));
        json.put("timeZone", policy.timeZone().getId());
        json.set("holidayRegions", texts(policy.holidayRegions()));
        json.set("returnAddress", AddressBody.write(policy.returnAddress()));
        ObjectNode addresses = json.putObject("returnAddresses");
        policy.returnAddresses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> addresses.set(entry.getKey(), AddressBody.write(entry.getValue())));
        json.putObject("window")
                .put("days", policy.windowDays())
                .put("anchor", policy.anchor().name());
        json.put("approval", policy.approval().name())
                .put("restockingFeePercent", policy.restockingFeePercent().toPlainString())
                .put("returnShippingFee", policy.returnShippingFee().toPlainString());
        json.set("methods", names(policy.methods()));
        json.set("resolutions", names(policy.resolutions()));
        json.put("storeCreditBonusPercent", policy.storeCreditBonusPercent().toPlainString())
                .put("keepItemBelow", policy.keepItemBelow().toPlainString())
                .put("labelValidDays", policy.labelValidDays())
                .put("labelSize", policy.labelSize().code())
                .put("refundOn", policy.refundOn().name());
        // Absent where the shop has named none, as it was put.
        if (policy.labels().areSaid()) {
            ArrayNode carriers = json.putArray("carriers");
            policy.labels().carriers().forEach(rule -> carriers.add(CarrierRuleJson.of(rule)));
        }
        json.put("labelReminderDays", policy.labels().reminderDays());
        json.putObject("valueLoss")
                .put("enabled", policy.valueLossEnabled())
                .put("secondPersonAbovePercent", policy.secondPersonAbovePercent());
        json.set("tenderOrder", texts(policy.tenderOrder().methods()));
        ArrayNode seasons = json.putArray("seasons");
        policy.seasons().forEach(season -> seasons.addObject()
                .put("orderedFrom", season.orderedFrom().toString())
                .put("orderedTo", season.orderedTo().toString())
                .put("returnUntil", season.returnUntil().toString()));
        ArrayNode rules = json.putArray("rules");
        policy.rules().forEach(rule -> rules.add(rule(rule)));
        ArrayNode reasons = json.putArray("reasons");
        policy.reasons().forEach(reason -> reasons.add(reason(reason)));
        ArrayNode groups = json.putArray("reasonGroups");
        policy.reasonGroups().forEach(group -> {
            ObjectNode node = groups.addObject().put("code", group.code());
            node.set("label", labels(group.labels()));
        });
        ObjectNode skus = json.putObject("skus");
        skus.set("blocked", texts(policy.skus().blocked()));
        skus.set("allowed", texts(policy.skus().allowed()));
        json.putObject("claims")
                .put("approval", policy.claims().approval().name())
                .put("repairExtension", policy.claims().repairExtension());
        ObjectNode limits = json.putObject("staffLimits");
        for (StaffRole role : StaffRole.values()) {
            policy.staffLimits().of(role).ifPresent(limit -> limits.put(role.name(), limit.toPlainString()));
        }
        policy.creditValidity().days().ifPresent(days -> json.putObject("storeCredit")
                .put("validDays", days));
        json.put("lostAfterDays", policy.lostAfterDays());
        json.set("brand", BrandBody.write(policy.brand()));
        return json;
    }

    static ArrayNode warnings(List<PolicyWarning> warnings) {
        ArrayNode array = Json.array();
        warnings.forEach(warning -> array.addObject()
                .put("pointer", warning.pointer())
                .put("code", warning.code().name())
                .put("detail", warning.detail()));
        return array;
    }

    private static ObjectNode rule(Rule rule) {
        ObjectNode json = Json.object();
        ObjectNode match = json.putObject("match");
        match.set("categories", texts(rule.match().categories()));
        match.set("countries", texts(rule.match().countries()));
        match.set("reasons", texts(rule.match().reasons()));
        match.set("faults", names(rule.match().faults()));
        match.set("flags", names(rule.match().flags()));
        match.set("methods", names(rule.match().methods()));
        rule.windowDays().ifPresent(days -> json.put("windowDays", days));
        rule.approval().ifPresent(approval -> json.put("approval", approval.name()));
        rule.restockingFeePercent().ifPresent(fee -> json.put("restockingFeePercent", fee.toPlainString()));
        rule.returnShippingFee().ifPresent(fee -> json.put("returnShippingFee", fee.toPlainString()));
        if (!rule.methods().isEmpty()) {
            json.set("methods", names(rule.methods()));
        }
        if (!rule.resolutions().isEmpty()) {
            json.set("resolutions", names(rule.resolutions()));
        }
        rule.photos().ifPresent(photos -> json.put("photos", photos));
        rule.keepItemBelow().ifPresent(below -> json.put("keepItemBelow", below.toPlainString()));
        return json;
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode json = Json.object()
                .put("code", reason.code())
                .put("parent", reason.parent())
                .put("fault", reason.fault().name())
                .put("photos", reason.photos());
        json.set("label", labels(reason.labels()));
        json.set("categories", texts(reason.categories()));
        return json.put("offered", reason.offered()).put("textRequired", reason.textRequired());
    }

    /** Words by language, in the order of the languages. */
    static ObjectNode labels(Map<String, String> labels) {
        ObjectNode json = Json.object();
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
        return json;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    private static ArrayNode names(List<? extends Enum<?>> values) {
        return texts(values.stream().map(Enum::name).toList());
    }
}
