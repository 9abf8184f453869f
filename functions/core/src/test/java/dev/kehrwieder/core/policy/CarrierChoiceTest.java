package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.CarrierFixture.carrier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.CarrierFixture;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.CarrierChoice.Cause;
import dev.kehrwieder.core.policy.CarrierChoice.RuledOut;
import dev.kehrwieder.core.policy.CarrierChoice.Why;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CarrierChoiceTest {
    private static final Consignment SHOES = parcel("DE", ReturnMethod.BY_MAIL_LABEL, 900);

    private static Consignment parcel(String country, ReturnMethod method, int weightGrams) {
        return new Consignment(country, method, weightGrams, 350, 900, new BigDecimal("33.33"), Set.of(), false, 1);
    }

    private static Consignment flagged(LineFlag flag) {
        return new Consignment(
                "DE", ReturnMethod.BY_MAIL_LABEL, 900, 350, 900, new BigDecimal("33.33"), Set.of(flag), false, 1);
    }

    private static Consignment overCustoms(int parcels) {
        return new Consignment(
                "CH", ReturnMethod.BY_MAIL_LABEL, 900, 350, 900, new BigDecimal("33.33"), Set.of(), true, parcels);
    }

    private static CarrierChoice choice(Consignment parcel, CarrierFixture... carriers) {
        List<CarrierRule> rules =
                Arrays.stream(carriers).map(CarrierFixture::build).toList();
        return CarrierChoice.of(rules, names(rules), parcel);
    }

    private static Set<String> names(List<CarrierRule> rules) {
        return rules.stream().map(CarrierRule::carrier).collect(Collectors.toSet());
    }

    private static String name(CarrierChoice choice) {
        return choice.chosen().map(CarrierRule::carrier).orElse("nobody");
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(SHOES, carrier("a").countries("AT", "CH"), Cause.COUNTRY),
                Arguments.of(SHOES, carrier("a").methods(ReturnMethod.DROP_OFF_POINT), Cause.METHOD),
                Arguments.of(
                        parcel("DE", ReturnMethod.HOME_PICKUP, 900),
                        carrier("a").methods(ReturnMethod.BY_MAIL_LABEL, ReturnMethod.BY_MAIL_QR),
                        Cause.METHOD),
                Arguments.of(flagged(LineFlag.HAZARDOUS), carrier("a").refuses(LineFlag.HAZARDOUS), Cause.FLAG),
                Arguments.of(SHOES, carrier("a").maxWeightGrams(899), Cause.WEIGHT),
                Arguments.of(SHOES, carrier("a").maxLengthMm(349), Cause.LENGTH),
                Arguments.of(SHOES, carrier("a").maxGirthMm(899), Cause.GIRTH),
                Arguments.of(SHOES, carrier("a").maxValue("33.32"), Cause.VALUE),
                Arguments.of(overCustoms(1), carrier("a"), Cause.CUSTOMS),
                Arguments.of(overCustoms(2), carrier("a").customs(), Cause.CONTENTS_UNKNOWN),
                Arguments.of(SHOES, carrier("a").tariff(899, "4.10"), Cause.NO_TARIFF),
                Arguments.of(SHOES, carrier("a").tariff(List.of("AT"), 5000, "4.10", "0"), Cause.NO_TARIFF));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void a_carrier_that_cannot_take_it_is_ruled_out(Consignment parcel, CarrierFixture rule, Cause cause) {
        CarrierChoice choice = choice(parcel, rule);

        assertThat(choice.chosen()).isEmpty();
        assertThat(choice.why()).isEmpty();
        assertThat(choice.withoutQr()).isFalse();
        assertThat(choice.ruledOut()).containsExactly(new RuledOut("a", cause));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of(SHOES, carrier("a").countries("DE").methods(ReturnMethod.BY_MAIL_LABEL)),
                Arguments.of(
                        SHOES, carrier("a").maxWeightGrams(900).maxLengthMm(350).maxGirthMm(900)),
                Arguments.of(SHOES, carrier("a").maxValue("33.33").tariff(900, "4.10")),
                Arguments.of(overCustoms(1), carrier("a").customs()),
                Arguments.of(flagged(LineFlag.BULKY), carrier("a").refuses(LineFlag.HAZARDOUS)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_limit_that_is_just_met_rules_nobody_out(Consignment parcel, CarrierFixture rule) {
        CarrierChoice choice = choice(parcel, rule);

        assertThat(name(choice)).isEqualTo("a");
        assertThat(choice.why()).contains(Why.ONLY_ONE);
        assertThat(choice.ruledOut()).isEmpty();
    }

    @Test
    void the_cheapest_wins_whatever_is_preferred() {
        CarrierChoice choice = choice(
                SHOES,
                carrier("a").tariff(5000, "4.20").preference(9),
                carrier("b").tariff(5000, "4.10"),
                carrier("c").tariff(5000, "4.15"));

        assertThat(name(choice)).isEqualTo("b");
        assertThat(choice.why()).contains(Why.CHEAPEST);
        assertThat(choice.cost()).contains(new BigDecimal("4.10"));
        assertThat(choice.ruledOut()).containsExactly(new RuledOut("a", Cause.DEARER), new RuledOut("c", Cause.DEARER));
    }

    @Test
    void of_two_that_cost_the_same_the_preferred_one_wins_then_the_first_by_name() {
        CarrierChoice preferred = choice(
                SHOES,
                carrier("a").tariff(5000, "4.1").preference(1),
                carrier("b").tariff(5000, "4.10").preference(2));
        assertThat(name(preferred)).isEqualTo("b");
        assertThat(preferred.why()).contains(Why.PREFERRED);
        assertThat(preferred.ruledOut()).containsExactly(new RuledOut("a", Cause.LESS_PREFERRED));

        CarrierChoice byName =
                choice(SHOES, carrier("b").tariff(5000, "4.10"), carrier("a").tariff(5000, "4.10"));
        assertThat(name(byName)).isEqualTo("a");
        assertThat(byName.why()).contains(Why.FIRST_BY_NAME);
        assertThat(byName.ruledOut()).containsExactly(new RuledOut("b", Cause.LATER_BY_NAME));
    }

    @Test
    void a_price_that_nobody_knows_comes_after_every_known_one() {
        CarrierChoice choice =
                choice(SHOES, carrier("a").preference(9), carrier("b").tariff(5000, "99.00"));

        assertThat(name(choice)).isEqualTo("b");
        assertThat(choice(SHOES, carrier("a").preference(9)).cost()).isEmpty();
    }

    @Test
    void the_first_row_that_fits_is_the_price() {
        CarrierFixture rows = carrier("a")
                .tariff(List.of("AT"), 1000, "1.00", "0")
                .tariff(List.of("DE"), 899, "2.00", "0")
                .tariff(List.of("DE"), 900, "3.00", "0.50")
                .tariff(5000, "0.10");

        assertThat(choice(SHOES, rows).cost()).contains(new BigDecimal("3.00"));
        assertThat(choice(flagged(LineFlag.BULKY), rows).cost()).contains(new BigDecimal("3.50"));
        assertThat(choice(parcel("DE", ReturnMethod.BY_MAIL_LABEL, 901), rows).cost())
                .contains(new BigDecimal("0.10"));
    }

    @Test
    void whoever_wants_a_code_goes_with_a_carrier_that_gives_one_even_if_it_is_dearer() {
        Consignment shoes = parcel("DE", ReturnMethod.BY_MAIL_QR, 900);
        CarrierChoice choice = choice(
                shoes,
                carrier("a").tariff(5000, "4.10").qrCountries("AT"),
                carrier("b").tariff(5000, "9.90").qrCountries("DE"),
                carrier("c").tariff(5000, "1.00").methods(ReturnMethod.BY_MAIL_LABEL));

        assertThat(name(choice)).isEqualTo("b");
        assertThat(choice.withoutQr()).isFalse();
        assertThat(choice.ruledOut()).containsExactly(new RuledOut("a", Cause.NO_QR), new RuledOut("c", Cause.NO_QR));
    }

    @Test
    void where_nobody_gives_a_code_the_label_is_printed_and_that_is_said() {
        Consignment shoes = parcel("DE", ReturnMethod.BY_MAIL_QR, 900);
        CarrierChoice choice = choice(
                shoes,
                carrier("a").tariff(5000, "4.10").qrCountries("AT"),
                carrier("c").tariff(5000, "1.00").methods(ReturnMethod.BY_MAIL_LABEL));

        assertThat(name(choice)).isEqualTo("c");
        assertThat(choice.withoutQr()).isTrue();
    }

    @Test
    void a_carrier_that_the_deployment_cannot_ask_is_ruled_out() {
        List<CarrierRule> rules =
                List.of(carrier("dhl").build(), carrier("local").build());

        CarrierChoice choice = CarrierChoice.of(rules, Set.of("local"), SHOES);

        assertThat(name(choice)).isEqualTo("local");
        assertThat(choice.ruledOut()).containsExactly(new RuledOut("dhl", Cause.NOT_CONNECTED));
    }

    @Test
    void unknown_measures_rule_nobody_out() {
        Consignment unknown =
                new Consignment("", ReturnMethod.BY_MAIL_LABEL, 0, 0, 0, BigDecimal.ZERO, Set.of(), false, 1);

        assertThat(name(choice(
                        unknown, carrier("a").maxWeightGrams(1).maxLengthMm(1).tariff(1000, "1.00"))))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_127})
    void the_order_of_the_list_decides_nothing_and_the_chosen_one_is_the_cheapest_of_the_allowed(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<CarrierRule> rules = rules(random);
            Consignment parcel = parcel(random);
            CarrierChoice choice = CarrierChoice.of(rules, names(rules), parcel);

            List<CarrierRule> shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, random);
            assertThat(CarrierChoice.of(shuffled, names(rules), parcel)).isEqualTo(choice);

            assertThat(choice.ruledOut().size() + choice.chosen().stream().count())
                    .isEqualTo(rules.size());
            Optional<BigDecimal> cheapest = rules.stream()
                    .filter(rule -> isAlone(rule, parcel, choice.withoutQr()))
                    .flatMap(rule -> rule.cost(parcel).stream())
                    .min(BigDecimal::compareTo);
            assertThat(choice.cost().map(BigDecimal::stripTrailingZeros))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(cheapest.map(BigDecimal::stripTrailingZeros));
        }
    }

    /** Whether a carrier would be chosen if there were no other, with a code if somebody gives one. */
    private static boolean isAlone(CarrierRule rule, Consignment parcel, boolean withoutQr) {
        CarrierChoice alone = CarrierChoice.of(List.of(rule), Set.of(rule.carrier()), parcel);
        return alone.chosen().isPresent() && (withoutQr || !alone.withoutQr());
    }

    private static List<CarrierRule> rules(Random random) {
        List<CarrierRule> rules = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            CarrierFixture rule = carrier("c" + i).preference(random.nextInt(3));
            if (random.nextInt(3) == 0) {
                rule.countries("DE", "AT");
            }
            if (random.nextInt(3) == 0) {
                rule.qrCountries(random.nextBoolean() ? "DE" : "AT");
            }
            if (random.nextInt(4) == 0) {
                rule.methods(ReturnMethod.BY_MAIL_LABEL);
            }
            if (random.nextInt(3) == 0) {
                rule.maxWeightGrams(500 + random.nextInt(5000));
            }
            if (random.nextInt(3) == 0) {
                rule.refuses(LineFlag.HAZARDOUS);
            }
            if (random.nextBoolean()) {
                rule.customs();
            }
            for (int row = random.nextInt(4); row > 0; row--) {
                rule.tariff(
                        random.nextBoolean() ? List.of() : List.of("DE"),
                        1000 * (1 + random.nextInt(5)),
                        1 + random.nextInt(4) + ".50",
                        "1.00");
            }
            rules.add(rule.build());
        }
        return rules;
    }

    private static Consignment parcel(Random random) {
        return new Consignment(
                List.of("DE", "AT", "CH").get(random.nextInt(3)),
                List.of(ReturnMethod.BY_MAIL_QR, ReturnMethod.BY_MAIL_LABEL, ReturnMethod.DROP_OFF_POINT)
                        .get(random.nextInt(3)),
                random.nextInt(6000),
                random.nextInt(1500),
                random.nextInt(3500),
                new BigDecimal(random.nextInt(500)),
                random.nextInt(4) == 0 ? Set.of(LineFlag.HAZARDOUS) : Set.of(),
                random.nextInt(3) == 0,
                1 + random.nextInt(2));
    }
}
