package dev.kehrwieder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.access.StaffRoles.ShopRole;
import dev.kehrwieder.platform.http.Role;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StaffRolesTest {
    private final StaffRoles roles = new StaffRoles("demo");

    @Test
    void a_role_counts_in_the_default_shop_or_in_the_one_it_names() {
        assertThat(roles.of(List.of("kehrwieder:SUPPORT"))).containsExactly(new ShopRole("demo", Role.SUPPORT));
        assertThat(roles.of(List.of("kehrwieder:schuhe-2:FINANCE")))
                .containsExactly(new ShopRole("schuhe-2", Role.FINANCE));
        assertThat(roles.of("kehrwieder:WAREHOUSE")).containsExactly(new ShopRole("demo", Role.WAREHOUSE));
    }

    @Test
    void the_same_twice_is_one_and_different_ones_are_several() {
        assertThat(roles.of(List.of("kehrwieder:ADMIN", "kehrwieder:demo:ADMIN")))
                .hasSize(1);
        assertThat(roles.of(List.of("kehrwieder:SUPPORT", "staff", "kehrwieder:FINANCE")))
                .hasSize(2);
        assertThat(roles.of(List.of("kehrwieder:SUPPORT", "kehrwieder:other:SUPPORT")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SUPPORT",
                "kehrwieder",
                "kehrwieder:",
                "kehrwieder:support",
                "kehrwieder:JANITOR",
                "kehrwieder:STOREFRONT",
                "kehrwieder:demo:STOREFRONT",
                "kehrwieder:demo:",
                "kehrwieder::SUPPORT",
                "kehrwieder:Demo:SUPPORT",
                "kehrwieder:a#b:SUPPORT",
                "kehrwieder:demo:SUPPORT:more",
                "kehrwieder:SUPPORT kehrwieder:ADMIN",
                "Kehrwieder:SUPPORT",
                " kehrwieder:SUPPORT",
                "kehrwieder:SUPPORT\n",
                "notkehrwieder:SUPPORT"
            })
    void what_is_not_spelled_like_a_role_of_ours_gives_none(String value) {
        assertThat(roles.of(value)).isEmpty();
        assertThat(roles.of(List.of(value))).isEmpty();
    }

    @Test
    void a_claim_of_another_shape_gives_none() {
        assertThat(roles.of(null)).isEmpty();
        assertThat(roles.of(7)).isEmpty();
        assertThat(roles.of(Arrays.asList(null, 7, List.of("kehrwieder:SUPPORT"))))
                .isEmpty();
    }
}
