package dev.kehrwieder.fakes.easypost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A service of a carrier behind EasyPost, at prices of our own.
 *
 * @param account as EasyPost names the carrier's account
 * @param perOunce added to the base price
 */
record Tariff(String account, String carrier, String service, String currency, BigDecimal base, BigDecimal perOunce) {
    /** The last one prints pictures, whatever format is asked for. */
    static final List<Tariff> ALL = List.of(
            of("ca_usps", "USPS", "GroundAdvantage", "USD", "4.90", "0.05"),
            of("ca_usps", "USPS", "Priority", "USD", "7.20", "0.06"),
            of("ca_post", "CanadaPost", "RegularParcel", "CAD", "6.10", "0.04"),
            of("ca_fedex", "FedEx", "FEDEX_GROUND", "USD", "9.40", "0.02"));

    private static Tariff of(
            String account, String carrier, String service, String currency, String base, String perOunce) {
        return new Tariff(account, carrier, service, currency, new BigDecimal(base), new BigDecimal(perOunce));
    }

    /** @throws IllegalArgumentException if it is none of ours */
    static Tariff of(String carrier, String service) {
        return ALL.stream()
                .filter(tariff ->
                        tariff.carrier().equals(carrier) && tariff.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(carrier + " " + service));
    }

    /** Canada's post from and to Canada, the others from and to the USA. */
    boolean serves(List<String> countries) {
        return countries.contains(carrier.equals("CanadaPost") ? "CA" : "US");
    }

    BigDecimal price(BigDecimal ounces) {
        return base.add(perOunce.multiply(ounces)).setScale(2, RoundingMode.HALF_UP);
    }

    boolean printsPictures() {
        return carrier.equals("FedEx");
    }
}
