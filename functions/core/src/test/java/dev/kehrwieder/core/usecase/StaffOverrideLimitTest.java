package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.policy.Anchor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far each role decides against the policy, and what counts towards its limit. */
final class StaffOverrideLimitTest extends StaffOverrideFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SUPPORT | 100.00 | 1 | true
                    SUPPORT | 100.01 | 1 | false
                    SUPPORT |  50.00 | 2 | true
                    SUPPORT |  50.01 | 2 | false
                    FINANCE | 1000.00 | 1 | true
                    FINANCE | 1000.01 | 1 | false
                    ADMIN   | 9999.00 | 3 | true
                    """)
    void a_role_decides_up_to_its_limit_and_not_a_cent_more(
            StaffRole role, String unitPrice, int quantity, boolean may) {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001").line("1", 3, unitPrice));
        RequestFixture asked = request("1001").item("1", quantity).override(role);

        if (may) {
            desk.registered(asked);
        } else {
            assertThat(refused(asked)).containsExactly("/override OVERRIDE_LIMIT");
        }
    }

    @Test
    void who_is_over_the_limit_is_told_which_one() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001").line("1", 3, "50.01"));

        assertThat(desk.quote.quote(
                        request("1001").item("1", 2).override(StaffRole.SUPPORT).build()))
                .isEqualTo(new QuoteReturn.Result.Refused(List.of(new Refusal(
                        "/override",
                        RefusalCode.OVERRIDE_LIMIT,
                        "SUPPORT decides up to 100.00 EUR, and this is 100.02"))));
    }

    @Test
    void the_limit_is_the_one_in_force_and_the_rules_are_those_of_the_sale() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001"));
        desk.with(policy().version(2).staffLimits(Map.of(StaffRole.SUPPORT, new BigDecimal("29.99"))));
        assertThat(refused(request("1001").item("1", 1).override(StaffRole.SUPPORT)))
                .containsExactly("/override OVERRIDE_LIMIT");
        desk.with(policy().version(3).staffLimits(Map.of(StaffRole.SUPPORT, new BigDecimal("30.00"))));

        desk.registered(request("1001").item("1", 1).override(StaffRole.SUPPORT));
    }

    @Test
    void of_two_items_only_the_one_that_is_overridden_counts_and_is_named() {
        desk.with(policy())
                .with(order("1001")
                        .line("1", 1, "500.00")
                        .line("2", 1, "100.00", line -> line.flags(LineFlag.FINAL_SALE)));

        ReturnKey key =
                desk.registered(request("1001").item("1", 1).item("2", 1).override(StaffRole.SUPPORT));

        assertThat(overridden(key))
                .isEqualTo(new ReturnEvent.PolicyOverridden(
                        "su-7",
                        StaffRole.SUPPORT,
                        OverrideReason.GOODWILL,
                        List.of(new ReturnEvent.OverriddenItem(
                                "2", List.of(new ReturnEvent.SetAside("FINAL_SALE", "flag FINAL_SALE"))))));
    }

    @Test
    void a_way_that_is_not_offered_is_set_aside_for_each_item_and_all_of_them_count() {
        desk.with(policy().methods(ReturnMethod.IN_STORE))
                .with(order("1001").line("1", 1, "60.00").line("2", 1, "40.01"));
        RequestFixture both = request("1001").item("1", 1).item("2", 1);

        assertThat(refused(both.override(StaffRole.SUPPORT))).containsExactly("/override OVERRIDE_LIMIT");
        ReturnKey key = desk.registered(both.override(StaffRole.ADMIN));
        assertThat(overridden(key).items())
                .extracting(ReturnEvent.OverriddenItem::itemId)
                .containsExactly("1", "2");
    }
}
