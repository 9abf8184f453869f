package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.hamburg;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {
    private static final Rule ANY = rule(List.of(), List.of(), List.of(), List.of());

    private static Rule rule(
            List<String> categories, List<String> countries, List<String> reasons, List<LineFlag> flags) {
        return new Rule(categories, countries, reasons, flags, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Rule withWindow(Rule rule, int days) {
        return new Rule(
                rule.categories(),
                rule.countries(),
                rule.reasons(),
                rule.flags(),
                Optional.of(days),
                rule.approval(),
                rule.restockingFeePercent());
    }

    private static Rule withApproval(Rule rule, Approval approval) {
        return new Rule(
                rule.categories(),
                rule.countries(),
                rule.reasons(),
                rule.flags(),
                rule.windowDays(),
                Optional.of(approval),
                rule.restockingFeePercent());
    }

    private static Rule withFee(Rule rule, String percent) {
        return new Rule(
                rule.categories(),
                rule.countries(),
                rule.reasons(),
                rule.flags(),
                rule.windowDays(),
                rule.approval(),
                Optional.of(new BigDecimal(percent)));
    }

    private static LineTerms terms(Policy policy, OrderFixture order, String reason) {
        Order built = order.build();
        return policy.terms(built, built.lines().getFirst(), reason);
    }

    @Test
    void without_a_rule_the_policys_own_figures_hold() {
        Policy policy = policy().restockingFeePercent("10").build();

        assertThat(terms(policy, order("1001"), "TOO_SMALL"))
                .isEqualTo(new LineTerms(30, Approval.AUTO, new BigDecimal("10")));
    }

    @Test
    void the_first_rule_that_says_something_of_a_field_wins_field_by_field() {
        Policy policy = policy().rules(
                        withWindow(ANY, 14),
                        withApproval(withWindow(ANY, 7), Approval.MANUAL),
                        withFee(withApproval(ANY, Approval.REJECT), "15"))
                .build();

        assertThat(terms(policy, order("1001"), "TOO_SMALL"))
                .isEqualTo(new LineTerms(14, Approval.MANUAL, new BigDecimal("15")));
    }

    @ParameterizedTest
    @CsvSource({
        "ELECTRONICS,CH,DEFECTIVE,BULKY,5",
        "SHOES,CH,DEFECTIVE,BULKY,30",
        "ELECTRONICS,DE,DEFECTIVE,BULKY,30",
        "ELECTRONICS,CH,TOO_SMALL,BULKY,30",
        "ELECTRONICS,CH,DEFECTIVE,HAZARDOUS,30",
    })
    void a_rule_matches_where_each_of_its_lists_does(
            String category, String country, String reason, LineFlag flag, int days) {
        Policy policy = policy().rules(withWindow(
                        rule(
                                List.of("BOOKS", "ELECTRONICS"),
                                List.of("CH"),
                                List.of("DEFECTIVE"),
                                List.of(LineFlag.BULKY)),
                        5))
                .build();
        OrderFixture order = order("1001").market(country).line("1", 1, "10.00", line -> line.category(category)
                .flags(flag));

        assertThat(terms(policy, order, reason).windowDays()).isEqualTo(days);
    }

    @Test
    void one_of_a_lines_flags_is_enough() {
        Policy policy = policy().rules(
                        withWindow(rule(List.of(), List.of(), List.of(), List.of(LineFlag.SEALED_MEDIA)), 5))
                .build();
        OrderFixture order =
                order("1001").line("1", 1, "10.00", line -> line.flags(LineFlag.BULKY, LineFlag.SEALED_MEDIA));

        assertThat(terms(policy, order, "TOO_SMALL").windowDays()).isEqualTo(5);
        assertThat(terms(policy, order("1002"), "TOO_SMALL").windowDays()).isEqualTo(30);
    }

    @Test
    void the_first_season_that_covers_the_order_counts() {
        Season advent =
                new Season(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"), LocalDate.parse("2027-01-15"));
        Season winter =
                new Season(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-31"));
        Policy policy = policy().seasons(advent, winter).build();

        assertThat(policy.season(
                        order("1001").placedAt("2026-11-02T10:15:00+01:00").build()))
                .contains(advent);
        assertThat(policy.season(
                        order("1001").placedAt("2026-12-02T10:15:00+01:00").build()))
                .contains(winter);
        assertThat(policy.season(
                        order("1001").placedAt("2027-01-01T10:15:00+01:00").build()))
                .isEmpty();
    }

    @Test
    void an_order_from_across_the_sea_falls_into_the_season_of_the_shops_day() {
        Season winter =
                new Season(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-31"));
        Policy policy = policy().seasons(winter).build();

        assertThat(policy.season(
                        order("1001").placedAt("2026-10-31T20:00:00-05:00").build()))
                .contains(winter);
    }

    @Test
    void a_season_that_ends_before_it_begins_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Season(
                        LocalDate.parse("2026-12-31"), LocalDate.parse("2026-11-01"), LocalDate.parse("2027-01-31")));
    }

    @Test
    void a_shops_own_reason_stands_before_the_built_in_one() {
        Reason own = new Reason("TOO_SMALL", "FIT", FaultParty.MERCHANT, 1, Map.of("de", "Zu klein"));
        Policy policy = policy().reasons(own).build();

        assertThat(policy.reason("TOO_SMALL")).contains(own);
        assertThat(policy.reason("DEFECTIVE").map(Reason::fault)).contains(FaultParty.SUPPLIER);
        assertThat(policy.reason("BORED")).isEmpty();
    }

    @Test
    void a_reason_is_told_in_the_shops_words_before_the_built_in_ones() {
        Policy policy = policy().reasons(
                        new Reason("TOO_SMALL", "FIT", FaultParty.CUSTOMER, 0, Map.of("de", "Sitzt zu knapp")),
                        new Reason("BORED", "PREFERENCE", FaultParty.CUSTOMER, 0, Map.of("en", "Bored")))
                .build();

        assertThat(policy.reasonInWords("TOO_SMALL", Locale.GERMANY)).isEqualTo("Sitzt zu knapp");
        assertThat(policy.reasonInWords("TOO_SMALL", Locale.UK)).isEqualTo("Too small");
        assertThat(policy.reasonInWords("DEFECTIVE", Locale.forLanguageTag("de-AT")))
                .isEqualTo("Defekt");
        assertThat(policy.reasonInWords("DEFECTIVE", Locale.FRANCE)).isEqualTo("Defective");
        assertThat(policy.reasonInWords("BORED", Locale.UK)).isEqualTo("Bored");
        assertThat(policy.reasonInWords("BORED", Locale.GERMANY)).isEmpty();
        assertThat(policy.reasonInWords("WITHDRAWAL_NO_REASON", Locale.UK)).isEmpty();
        assertThat(policy.reasonInWords("GONE_SINCE", Locale.UK)).isEmpty();
    }

    @Test
    void every_built_in_reason_has_words_but_the_one_that_needs_none() {
        assertThat(BuiltInReasons.all())
                .filteredOn(reason -> !reason.labels().keySet().equals(Set.of("de", "en")))
                .extracting(Reason::code)
                .containsExactly(BuiltInReasons.WITHDRAWAL_NO_REASON);
    }

    @Test
    void built_in_reasons_are_the_handbooks_and_ask_for_no_photos() {
        assertThat(BuiltInReasons.all())
                .hasSize(26)
                .allMatch(reason -> reason.photos() == 0)
                .extracting(Reason::code)
                .doesNotHaveDuplicates()
                .contains("TOO_SMALL", "NOT_AS_DESCRIBED", "TRANSPORT_DAMAGE", "WITHDRAWAL_NO_REASON");
    }

    @Test
    void parcels_go_to_the_address_for_the_senders_country() {
        Policy policy = policy().returnAddresses(Map.of("CH", hamburg())).build();

        assertThat(policy.returnAddress("CH")).isEqualTo(hamburg());
        assertThat(policy.returnAddress("DE")).isEqualTo(policy.returnAddress());
    }
}
