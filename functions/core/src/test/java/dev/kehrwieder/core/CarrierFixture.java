package dev.kehrwieder.core;

import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.Tariff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is special about a shop's carrier, which otherwise takes everything but nothing over a customs border. */
public final class CarrierFixture {
    private final String carrier;
    private List<String> countries = List.of();
    private List<ReturnMethod> methods = List.of();
    private List<String> qrCountries = List.of();
    private Optional<Integer> maxWeightGrams = Optional.empty();
    private Optional<Integer> maxLengthMm = Optional.empty();
    private Optional<Integer> maxGirthMm = Optional.empty();
    private Optional<BigDecimal> maxValue = Optional.empty();
    private List<LineFlag> refusedFlags = List.of();
    private boolean customs;
    private final Map<String, String> receiverIds = new LinkedHashMap<>();
    private final List<Tariff> tariffs = new ArrayList<>();
    private int preference;

    private CarrierFixture(String carrier) {
        this.carrier = carrier;
    }

    public static CarrierFixture carrier(String name) {
        return new CarrierFixture(name);
    }

    public CarrierFixture countries(String... some) {
        countries = List.of(some);
        return this;
    }

    public CarrierFixture methods(ReturnMethod... some) {
        methods = List.of(some);
        return this;
    }

    public CarrierFixture qrCountries(String... some) {
        qrCountries = List.of(some);
        return this;
    }

    public CarrierFixture maxWeightGrams(int most) {
        maxWeightGrams = Optional.of(most);
        return this;
    }

    public CarrierFixture maxLengthMm(int most) {
        maxLengthMm = Optional.of(most);
        return this;
    }

    public CarrierFixture maxGirthMm(int most) {
        maxGirthMm = Optional.of(most);
        return this;
    }

    public CarrierFixture maxValue(String most) {
        maxValue = Optional.of(new BigDecimal(most));
        return this;
    }

    public CarrierFixture refuses(LineFlag... some) {
        refusedFlags = List.of(some);
        return this;
    }

    public CarrierFixture customs() {
        customs = true;
        return this;
    }

    public CarrierFixture receiver(String country, String id) {
        receiverIds.put(country, id);
        return this;
    }

    /** For every country. */
    public CarrierFixture tariff(int upToGrams, String cost) {
        return tariff(List.of(), upToGrams, cost, "0");
    }

    public CarrierFixture tariff(List<String> from, int upToGrams, String cost, String bulkySurcharge) {
        tariffs.add(new Tariff(from, upToGrams, new BigDecimal(cost), new BigDecimal(bulkySurcharge)));
        return this;
    }

    public CarrierFixture preference(int number) {
        preference = number;
        return this;
    }

    public CarrierRule build() {
        return new CarrierRule(
                carrier,
                countries,
                methods,
                qrCountries,
                maxWeightGrams,
                maxLengthMm,
                maxGirthMm,
                maxValue,
                refusedFlags,
                customs,
                receiverIds,
                tariffs,
                preference);
    }
}
