package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.Tariff;

/** A carrier and what it takes, as part of a policy. */
final class CarrierRuleCodec {
    private CarrierRuleCodec() {}

    static BodyWriter write(CarrierRule rule) {
        return new BodyWriter()
                .with("carrier", rule.carrier())
                .with("countries", rule.countries())
                .with("methods", rule.methods())
                .with("qrCountries", rule.qrCountries())
                .with("maxWeightGrams", rule.maxWeightGrams())
                .with("maxLengthMm", rule.maxLengthMm())
                .with("maxGirthMm", rule.maxGirthMm())
                .with("maxValue", rule.maxValue())
                .with("refusedFlags", rule.refusedFlags())
                .with("customs", rule.customs())
                .with("receiverIds", rule.receiverIds())
                .list("tariffs", rule.tariffs(), CarrierRuleCodec::tariff)
                .with("preference", rule.preference());
    }

    static CarrierRule read(BodyReader rule) {
        return new CarrierRule(
                rule.text("carrier"),
                rule.texts("countries"),
                rule.constants("methods", ReturnMethod.class),
                rule.texts("qrCountries"),
                rule.optional("maxWeightGrams", BodyReader::integer),
                rule.optional("maxLengthMm", BodyReader::integer),
                rule.optional("maxGirthMm", BodyReader::integer),
                rule.optional("maxValue", BodyReader::decimal),
                rule.constants("refusedFlags", LineFlag.class),
                rule.flag("customs"),
                rule.map("receiverIds", BodyReader::text),
                rule.list("tariffs", CarrierRuleCodec::tariff),
                rule.integer("preference"));
    }

    private static BodyWriter tariff(Tariff row) {
        return new BodyWriter()
                .with("countries", row.countries())
                .with("upToGrams", row.upToGrams())
                .with("cost", row.cost())
                .with("bulkySurcharge", row.bulkySurcharge());
    }

    private static Tariff tariff(BodyReader row) {
        return new Tariff(
                row.texts("countries"), row.integer("upToGrams"), row.decimal("cost"), row.decimal("bulkySurcharge"));
    }
}
