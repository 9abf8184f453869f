package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.policy.Returnability.Code;
import dev.kehrwieder.core.policy.Returnability.Obstacle;
import dev.kehrwieder.core.policy.Returnability.Question;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivered on 5 November: to be withdrawn from until the 19th, to come back voluntarily until 5 December. */
final class ReturnabilityTest {
    private static final Instant EARLY = at("2026-11-10T09:00:00Z");
    private static final Instant AFTER_WITHDRAWAL = at("2026-11-20T00:00:00+01:00");
    private static final Instant AFTER_WINDOW = at("2026-12-06T00:00:00+01:00");

    private final Returnability returnability = new Returnability(new Periods((day, regions) -> false));

    private CustomerStanding standing = CustomerStanding.UNLISTED;

    private Returnability.Line line(OrderFixture order, PolicyFixture policy, Instant now) {
        return line(order, policy, now, balance -> balance);
    }

    private Returnability.Line line(
            OrderFixture order, PolicyFixture policy, Instant now, UnaryOperator<LineBalance> taken) {
        Order built = order.build();
        Policy frozen = policy.build();
        LineBalance untouched =
                OrderBalance.untouched(built.key(), built.currency()).line("1");
        OrderLine line = built.lines().getFirst();
        return returnability.line(
                new Question(
                        built,
                        frozen,
                        now,
                        returnability.withdrawalOpen(frozen, built, now, Optional.empty()),
                        standing),
                taken.apply(untouched),
                line,
                frozen.terms(built, line, "TOO_SMALL"));
    }

    private static List<String> told(Returnability.Line line) {
        return line.obstacles().stream()
                .map(obstacle -> obstacle.quantity() + " " + obstacle.code())
                .toList();
    }

    @Test
    void a_delivered_line_inside_its_window_comes_back_whole() {
        Returnability.Line line = line(order("1001"), policy(), EARLY);

        assertThat(line.returnable()).isEqualTo(3);
        assertThat(line.obstacles()).isEmpty();
        assertThat(line.withdrawalOnly()).isFalse();
        assertThat(line.windowEndsAt()).contains(AFTER_WINDOW);
    }

    @Test
    void the_window_is_open_until_the_last_instant_of_its_last_day() {
        assertThat(line(order("1001"), policy(), AFTER_WINDOW.minusMillis(1)).voluntary())
                .isEqualTo(3);
        Returnability.Line late = line(order("1001"), policy(), AFTER_WINDOW);

        assertThat(late.voluntary()).isZero();
        assertThat(late.obstacles())
                .containsExactly(new Obstacle(
                        3,
                        Code.RETURN_WINDOW_EXPIRED,
                        "/window/days",
                        "the window of 30 days ended at 2026-12-05T23:00:00Z",
                        Optional.of(AFTER_WINDOW),
                        List.of(new Remedy(Remedy.Kind.ASK_THE_SHOP, Optional.empty()))));
    }

    @Test
    void beside_each_obstacle_stands_what_the_law_gives_all_the_same() {
        OrderFixture order = order("1001").line("1", 6, "10.00").delivered("2026-11-05T14:00:00+01:00", Map.of("1", 4));
        Instant end = at("2028-11-07T00:00:00+01:00");
        Remedy withdraw = new Remedy(Remedy.Kind.WITHDRAW, Optional.empty());
        Remedy claim = new Remedy(Remedy.Kind.CLAIM, Optional.of(end));
        Remedy ask = new Remedy(Remedy.Kind.ASK_THE_SHOP, Optional.empty());
        Remedy wait = new Remedy(Remedy.Kind.WAIT_FOR_DELIVERY, Optional.empty());

        Returnability.Line line = line(order, policy(), AFTER_WINDOW, balance -> balance.reserve(1))
                .withRemedies(List.of(withdraw, claim));

        assertThat(line.obstacles())
                .extracting(Obstacle::code, Obstacle::remedies)
                .containsExactly(
                        tuple(Code.RETURNED, List.of()),
                        tuple(Code.UNFULFILLED, List.of(withdraw, wait)),
                        tuple(Code.RETURN_WINDOW_EXPIRED, List.of(withdraw, claim, ask)));
        assertThat(line.returnable()).isEqualTo(5);
    }

    @Test
    void the_law_gives_withdrawal_and_warranty_each_as_long_as_it_lasts() {
        Order built = order("1001").build();
        Policy frozen = policy().build();
        Instant end = at("2028-11-07T00:00:00+01:00");
        ClaimRight right = new ClaimRight(Optional.of(end), ClaimRight.Rule.TWO_YEARS, Optional.empty(), 0);

        assertThat(lawful(built, frozen, EARLY, right))
                .containsExactly(
                        new Remedy(Remedy.Kind.WITHDRAW, Optional.of(AFTER_WITHDRAWAL)),
                        new Remedy(Remedy.Kind.CLAIM, Optional.of(end)));
        assertThat(lawful(built, frozen, AFTER_WITHDRAWAL, right))
                .containsExactly(new Remedy(Remedy.Kind.CLAIM, Optional.of(end)));
        assertThat(lawful(built, frozen, end, right)).isEmpty();
    }

    private List<Remedy> lawful(Order order, Policy policy, Instant now, ClaimRight right) {
        boolean open = returnability.withdrawalOpen(policy, order, now, Optional.empty());
        return returnability.lawful(new Question(order, policy, now, open, standing), Optional.empty(), right);
    }

    @Test
    void every_unit_is_told_and_why_it_does_not_come_back() {
        OrderFixture order = order("1001").line("1", 6, "10.00").delivered("2026-11-05T14:00:00+01:00", Map.of("1", 4));

        Returnability.Line line = line(order, policy(), AFTER_WINDOW, balance -> balance.reserve(2)
                .settle(1, false, eur("10.00"), eur("1.60")));

        assertThat(told(line)).containsExactly("2 RETURNED", "2 UNFULFILLED", "2 RETURN_WINDOW_EXPIRED");
        assertThat(line.voluntary()).isZero();
    }

    @Test
    void units_in_open_returns_and_refused_ones_that_stayed_are_taken() {
        Returnability.Line line = line(
                order("1001"), policy(), EARLY, balance -> balance.reserve(2).reject(1));

        assertThat(line.returnable()).isEqualTo(1);
        assertThat(told(line)).containsExactly("2 RETURNED");
    }

    @Test
    void what_is_not_delivered_may_be_withdrawn_from_and_not_returned() {
        Returnability.Line line = line(order("1001").undelivered(), policy(), EARLY);

        assertThat(line.voluntary()).isZero();
        assertThat(line.withdrawable()).isEqualTo(3);
        assertThat(line.withdrawalOnly()).isTrue();
        assertThat(told(line)).containsExactly("3 UNFULFILLED");
    }

    @Test
    void a_short_window_leaves_the_right_of_withdrawal_open() {
        Returnability.Line line = line(order("1001"), policy().window(3, Anchor.DELIVERED), EARLY);

        assertThat(line.voluntary()).isZero();
        assertThat(line.returnable()).isEqualTo(3);
        assertThat(line.withdrawalOnly()).isTrue();
    }

    @Test
    void the_right_of_withdrawal_ends() {
        PolicyFixture strict = policy().window(3, Anchor.DELIVERED);

        assertThat(line(order("1001"), strict, AFTER_WITHDRAWAL.minusMillis(1)).returnable())
                .isEqualTo(3);
        assertThat(line(order("1001"), strict, AFTER_WITHDRAWAL).returnable()).isZero();
    }

    @Test
    void a_business_cannot_withdraw() {
        assertThat(line(order("1001").business(), policy().window(3, Anchor.DELIVERED), EARLY)
                        .returnable())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(LineFlag.class)
    void a_flag_says_whether_goods_of_its_kind_come_back_voluntarily(LineFlag flag) {
        Returnability.Line line = line(order("1001").line("1", 1, "10.00", l -> l.flags(flag)), policy(), EARLY);

        switch (flag) {
            case FINAL_SALE -> assertThat(told(line)).containsExactly("1 FINAL_SALE");
            case MADE_TO_ORDER, PERISHABLE, GIFT_CARD, DIGITAL ->
                assertThat(told(line)).containsExactly("1 OTHER");
            // Whether the seal is broken is seen at the inspection (handbook, law "Right and exceptions").
            case SEALED_HYGIENE, SEALED_MEDIA, BULKY, HAZARDOUS ->
                assertThat(line.voluntary()).isEqualTo(1);
        }
        assertThat(line.withdrawable()).isEqualTo(1);
    }

    @Test
    void what_the_policy_rejects_only_the_law_takes_back() {
        Returnability.Line line = line(order("1001"), policy().approval(Approval.REJECT), EARLY);

        assertThat(told(line)).containsExactly("3 OTHER");
        assertThat(line.withdrawalOnly()).isTrue();
    }

    @Test
    void what_waits_for_a_person_may_be_asked_back() {
        assertThat(line(order("1001"), policy().approval(Approval.MANUAL), EARLY)
                        .voluntary())
                .isEqualTo(3);
    }

    /** What speaks against it, and whether the shop's list of allowed SKUs is stronger. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    FINAL_SALE,    AUTO,   -,       -,       UNLISTED, FINAL_SALE, flag FINAL_SALE
                    FINAL_SALE,    AUTO,   -,       SKU-1,   UNLISTED, -,          -
                    MADE_TO_ORDER, AUTO,   -,       -,       UNLISTED, OTHER,      flag MADE_TO_ORDER
                    MADE_TO_ORDER, AUTO,   -,       SKU-1,   UNLISTED, -,          -
                    BULKY,         REJECT, -,       -,       UNLISTED, OTHER,      /approval
                    BULKY,         REJECT, -,       SKU-1,   UNLISTED, -,          -
                    BULKY,         REJECT, -,       OTHER-1, UNLISTED, OTHER,      /approval
                    BULKY,         AUTO,   SKU-1,   -,       UNLISTED, OTHER,      /skus/blocked
                    BULKY,         AUTO,   OTHER-1, -,       UNLISTED, -,          -
                    BULKY,         AUTO,   SKU-1,   SKU-1,   UNLISTED, OTHER,      /skus/blocked
                    BULKY,         AUTO,   -,       -,       BLOCKED,  OTHER,      customer
                    BULKY,         AUTO,   -,       SKU-1,   BLOCKED,  OTHER,      customer
                    BULKY,         AUTO,   -,       -,       REVIEW,   -,          -
                    BULKY,         AUTO,   -,       -,       ALLOWED,  -,          -
                    """)
    void lists_flags_and_approval_say_what_comes_back_and_which_of_them_said_so(
            LineFlag flag,
            Approval approval,
            String blocked,
            String allowed,
            CustomerStanding who,
            Code code,
            String rule) {
        PolicyFixture policy = policy().approval(approval);
        if (blocked != null) {
            policy.blockedSkus(blocked);
        }
        if (allowed != null) {
            policy.allowedSkus(allowed);
        }
        standing = who;

        Returnability.Line line =
                line(order("1001").line("1", 2, "10.00", l -> l.sku("SKU-1").flags(flag)), policy, EARLY);

        assertThat(line.voluntary()).isEqualTo(code == null ? 2 : 0);
        assertThat(line.withdrawable()).as("the law knows no lists").isEqualTo(2);
        if (code == null) {
            assertThat(line.obstacles()).isEmpty();
        } else {
            assertThat(line.obstacles()).singleElement().satisfies(obstacle -> {
                assertThat(obstacle.quantity()).isEqualTo(2);
                assertThat(obstacle.code()).isEqualTo(code);
                assertThat(obstacle.rule()).isEqualTo(rule);
                assertThat(obstacle.since()).isEmpty();
                assertThat(obstacle.remedies()).extracting(Remedy::kind).containsExactly(Remedy.Kind.ASK_THE_SHOP);
            });
        }
    }

    @Test
    void an_allowed_sku_has_its_window_all_the_same() {
        Returnability.Line late = line(
                order("1001").line("1", 1, "10.00", l -> l.sku("SKU-1").flags(LineFlag.FINAL_SALE)),
                policy().allowedSkus("SKU-1"),
                AFTER_WINDOW);

        assertThat(told(late)).containsExactly("1 RETURN_WINDOW_EXPIRED");
    }

    @Test
    void what_is_not_delivered_is_waited_for() {
        assertThat(line(order("1001").undelivered(), policy(), EARLY).obstacles())
                .flatExtracting(Obstacle::remedies)
                .containsExactly(new Remedy(Remedy.Kind.WAIT_FOR_DELIVERY, Optional.empty()));
    }

    @Test
    void a_window_of_a_rule_is_told_as_the_rules() {
        Returnability.Line late = line(
                order("1001"),
                policy().rules(rule().windowDays(40), rule().windowDays(3)),
                AFTER_WINDOW.plusSeconds(864_000));

        assertThat(late.obstacles())
                .extracting(Obstacle::rule, Obstacle::since)
                .containsExactly(tuple("/rules/0/windowDays", Optional.of(AFTER_WINDOW.plusSeconds(864_000))));
    }
}
