package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Tariff;
import dev.kehrwieder.platform.http.RequestBody;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how a shop gets its labels, as part of a policy. */
final class CarrierRuleBody {
    /** As the tracking index and the carriers' calls name it. */
    private static final Pattern CARRIER = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final String COUNTRY = "ISO 3166-1 alpha-2, such as DE";
    private static final int MOST_COUNTRIES = 250;
    private static final int MOST_CARRIERS = 20;
    private static final int MOST_TARIFFS = 200;
    private static final int MOST_GRAMS = 10_000_000;
    private static final int MOST_MM = 100_000;
    private static final int MOST_PREFERENCE = 1_000;
    private static final List<ReturnMethod> LABELLED = List.of(
            ReturnMethod.BY_MAIL_LABEL, ReturnMethod.BY_MAIL_QR, ReturnMethod.DROP_OFF_POINT, ReturnMethod.HOME_PICKUP);

    private CarrierRuleBody() {}

    static LabelTerms terms(RequestBody body) {
        Set<String> known = new HashSet<>();
        List<CarrierRule> carriers = body.objects("carriers", 0, MOST_CARRIERS, rule -> rule(rule, known));
        if (body.has("carriers") && carriers.isEmpty()) {
            body.refuse("carriers", "REQUIRED", "At least one carrier; without the field it is the local one");
        }
        int days = body.optionalInteger("labelReminderDays", 0, 365).orElse(LabelTerms.DEFAULT_REMINDER_DAYS);
        return new LabelTerms(carriers, days);
    }

    /** @param known the names of the carriers before it */
    private static CarrierRule rule(RequestBody body, Set<String> known) {
        String carrier = body.text("carrier", CARRIER, "lower case, such as dhl");
        if (!known.add(carrier)) {
            body.refuse("carrier", "DUPLICATE", "The carrier stands twice");
        }
        List<ReturnMethod> methods = body.choices("methods", ReturnMethod.class, 1, LABELLED.size());
        if (!LABELLED.containsAll(methods)) {
            body.refuse("methods", "NOT_ALLOWED", "Only those that need a label: " + LABELLED);
        }
        return new CarrierRule(
                carrier,
                countries(body, "countries"),
                methods,
                countries(body, "qrCountries"),
                body.optionalInteger("maxWeightGrams", 1, MOST_GRAMS),
                body.optionalInteger("maxLengthMm", 1, MOST_MM),
                body.optionalInteger("maxGirthMm", 1, MOST_MM),
                PolicyBody.amount(body, "maxValue"),
                body.choices("refusedFlags", LineFlag.class, LineFlag.values().length),
                body.optionalBool("customs").orElse(false),
                body.textsByName("receiverIds", AddressBody.COUNTRY, MOST_COUNTRIES, 50),
                body.objects("tariffs", 0, MOST_TARIFFS, CarrierRuleBody::tariff),
                body.optionalInteger("preference", 0, MOST_PREFERENCE).orElse(0));
    }

    private static Tariff tariff(RequestBody body) {
        Optional<BigDecimal> cost = PolicyBody.amount(body, "cost");
        if (!body.has("cost")) {
            body.refuse("cost", "REQUIRED", "What a parcel costs");
        }
        return new Tariff(
                countries(body, "countries"),
                body.integer("upToGrams", 1, MOST_GRAMS),
                cost.orElse(BigDecimal.ZERO),
                PolicyBody.amount(body, "bulkySurcharge").orElse(BigDecimal.ZERO));
    }

    private static List<String> countries(RequestBody body, String name) {
        return body.texts(name, MOST_COUNTRIES, AddressBody.COUNTRY, COUNTRY);
    }
}
