package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.model.Resolution.PARTIAL_REFUND_KEEP_ITEM;
import static dev.kehrwieder.core.model.Resolution.REFUND_ORIGINAL_PAYMENT;
import static dev.kehrwieder.core.model.Resolution.REPAIR;
import static dev.kehrwieder.core.model.Resolution.REPLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Dates are days in Berlin; an end is told as the last day in time. */
final class ClaimsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** No day is a holiday unless a test says so. */
    private final List<String> holidays = new ArrayList<>();

    private final Claims claims = new Claims(new Periods((day, regions) -> holidays.stream()
            .map(holiday -> holiday.split(" "))
            .anyMatch(holiday ->
                    holiday[0].equals(day.toString()) && (holiday.length == 1 || regions.contains(holiday[1])))));

    private OrderFixture order = order("1001");
    private PolicyFixture policy = policy();
    private Optional<String> region = Optional.empty();
    private final List<Cure> cures = new ArrayList<>();

    private ClaimsTest delivered(String day) {
        order = order.delivered(day + "T14:00:00+01:00");
        return this;
    }

    private ClaimsTest cured(Resolution kind, String day) {
        cures.add(new Cure("1", kind, 1, at(day + "T10:00:00+01:00")));
        return this;
    }

    private ClaimRight right() {
        Order built = order.build();
        return claims.right(
                new Claims.Question(built, policy.build(), region, cures),
                built.lines().getFirst());
    }

    private ClaimRight right(String noticed) {
        Order built = order.build();
        return claims.right(
                new Claims.Question(built, policy.build(), region, cures),
                built.lines().getFirst(),
                LocalDate.parse(noticed));
    }

    private static String lastDay(ClaimRight right) {
        return lastDay(right.endsAt().orElseThrow());
    }

    private static String lastDay(Instant end) {
        return LocalDate.ofInstant(end.minusNanos(1), BERLIN).toString();
    }

    private static String told(ClaimRight right) {
        return lastDay(right) + " " + right.rule();
    }

    @ParameterizedTest
    @CsvSource({
        // Two years later it is a Monday.
        "2026-11-06, 2028-11-06",
        // A Sunday and a Saturday move on to Monday.
        "2026-11-05, 2028-11-06",
        "2026-11-04, 2028-11-06",
        "2026-11-03, 2028-11-03",
        // There is no 29 February in 2030: the last day of the month, a Thursday.
        "2028-02-29, 2030-02-28",
        // Nor in 2026: the 28th is a Saturday.
        "2024-02-29, 2026-03-02",
        // The 29th of a leap year is not reached from another one's 28th.
        "2026-02-28, 2028-02-28",
        "2026-03-01, 2028-03-01"
    })
    void two_years_from_delivery_and_on_a_weekend_until_monday(String delivered, String lastDay) {
        delivered(delivered);

        assertThat(told(right())).isEqualTo(lastDay + " TWO_YEARS");
    }

    @Test
    void the_end_is_the_first_instant_after_the_last_day_in_the_shops_zone() {
        delivered("2026-11-06");

        ClaimRight right = right();

        assertThat(right.endsAt()).contains(at("2028-11-07T00:00:00+01:00"));
        assertThat(right.isOpen(at("2028-11-07T00:00:00+01:00").minusMillis(1))).isTrue();
        assertThat(right.isOpen(at("2028-11-07T00:00:00+01:00"))).isFalse();
    }

    @Test
    void the_day_of_delivery_is_the_one_in_the_shops_zone() {
        // Half past midnight on the 6th in Berlin.
        order = order.delivered("2026-11-05T23:30:00Z");

        assertThat(lastDay(right())).isEqualTo("2028-11-06");
    }

    @Test
    void a_holiday_of_the_shop_or_of_the_shopper_moves_the_end() {
        delivered("2026-11-03");

        holidays.add("2028-11-03 DE-HH");
        assertThat(lastDay(right())).as("Friday off, then the weekend").isEqualTo("2028-11-06");

        holidays.set(0, "2028-11-03 DE-BY");
        assertThat(lastDay(right())).as("elsewhere").isEqualTo("2028-11-03");

        region = Optional.of("DE-BY");
        assertThat(lastDay(right())).as("at the shopper's").isEqualTo("2028-11-06");
    }

    @Test
    void the_last_delivery_of_the_line_counts() {
        order = order.line("1", 2, "10.00")
                .line("2", 1, "10.00")
                .delivered("2026-11-03T14:00:00+01:00", Map.of("1", 1))
                .delivered("2026-11-06T14:00:00+01:00", Map.of("1", 1))
                .delivered("2026-12-01T14:00:00+01:00", Map.of("2", 1));

        assertThat(lastDay(right())).isEqualTo("2028-11-06");
    }

    @Test
    void without_a_delivery_nothing_ends() {
        order = order.undelivered();

        ClaimRight right = right("2026-11-20");

        assertThat(right.endsAt()).isEmpty();
        assertThat(right.burdenOfProofEndsAt()).isEmpty();
        assertThat(right.rule()).isEqualTo(ClaimRight.Rule.TWO_YEARS);
        assertThat(right.isOpen(at("2099-01-01T00:00:00Z"))).isTrue();
    }

    /** Delivered on 6 November 2026: two years end with Monday, 6 November 2028. */
    @ParameterizedTest
    @CsvSource({
        // Long before the end nothing is lengthened.
        "2026-11-06, 2028-11-06 TWO_YEARS",
        // Four months end with the two years, and a day later.
        "2028-07-06, 2028-11-06 TWO_YEARS",
        "2028-07-07, 2028-11-07 AFTER_DEFECT",
        "2028-11-05, 2029-03-05 AFTER_DEFECT",
        // On the last day; four months later is a Tuesday.
        "2028-11-06, 2029-03-06 AFTER_DEFECT",
        // A day too late.
        "2028-11-07, 2028-11-06 TWO_YEARS",
        // Four months after 31 August: 31 December, a Sunday, then Monday (no holiday is known here).
        "2028-08-31, 2029-01-01 AFTER_DEFECT",
        // Four months after 31 October: 28 February.
        "2028-10-31, 2029-02-28 AFTER_DEFECT"
    })
    void a_defect_that_showed_in_time_may_be_claimed_for_four_months(String noticed, String told) {
        delivered("2026-11-06");

        assertThat(told(right(noticed))).isEqualTo(told);
    }

    /** Two years from 5 November 2026 end on a Sunday, so the whole Monday is in time. */
    @ParameterizedTest
    @CsvSource({"2028-11-06, 2029-03-06 AFTER_DEFECT", "2028-11-07, 2028-11-06 TWO_YEARS"})
    void a_defect_may_show_until_the_end_that_the_weekend_has_moved(String noticed, String told) {
        delivered("2026-11-05");

        assertThat(told(right(noticed))).isEqualTo(told);
    }

    /** Delivered on 6 November 2026, ordered on the 2nd; no extension for a replacement. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-10, 2028-11-06 TWO_YEARS",
        "2028-09-06, 2028-11-06 TWO_YEARS",
        "2028-09-07, 2028-11-07 AFTER_CURE",
        "2028-11-06, 2029-01-08 AFTER_CURE",
        // The claim was in time; the goods came back long after.
        "2028-12-27, 2029-02-27 AFTER_CURE"
    })
    void what_came_back_from_a_cure_may_be_claimed_for_two_months(String cured, String told) {
        delivered("2026-11-06").cured(REPLACEMENT, cured);

        assertThat(told(right())).isEqualTo(told);
    }

    @Test
    void the_latest_cure_counts_and_a_later_period_wins() {
        delivered("2026-11-06").cured(REPLACEMENT, "2028-10-10").cured(REPLACEMENT, "2028-09-20");

        assertThat(told(right())).isEqualTo("2028-12-11 AFTER_CURE");
        assertThat(told(right("2028-08-01"))).as("four months end before").isEqualTo("2028-12-11 AFTER_CURE");
        assertThat(told(right("2028-10-12"))).as("four months end after").isEqualTo("2029-02-12 AFTER_DEFECT");
    }

    @Test
    void the_day_of_a_cure_is_the_one_in_the_shops_zone() {
        delivered("2026-11-06");
        // Half past midnight on 12 October in Berlin.
        cures.add(new Cure("1", REPLACEMENT, 1, at("2028-10-11T22:30:00Z")));

        assertThat(lastDay(right())).isEqualTo("2028-12-12");
    }

    @Test
    void a_cure_of_another_line_is_none_of_this_one() {
        delivered("2026-11-06");
        cures.add(new Cure("2", REPAIR, 1, at("2028-10-10T10:00:00Z")));

        assertThat(told(right())).isEqualTo("2028-11-06 TWO_YEARS");
        assertThat(right().cured()).isZero();
    }

    @Test
    void a_repair_lengthens_the_liability_once_by_twelve_months() {
        delivered("2026-11-06").cured(REPAIR, "2027-02-01");
        assertThat(told(right())).isEqualTo("2029-11-06 AFTER_REPAIR");

        cured(REPAIR, "2028-02-01");
        assertThat(told(right())).as("a second one").isEqualTo("2029-11-06 AFTER_REPAIR");
        assertThat(right().cured()).isEqualTo(2);
    }

    @Test
    void the_extension_counts_from_the_day_of_delivery_and_not_from_the_monday_after() {
        // Two years: Sunday, 5 November 2028. Three: Monday, 5 November 2029.
        delivered("2026-11-05").cured(REPAIR, "2027-02-01");

        assertThat(lastDay(right())).isEqualTo("2029-11-05");
    }

    @Test
    void after_29_february_the_extended_liability_ends_with_february() {
        order = order.placedAt("2028-02-20T10:00:00+01:00");
        delivered("2028-02-29").cured(REPAIR, "2028-06-01");

        assertThat(told(right())).isEqualTo("2031-02-28 AFTER_REPAIR");
    }

    @Test
    void a_defect_that_shows_in_the_third_year_after_a_repair_is_in_time() {
        delivered("2026-11-06").cured(REPAIR, "2027-02-01");

        assertThat(told(right("2029-11-06"))).isEqualTo("2030-03-06 AFTER_DEFECT");
        assertThat(told(right("2029-11-07"))).isEqualTo("2029-11-06 AFTER_REPAIR");
    }

    @Test
    void a_repair_after_the_two_years_lengthens_them_all_the_same() {
        delivered("2026-11-06").cured(REPAIR, "2028-11-20");

        assertThat(told(right())).isEqualTo("2029-11-06 AFTER_REPAIR");
    }

    @ParameterizedTest
    @CsvSource({
        // The last and the first instant in Berlin.
        "2026-07-30T23:59:59+02:00, 2028-08-07 TWO_YEARS",
        "2026-07-31T00:00:00+02:00, 2029-08-07 AFTER_REPAIR",
        // The day in Berlin counts, wherever the order was placed.
        "2026-07-30T22:00:00Z, 2029-08-07 AFTER_REPAIR"
    })
    void only_contracts_from_31_july_2026_on_are_extended(String placedAt, String told) {
        order = order.placedAt(placedAt);
        delivered("2026-08-07").cured(REPAIR, "2027-02-01");

        assertThat(told(right())).isEqualTo(told);
    }

    @Test
    void a_policy_may_switch_the_extension_off() {
        policy = policy.claims(Approval.AUTO, false);
        delivered("2026-11-06").cured(REPAIR, "2027-02-01");

        assertThat(told(right())).isEqualTo("2028-11-06 TWO_YEARS");
    }

    @Test
    void a_replacement_does_not_lengthen_the_liability() {
        delivered("2026-11-06").cured(REPLACEMENT, "2027-02-01");

        assertThat(told(right())).isEqualTo("2028-11-06 TWO_YEARS");
    }

    @Test
    void a_business_has_the_two_years_and_nothing_more() {
        order = order.business();
        delivered("2026-11-06").cured(REPAIR, "2028-11-01");

        ClaimRight right = right("2028-11-06");

        assertThat(told(right)).isEqualTo("2028-11-06 TWO_YEARS");
        assertThat(right.burdenOfProofEndsAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // No weekend moves what nothing has to be declared in: 6 November 2027 is a Saturday.
        "2026-11-06, 2027-11-06",
        "2028-02-29, 2029-02-28"
    })
    void the_burden_of_proof_is_the_shops_for_a_year(String delivered, String lastDay) {
        delivered(delivered).cured(REPAIR, "2028-03-01");

        assertThat(lastDay(right().burdenOfProofEndsAt().orElseThrow())).isEqualTo(lastDay);
    }

    @Test
    void the_goods_are_made_good_before_any_money_comes_back() {
        delivered("2026-11-06");
        Instant early = at("2026-12-01T10:00:00Z");

        assertThat(right().resolutions(early)).containsExactly(REPAIR, REPLACEMENT);

        cured(REPAIR, "2026-11-20");
        assertThat(right().resolutions(early))
                .containsExactly(REPAIR, REPLACEMENT, REFUND_ORIGINAL_PAYMENT, PARTIAL_REFUND_KEEP_ITEM);
        assertThat(right().resolutions(at("2029-11-07T00:00:00+01:00"))).isEmpty();
        assertThat(right().resolutions(at("2029-11-06T23:59:59+01:00"))).hasSize(4);
    }

    @Test
    void each_unit_that_was_cured_is_counted() {
        delivered("2026-11-06");
        cures.add(new Cure("1", REPAIR, 2, at("2027-01-01T10:00:00Z")));
        cures.add(new Cure("1", REPLACEMENT, 3, at("2027-02-01T10:00:00Z")));

        assertThat(right().cured()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(ClaimRight.Rule.class)
    void every_rule_says_where_it_stands_and_what_it_means(ClaimRight.Rule rule) {
        assertThat(rule.source()).containsAnyOf("BGB", "Directive");
        assertThat(rule.words()).containsAnyOf("months", "years");
    }

    @Test
    void a_cure_is_a_repair_or_a_replacement_of_something() {
        Instant now = at("2026-11-06T10:00:00Z");

        assertThatIllegalArgumentException().isThrownBy(() -> new Cure("1", REFUND_ORIGINAL_PAYMENT, 1, now));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cure("1", REPAIR, 0, now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClaimRight(Optional.empty(), ClaimRight.Rule.TWO_YEARS, Optional.empty(), -1));
    }
}
