package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.hamburg;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {
    private static LineTerms terms(Policy policy, OrderFixture order, String reason) {
        Order built = order.build();
        return policy.terms(built, built.lines().getFirst(), reason);
    }

    @Test
    void without_a_rule_the_policys_own_figures_hold() {
        Policy policy = policy().restockingFeePercent("10")
                .returnShippingFee("4.90")
                .keepItemBelow("5.00")
                .build();

        assertThat(terms(policy, order("1001"), "TOO_SMALL"))
                .isEqualTo(new LineTerms(
                        new Term<>(30, "/window/days"),
                        new Term<>(Approval.AUTO, "/approval"),
                        new Term<>(new BigDecimal("10"), "/restockingFeePercent"),
                        new Term<>(new BigDecimal("4.90"), "/returnShippingFee"),
                        new Term<>(policy.methods(), "/methods"),
                        new Term<>(policy.resolutions(), "/resolutions"),
                        new Term<>(0, "/reasons/TOO_SMALL"),
                        new Term<>(new BigDecimal("5.00"), "/keepItemBelow")));
    }

    @Test
    void the_first_rule_that_says_something_of_a_field_wins_field_by_field() {
        Policy policy = policy().rules(
                        rule().windowDays(14),
                        rule().windowDays(7).approval(Approval.MANUAL).methods(ReturnMethod.IN_STORE),
                        rule().approval(Approval.REJECT)
                                .restockingFeePercent("15")
                                .photos(2),
                        rule().returnShippingFee("9.90").keepItemBelow("1.00").resolutions(Resolution.STORE_CREDIT))
                .build();

        assertThat(terms(policy, order("1001"), "TOO_SMALL"))
                .isEqualTo(new LineTerms(
                        new Term<>(14, "/rules/0/windowDays"),
                        new Term<>(Approval.MANUAL, "/rules/1/approval"),
                        new Term<>(new BigDecimal("15"), "/rules/2/restockingFeePercent"),
                        new Term<>(new BigDecimal("9.90"), "/rules/3/returnShippingFee"),
                        new Term<>(List.of(ReturnMethod.IN_STORE), "/rules/1/methods"),
                        new Term<>(List.of(Resolution.STORE_CREDIT), "/rules/3/resolutions"),
                        new Term<>(2, "/rules/2/photos"),
                        new Term<>(new BigDecimal("1.00"), "/rules/3/keepItemBelow")));
    }

    /** Each row but the first differs from the rule in one thing. */
    @ParameterizedTest
    @CsvSource({
        "ELECTRONICS, CH, DEFECTIVE,        BULKY,     IN_STORE,     5",
        "SHOES,       CH, DEFECTIVE,        BULKY,     IN_STORE,     30",
        "ELECTRONICS, DE, DEFECTIVE,        BULKY,     IN_STORE,     30",
        "ELECTRONICS, CH, WORKMANSHIP,      BULKY,     IN_STORE,     30",
        "ELECTRONICS, CH, TRANSPORT_DAMAGE, BULKY,     IN_STORE,     30",
        "ELECTRONICS, CH, DEFECTIVE,        HAZARDOUS, IN_STORE,     30",
        "ELECTRONICS, CH, DEFECTIVE,        BULKY,     BY_MAIL_QR,   30",
        "ELECTRONICS, CH, NO_SUCH_REASON,   BULKY,     IN_STORE,     30",
    })
    void a_rule_matches_where_each_of_its_lists_does(
            String category, String country, String reason, LineFlag flag, ReturnMethod method, int days) {
        Policy policy = policy().rules(rule().categories("BOOKS", "ELECTRONICS")
                        .countries("CH", "LI")
                        .reasons("DEFECTIVE", "TRANSPORT_DAMAGE")
                        .faults(FaultParty.SUPPLIER, FaultParty.MERCHANT)
                        .flags(LineFlag.BULKY, LineFlag.DIGITAL)
                        .travelling(ReturnMethod.IN_STORE, ReturnMethod.OWN_SHIPMENT)
                        .windowDays(5))
                .build();
        Order order = order("1001")
                .market(country)
                .line("1", 1, "10.00", line -> line.category(category).flags(flag))
                .build();

        assertThat(policy.terms(order, order.lines().getFirst(), reason, method)
                        .windowDays()
                        .value())
                .isEqualTo(days);
    }

    @Test
    void a_rule_that_asks_for_what_is_not_known_yet_does_not_speak() {
        Policy policy = policy().rules(
                        rule().reasons("DEFECTIVE").windowDays(1),
                        rule().faults(FaultParty.SUPPLIER).approval(Approval.MANUAL),
                        rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("1.00"))
                .build();
        Order order = order("1001").build();
        OrderLine line = order.lines().getFirst();

        LineTerms unknown = policy.terms(order, line);
        assertThat(unknown.windowDays()).isEqualTo(new Term<>(30, "/window/days"));
        assertThat(unknown.approval()).isEqualTo(new Term<>(Approval.AUTO, "/approval"));
        assertThat(unknown.photos()).isEqualTo(new Term<>(0, "/reasons"));
        LineTerms known = policy.terms(order, line, "DEFECTIVE");
        assertThat(known.windowDays()).isEqualTo(new Term<>(1, "/rules/0/windowDays"));
        assertThat(known.approval()).isEqualTo(new Term<>(Approval.MANUAL, "/rules/1/approval"));
        assertThat(known.returnShippingFee()).isEqualTo(new Term<>(new BigDecimal("0.00"), "/returnShippingFee"));
        assertThat(policy.terms(order, line, "DEFECTIVE", ReturnMethod.IN_STORE).returnShippingFee())
                .isEqualTo(new Term<>(new BigDecimal("1.00"), "/rules/2/returnShippingFee"));
    }

    @Test
    void one_of_a_lines_flags_is_enough() {
        Policy policy = policy().rules(rule().flags(LineFlag.SEALED_MEDIA).windowDays(5))
                .build();
        OrderFixture order =
                order("1001").line("1", 1, "10.00", line -> line.flags(LineFlag.BULKY, LineFlag.SEALED_MEDIA));

        assertThat(terms(policy, order, "TOO_SMALL").windowDays().value()).isEqualTo(5);
        assertThat(terms(policy, order("1002"), "TOO_SMALL").windowDays().value())
                .isEqualTo(30);
    }

    @Test
    void a_reason_asks_for_photos_and_a_rule_for_more() {
        Policy policy = policy().reasons(Reason.of("SCRATCHED", "DEFECT", FaultParty.MERCHANT, 1, Map.of()))
                .rules(rule().categories("SHOES").photos(3))
                .build();

        assertThat(terms(policy, order("1001"), "SCRATCHED").photos()).isEqualTo(new Term<>(3, "/rules/0/photos"));
        assertThat(terms(policy, order("1001").line("1", 1, "10.00", l -> l.category("HATS")), "SCRATCHED")
                        .photos())
                .isEqualTo(new Term<>(1, "/reasons/SCRATCHED"));
    }

    @Test
    void a_reason_is_offered_for_its_categories_until_it_is_given_up() {
        Policy policy = policy().reasons(
                        new Reason(
                                "SOLE_CAME_OFF",
                                "DEFECT",
                                FaultParty.SUPPLIER,
                                1,
                                Map.of(),
                                List.of("SHOES"),
                                true,
                                true),
                        new Reason("TOO_TIGHT", "FIT", FaultParty.CUSTOMER, 0, Map.of(), List.of(), false, false))
                .build();

        assertThat(policy.reasonsFor("SHOES"))
                .extracting(Reason::code)
                .startsWith("SOLE_CAME_OFF")
                .contains("TOO_SMALL")
                .doesNotContain("TOO_TIGHT");
        assertThat(policy.reasonsFor("HATS")).extracting(Reason::code).doesNotContain("SOLE_CAME_OFF", "TOO_TIGHT");
        assertThat(policy.offeredReasons())
                .extracting(Reason::code)
                .contains("SOLE_CAME_OFF")
                .doesNotContain("TOO_TIGHT");
        assertThat(policy.reason("TOO_TIGHT")).as("it keeps its words").isPresent();
    }

    @Test
    void the_tree_of_reasons_has_the_groups_that_something_stands_under() {
        ReasonGroup own = new ReasonGroup("FIT", Map.of("de", "Sitz", "en", "How it sits"));
        ReasonGroup empty = new ReasonGroup("NOTHING", Map.of());
        Policy policy = policy().reasonGroups(own, empty).build();

        assertThat(policy.groups())
                .startsWith(own)
                .extracting(ReasonGroup::code)
                .containsExactly("FIT", "PREFERENCE", "LISTING", "FULFILMENT", "DEFECT", "OTHER");
        assertThat(policy().build().groups())
                .allMatch(group -> group.labels().keySet().equals(Set.of("de", "en")));
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
        Reason own = Reason.of("TOO_SMALL", "FIT", FaultParty.MERCHANT, 1, Map.of("de", "Zu klein"));
        Policy policy = policy().reasons(own).build();

        assertThat(policy.reason("TOO_SMALL")).contains(own);
        assertThat(policy.reason("DEFECTIVE").map(Reason::fault)).contains(FaultParty.SUPPLIER);
        assertThat(policy.reason("BORED")).isEmpty();
    }

    @Test
    void a_reason_is_told_in_the_shops_words_before_the_built_in_ones() {
        Policy policy = policy().reasons(
                        Reason.of("TOO_SMALL", "FIT", FaultParty.CUSTOMER, 0, Map.of("de", "Sitzt zu knapp")),
                        Reason.of("BORED", "PREFERENCE", FaultParty.CUSTOMER, 0, Map.of("en", "Bored")))
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
