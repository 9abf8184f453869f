package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A carrier that a shop has a contract with, and what it takes.
 *
 * @param carrier as the API and the tracking index name it
 * @param countries the sender's; empty: every country
 * @param methods empty: every one that needs a label
 * @param qrCountries where it gives a QR code; empty: it gives one everywhere
 * @param maxValue in the currency of the order
 * @param customs whether it passes customs data on
 * @param receiverIds its names of the receiver, by the sender's country
 * @param tariffs the first row that fits counts; empty: its price is known after the purchase
 * @param preference of two that cost the same, the one with the higher number
 */
public record CarrierRule(
        String carrier,
        List<String> countries,
        List<ReturnMethod> methods,
        List<String> qrCountries,
        Optional<Integer> maxWeightGrams,
        Optional<Integer> maxLengthMm,
        Optional<Integer> maxGirthMm,
        Optional<BigDecimal> maxValue,
        List<LineFlag> refusedFlags,
        boolean customs,
        Map<String, String> receiverIds,
        List<Tariff> tariffs,
        int preference) {
    public CarrierRule {
        requireNonNull(carrier, "carrier is null");
        countries = List.copyOf(countries);
        methods = List.copyOf(methods);
        qrCountries = List.copyOf(qrCountries);
        refusedFlags = List.copyOf(refusedFlags);
        receiverIds = Map.copyOf(receiverIds);
        tariffs = List.copyOf(tariffs);
    }

    /** A carrier that takes everything from everywhere, at a price that nobody says. */
    public static CarrierRule ofEverything(String carrier) {
        return new CarrierRule(
                carrier,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                Map.of(),
                List.of(),
                0);
    }

    /** What it would cost by the tariffs; empty where none fits. */
    Optional<BigDecimal> cost(Consignment parcel) {
        return tariffs.stream().filter(row -> row.fits(parcel)).findFirst().map(row -> row.cost(parcel));
    }

    boolean serves(String country) {
        return countries.isEmpty() || countries.contains(country);
    }

    boolean offers(ReturnMethod method) {
        return methods.isEmpty() || methods.contains(method);
    }

    boolean givesQr(String country) {
        return offers(ReturnMethod.BY_MAIL_QR) && (qrCountries.isEmpty() || qrCountries.contains(country));
    }
}
