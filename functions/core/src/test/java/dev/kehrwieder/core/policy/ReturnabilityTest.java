package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.policy.Returnability.Code;
import dev.kehrwieder.core.policy.Returnability.Obstacle;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivered on 5 November: to be withdrawn from until the 19th, to come back voluntarily until 5 December. */
final class ReturnabilityTest {
    private static final Instant EARLY = at("2026-11-10T09:00:00Z");
    private static final Instant AFTER_WITHDRAWAL = at("2026-11-20T00:00:00+01:00");
    private static final Instant AFTER_WINDOW = at("2026-12-06T00:00:00+01:00");

    private final Returnability returnability = new Returnability(new Periods((day, regions) -> false));

    private Returnability.Line line(OrderFixture order, PolicyFixture policy, Instant now) {
        return line(order, policy, now, balance -> balance);
    }

    private Returnability.Line line(
            OrderFixture order, PolicyFixture policy, Instant now, UnaryOperator<LineBalance> taken) {
        Order built = order.build();
        Policy frozen = policy.build();
        LineBalance untouched =
                OrderBalance.untouched(built.key(), built.currency()).line("1");
        return returnability.line(
                built,
                taken.apply(untouched),
                frozen,
                built.lines().getFirst(),
                "TOO_SMALL",
                now,
                returnability.withdrawalOpen(frozen, built, now, Optional.empty()));
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
                        "policy 1, window of 30 days",
                        "the window ended at 2026-12-05T23:00:00Z"));
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
}
