package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.OfferedTerms.Way;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PublishedPolicyTest {
    private static final ReturnKind USUAL = ReturnKind.usual();

    private static OfferedTerms terms(PolicyFixture policy, ReturnKind kind) {
        return new PublishedPolicy(policy.build()).terms(kind);
    }

    private static List<Rule> special(PolicyFixture policy) {
        return new PublishedPolicy(policy.build()).specialRules();
    }

    private static Season season(String from, String to, String until) {
        return new Season(LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(until));
    }

    private static List<Season> seasons(String today, Season... some) {
        return new PublishedPolicy(policy().seasons(some).build()).seasons(LocalDate.parse(today));
    }

    @Test
    void without_rules_the_policy_itself_is_offered() {
        assertThat(terms(
                        policy().window(21, Anchor.DELIVERED)
                                .approval(Approval.MANUAL)
                                .restockingFeePercent("10.0")
                                .returnShippingFee("4.90")
                                .keepItemBelow("8.00")
                                .methods(ReturnMethod.BY_MAIL_QR)
                                .resolutions(Resolution.STORE_CREDIT),
                        USUAL))
                .isEqualTo(new OfferedTerms(
                        21,
                        Approval.MANUAL,
                        new BigDecimal("10"),
                        List.of(new Way(ReturnMethod.BY_MAIL_QR, new BigDecimal("4.9"))),
                        List.of(Resolution.STORE_CREDIT),
                        new BigDecimal("8")));
    }

    @Test
    void rules_speak_where_the_whole_kind_is_theirs_the_first_of_them_and_field_by_field() {
        PolicyFixture policy = policy().rules(
                        rule().categories("TV").countries("CH").windowDays(1),
                        rule().categories("TV").windowDays(2).approval(Approval.MANUAL),
                        rule().countries("CH")
                                .windowDays(3)
                                .approval(Approval.REJECT)
                                .keepItemBelow("5"),
                        rule().resolutions(Resolution.STORE_CREDIT));
        assertThat(terms(policy, USUAL).windowDays()).isEqualTo(30);
        assertThat(terms(policy, USUAL).resolutions()).containsExactly(Resolution.STORE_CREDIT);
        assertThat(terms(policy, USUAL.from("CH")).windowDays()).isEqualTo(3);
        assertThat(terms(policy, USUAL.of("TV")).windowDays()).isEqualTo(2);
        OfferedTerms swiss = terms(policy, USUAL.from("CH").of("TV"));
        assertThat(swiss.windowDays()).isEqualTo(1);
        assertThat(swiss.approval()).isEqualTo(Approval.MANUAL);
        assertThat(swiss.keepItemBelow()).isEqualByComparingTo("5");
        assertThat(terms(policy, USUAL.from("AT").of("SHOES")).windowDays()).isEqualTo(30);
    }

    @Test
    void rules_for_a_reason_or_a_flag_are_not_said_of_the_whole_kind() {
        PolicyFixture policy = policy().rules(
                        rule().reasons("TOO_SMALL").windowDays(1),
                        rule().flags(LineFlag.BULKY).windowDays(2));
        assertThat(terms(policy, USUAL).windowDays()).isEqualTo(30);
    }

    @Test
    void each_way_has_the_fee_that_a_rule_of_ways_gives_it() {
        PolicyFixture policy = policy().methods(ReturnMethod.BY_MAIL_QR, ReturnMethod.IN_STORE)
                .returnShippingFee("4.95")
                .rules(rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("0.00"));
        assertThat(terms(policy, USUAL).ways())
                .containsExactly(
                        new Way(ReturnMethod.BY_MAIL_QR, new BigDecimal("4.95")),
                        new Way(ReturnMethod.IN_STORE, BigDecimal.ZERO));
    }

    @Test
    void goods_with_a_defect_cost_nothing_and_follow_the_rules_of_whoever_answers_for_them() {
        PolicyFixture policy = policy().returnShippingFee("4.95")
                .restockingFeePercent("15")
                .rules(
                        rule().faults(FaultParty.SUPPLIER).windowDays(60),
                        rule().faults(FaultParty.CUSTOMER).windowDays(14));
        OfferedTerms defective = terms(policy, USUAL.defective());
        assertThat(defective.windowDays()).isEqualTo(60);
        assertThat(defective.restockingFeePercent()).isZero();
        assertThat(defective.ways()).allMatch(Way::isFree);
        assertThat(terms(policy, USUAL).windowDays()).isEqualTo(14);
        assertThat(terms(policy, USUAL).ways()).noneMatch(Way::isFree);
    }

    @Test
    void countries_and_categories_are_those_that_the_policy_tells_apart() {
        var austrian = policy().build().returnAddress();
        PublishedPolicy published = new PublishedPolicy(policy().returnAddresses(Map.of("AT", austrian))
                .rules(rule().countries("CH", "AT").categories("TV", "AUDIO"), rule().categories("TV"))
                .build());
        assertThat(published.countries()).containsExactly("AT", "CH", "DE");
        assertThat(published.categories()).containsExactly("AUDIO", "TV");
    }

    @Test
    void special_rules_are_those_for_some_goods_with_what_no_rule_before_takes_away() {
        List<Rule> rules = special(policy().rules(
                        rule().approval(Approval.MANUAL),
                        rule().categories("TV").windowDays(14).approval(Approval.AUTO),
                        rule().categories("TV").countries("CH").windowDays(7),
                        rule().categories("TV", "AUDIO").windowDays(21),
                        rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("0")));
        assertThat(rules)
                .containsExactly(
                        rule().categories("TV").windowDays(14).build(),
                        rule().categories("TV", "AUDIO").windowDays(21).build());
    }

    @Test
    void every_field_of_a_rule_makes_it_one_that_is_told() {
        assertThat(special(policy().rules(
                                rule().categories("1").windowDays(1),
                                rule().categories("2").approval(Approval.AUTO),
                                rule().categories("3").restockingFeePercent("1"),
                                rule().categories("4").returnShippingFee("1"),
                                rule().categories("5").methods(ReturnMethod.IN_STORE),
                                rule().categories("6").resolutions(Resolution.STORE_CREDIT),
                                rule().categories("7").photos(1),
                                rule().categories("8").keepItemBelow("1"),
                                rule().categories("9"))))
                .hasSize(8);
    }

    @Test
    void seasons_do_not_overlap_and_the_first_counts() {
        assertThat(seasons(
                        "2026-11-01",
                        season("2026-11-10", "2026-11-20", "2027-01-31"),
                        season("2026-11-01", "2026-11-30", "2027-01-15"),
                        season("2026-11-12", "2026-11-15", "2027-03-01")))
                .containsExactly(
                        season("2026-11-01", "2026-11-09", "2027-01-15"),
                        season("2026-11-10", "2026-11-20", "2027-01-31"),
                        season("2026-11-21", "2026-11-30", "2027-01-15"));
    }

    @Test
    void a_season_is_told_until_its_last_day_and_covers_others_all_the_same() {
        Season over = season("2026-01-01", "2026-01-31", "2026-02-15");
        Season next = season("2026-01-15", "2026-02-10", "2026-03-31");
        assertThat(seasons("2026-02-15", over, next)).hasSize(2);
        assertThat(seasons("2026-02-16", over, next)).containsExactly(season("2026-02-01", "2026-02-10", "2026-03-31"));
    }

    @Test
    void a_policy_that_is_put_knows_since_when_and_is_else_the_same() {
        Instant now = Instant.parse("2026-11-02T09:15:00Z");
        Policy full = policy().version(3)
                .returnShippingFee("4.95")
                .rules(rule().windowDays(2))
                .build();
        assertThat(full.putAt(now))
                .isEqualTo(policy().version(3)
                        .returnShippingFee("4.95")
                        .rules(rule().windowDays(2))
                        .since(now)
                        .build());
    }
}
