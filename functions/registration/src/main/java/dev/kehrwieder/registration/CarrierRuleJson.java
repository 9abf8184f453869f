package dev.kehrwieder.registration;

import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.Tariff;
import dev.kehrwieder.platform.json.Json;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A carrier and what it takes, as part of a policy. */
final class CarrierRuleJson {
    private CarrierRuleJson() {}

    /** A list that would not be taken if it were empty is left out. */
    static ObjectNode of(CarrierRule rule) {
        ObjectNode json = Json.object().put("carrier", rule.carrier());
        ArrayNode countries = json.putArray("countries");
        rule.countries().forEach(countries::add);
        if (!rule.methods().isEmpty()) {
            ArrayNode methods = json.putArray("methods");
            rule.methods().forEach(method -> methods.add(method.name()));
        }
        ArrayNode qrCountries = json.putArray("qrCountries");
        rule.qrCountries().forEach(qrCountries::add);
        rule.maxWeightGrams().ifPresent(most -> json.put("maxWeightGrams", most));
        rule.maxLengthMm().ifPresent(most -> json.put("maxLengthMm", most));
        rule.maxGirthMm().ifPresent(most -> json.put("maxGirthMm", most));
        rule.maxValue().ifPresent(most -> json.put("maxValue", most.toPlainString()));
        ArrayNode flags = json.putArray("refusedFlags");
        rule.refusedFlags().forEach(flag -> flags.add(flag.name()));
        json.put("customs", rule.customs());
        ObjectNode receivers = json.putObject("receiverIds");
        rule.receiverIds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> receivers.put(entry.getKey(), entry.getValue()));
        ArrayNode tariffs = json.putArray("tariffs");
        rule.tariffs().forEach(row -> tariffs.add(tariff(row)));
        return json.put("preference", rule.preference());
    }

    private static ObjectNode tariff(Tariff row) {
        ObjectNode json = Json.object();
        ArrayNode countries = json.putArray("countries");
        row.countries().forEach(countries::add);
        return json.put("upToGrams", row.upToGrams())
                .put("cost", row.cost().toPlainString())
                .put("bulkySurcharge", row.bulkySurcharge().toPlainString());
    }
}
