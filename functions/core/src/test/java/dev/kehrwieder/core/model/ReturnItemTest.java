package dev.kehrwieder.core.model;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReturnItemTest {
    private static ReturnItem announced(int units) {
        return returnOf(order("1001").line("1", 9, "10.00").build())
                .item("1", units)
                .build()
                .items()
                .getFirst();
    }

    private static Verdict accepted(int units) {
        return new Verdict(1, units, true, Optional.of(Grade.A), Optional.of(Disposition.RESTOCK), 0);
    }

    private static Verdict rejected(int units) {
        return new Verdict(1, units, false, Optional.of(Grade.C), Optional.empty(), 0);
    }

    private static Verdict sentBack(int units) {
        return new Verdict(1, units, false, Optional.of(Grade.C), Optional.of(Disposition.RETURN_TO_CUSTOMER), 0);
    }

    @Test
    void units_that_wait_for_a_decision_are_not_expected() {
        ReturnItem item = announced(2).unauthorized();

        assertThat(item.requested()).isEqualTo(2);
        assertThat(item.expected()).isZero();
        assertThat(item.authorize().expected()).isEqualTo(2);
    }

    @Test
    void what_stays_with_the_shopper_is_accepted_without_having_come() {
        ReturnItem item = announced(2).unauthorized().keep();

        assertThat(item.goods()).isEqualTo(GoodsState.KEPT);
        assertThat(item.decision()).isEqualTo(DecisionState.ACCEPTED);
        assertThat(item.accepted()).isEqualTo(2);
        assertThat(item.kept()).isEqualTo(2);
        assertThat(item.open()).isZero();
        assertThat(item.reserved()).isEqualTo(2);
        assertThat(item.endReceiving()).isEqualTo(item);
        assertThat(item.giveUp()).isEqualTo(item);
        assertThat(item.isPaid()).isFalse();
        assertThat(item.settle(2, MoneyState.REFUNDED).isPaid()).isTrue();
    }

    @Test
    void what_stays_waits_for_the_approval_like_everything_else() {
        ReturnItem item = announced(2).keep().unauthorized();

        assertThat(item.goods()).isEqualTo(GoodsState.ANNOUNCED);
        assertThat(item.accepted()).isZero();
    }

    @Test
    void refused_goods_that_stay_with_the_shopper_are_not_kept_for_the_money() {
        Verdict left = new Verdict(1, 1, false, Optional.of(Grade.C), Optional.of(Disposition.KEEP_WITH_CUSTOMER), 0);
        ReturnItem item = announced(1).receive(1).judge(left);

        assertThat(item.goods()).isEqualTo(GoodsState.KEPT);
        assertThat(item.isKept()).isFalse();
        assertThat(item.accepted()).isZero();
    }

    @Test
    void nothing_of_what_stays_has_come_or_is_paid() {
        assertThatIllegalStateException()
                .isThrownBy(() -> announced(2).receive(1).keep());
        assertThatIllegalStateException()
                .isThrownBy(() -> announced(2).settle(1, MoneyState.RESERVED).keep());
    }

    @Test
    void quantities_follow_the_goods() {
        ReturnItem item = announced(4);
        assertThat(item.open()).isEqualTo(4);
        assertThat(item.decision()).isEqualTo(DecisionState.PENDING);

        item = item.receive(3);
        assertThat(item.pendingInspection()).isEqualTo(3);
        assertThat(item.expected()).isEqualTo(1);
        assertThat(item.goods()).isEqualTo(GoodsState.RECEIVED);

        item = item.judge(accepted(1)).judge(rejected(1));
        assertThat(item.accepted()).isEqualTo(1);
        assertThat(item.rejected()).isEqualTo(1);
        assertThat(item.pendingInspection()).isEqualTo(1);
        assertThat(item.open()).isEqualTo(2);

        item = item.judge(accepted(1)).endReceiving();
        assertThat(item.missing()).isEqualTo(1);
        assertThat(item.isDecided()).isTrue();
        assertThat(item.decision()).isEqualTo(DecisionState.PARTIALLY_ACCEPTED);
    }

    @Test
    void the_decision_is_accepted_only_once_nothing_is_open() {
        assertThat(announced(2).receive(2).judge(accepted(1)).decision()).isEqualTo(DecisionState.PARTIALLY_ACCEPTED);
        assertThat(announced(2).receive(2).judge(accepted(2)).decision()).isEqualTo(DecisionState.ACCEPTED);
        assertThat(announced(2).receive(1).judge(accepted(1)).endReceiving().decision())
                .isEqualTo(DecisionState.ACCEPTED);
        assertThat(announced(1).receive(1).judge(rejected(1)).decision()).isEqualTo(DecisionState.REJECTED);
    }

    @Test
    void money_is_not_due_only_once_no_unit_can_be_accepted_any_more() {
        ReturnItem half = announced(2).receive(2).judge(rejected(1));
        assertThat(half.money()).isEqualTo(MoneyState.NONE);
        assertThat(half.judge(accepted(1)).money()).isEqualTo(MoneyState.NONE);
        assertThat(half.judge(rejected(1)).money()).isEqualTo(MoneyState.NOT_DUE);
        assertThat(announced(2).endReceiving().money()).isEqualTo(MoneyState.NOT_DUE);
    }

    @Test
    void goods_on_the_table_are_not_written_off_when_nothing_more_comes() {
        ReturnItem item = announced(2).receive(1).endReceiving();

        assertThat(item.money()).isEqualTo(MoneyState.NONE);
        assertThat(item.pendingInspection()).isEqualTo(1);
        assertThat(item.judge(accepted(1)).money()).isEqualTo(MoneyState.NONE);
    }

    @Test
    void money_that_was_decided_stays_where_it_is_whatever_the_inspection_says() {
        ReturnItem paidEarly = announced(2).settle(2, MoneyState.REFUNDED);

        assertThat(paidEarly.receive(2).judge(rejected(2)).money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(paidEarly.endReceiving().money()).isEqualTo(MoneyState.REFUNDED);
    }

    @Test
    void goods_are_sent_back_when_all_of_them_go_back() {
        assertThat(announced(2).receive(2).judge(sentBack(2)).goods()).isEqualTo(GoodsState.SENT_BACK);
        assertThat(announced(2).receive(2).judge(rejected(1)).judge(sentBack(1)).goods())
                .isEqualTo(GoodsState.RECEIVED);
        assertThat(announced(2).receive(2).judge(sentBack(1)).judge(accepted(1)).goods())
                .isEqualTo(GoodsState.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({"RETURN_TO_CUSTOMER,SENT_BACK", "KEEP_WITH_CUSTOMER,KEPT", "MISSING,NOT_RECEIVED"})
    void refused_goods_that_are_not_here_are_where_the_disposition_says(Disposition disposition, GoodsState goods) {
        Verdict verdict = new Verdict(1, 1, false, Optional.of(Grade.X), Optional.of(disposition), 0);

        assertThat(verdict.isTheShoppers()).isTrue();
        assertThat(announced(1).receive(1).judge(verdict).goods()).isEqualTo(goods);
        assertThat(announced(2).receive(2).judge(verdict).judge(accepted(1)).goods())
                .isEqualTo(GoodsState.RECEIVED);
        assertThat(announced(2).receive(2).judge(verdict).judge(sentBack(1)).goods())
                .isEqualTo(GoodsState.SENT_BACK);
    }

    @Test
    void accepted_goods_are_the_shops_wherever_they_go() {
        Verdict accepted =
                new Verdict(1, 1, true, Optional.of(Grade.A), Optional.of(Disposition.KEEP_WITH_CUSTOMER), 0);

        assertThat(accepted.isTheShoppers()).isFalse();
    }

    @Test
    void what_nobody_sent_is_given_up_and_may_be_expected_again_in_part() {
        ReturnItem item = announced(3).giveUp();

        assertThat(item.missing()).isEqualTo(3);
        assertThat(item.goods()).isEqualTo(GoodsState.ANNOUNCED);
        assertThat(item.money()).isEqualTo(MoneyState.NOT_DUE);
        assertThat(item.expectAgain(2).expected()).isEqualTo(2);
        assertThat(item.expectAgain(2).missing()).isEqualTo(1);
        assertThat(item.expectAgain(2).money()).isEqualTo(MoneyState.NONE);
    }

    @Test
    void an_item_that_was_not_in_the_box_is_not_received_and_may_come_after_all() {
        ReturnItem missing = announced(2).endReceiving();
        assertThat(missing.goods()).isEqualTo(GoodsState.NOT_RECEIVED);
        assertThat(missing.isDecided()).isTrue();

        ReturnItem again = missing.expectAgain(missing.missing());
        assertThat(again.goods()).isEqualTo(GoodsState.ANNOUNCED);
        assertThat(again.money()).isEqualTo(MoneyState.NONE);
        assertThat(again.expected()).isEqualTo(2);
    }

    @Test
    void reopening_does_not_revive_the_money_of_refused_units() {
        assertThat(announced(1).receive(1).judge(rejected(1)).expectAgain(0).money())
                .isEqualTo(MoneyState.NOT_DUE);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> announced(1).receive(2));
        assertThatIllegalArgumentException().isThrownBy(() -> announced(1).judge(accepted(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> announced(2).receive(1).judge(accepted(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> announced(1).settle(2, MoneyState.REFUNDED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> announced(1).endReceiving().receive(1));
        assertThatIllegalArgumentException().isThrownBy(() -> accepted(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verdict(1, 1, true, Optional.empty(), Optional.empty(), 101));
    }

    @Test
    void in_any_course_of_events_no_unit_is_counted_twice_and_none_is_lost() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int requested = 1 + random.nextInt(9);
            ReturnItem item = announced(requested);
            for (int step = 0; step < 12; step++) {
                item = any(item, random);

                assertThat(item.accepted() + item.rejected() + item.pendingInspection())
                        .as("seed %d: received", seed)
                        .isEqualTo(item.received());
                assertThat(item.received() + item.missing() + item.expected())
                        .as("seed %d: authorised", seed)
                        .isEqualTo(requested);
                assertThat(item.isDecided())
                        .as("seed %d: decided", seed)
                        .isEqualTo(item.accepted() + item.rejected() + item.missing() == requested);
                assertThat(item.money() == MoneyState.NOT_DUE)
                        .as("seed %d: not due", seed)
                        .isEqualTo(item.isDecided() && item.accepted() == 0);
            }
        }
    }

    private static ReturnItem any(ReturnItem item, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> item.expected() == 0 ? item : item.receive(1 + random.nextInt(item.expected()));
            case 2, 3 ->
                item.pendingInspection() == 0
                        ? item
                        : item.judge(accepted(1 + random.nextInt(item.pendingInspection())));
            case 4 -> item.pendingInspection() == 0 ? item : item.judge(rejected(1));
            case 5 -> item.pendingInspection() == 0 ? item : item.judge(sentBack(1));
            case 6 -> item.endReceiving();
            default -> item.expectAgain(item.missing());
        };
    }
}
