package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.SHOP;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.port.StoredAnswer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the trail tells of a decision against the policy, and that it tells nothing where none was needed. */
final class StaffOverrideTrailTest {
    private final Desk desk = new Desk();

    @Test
    void the_note_is_kept_with_the_personal_data_and_not_in_the_trail() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001"));

        ReturnKey key = desk.registered(request("1001").override(StaffRole.SUPPORT));

        assertThat(desk.memory.person(key).map(Person::texts)).contains(Map.of("override", "she called, and cried"));
        assertThat(desk.memory.trail(key).toString()).doesNotContain("cried");
    }

    @Test
    void who_is_approved_by_an_agent_is_not_approved_by_the_policy() {
        desk.with(policy().approval(Approval.MANUAL)).with(order("1001"));

        ReturnKey key = desk.registered(request("1001").override(StaffRole.SUPPORT));

        assertThat(desk.event(key, "ReturnApproved").event()).isEqualTo(new ReturnEvent.ReturnApproved(false));
    }

    @Test
    void an_override_that_is_not_needed_leaves_no_trace() {
        desk.with(policy()).with(order("1001").line("1", 3, "500.00"));

        ReturnKey key = desk.registered(request("1001").override(StaffRole.SUPPORT));

        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved");
        assertThat(desk.event(key, "ReturnApproved").event()).isEqualTo(new ReturnEvent.ReturnApproved(true));
        assertThat(desk.memory.person(key)).contains(Person.nobody());
    }

    @ParameterizedTest
    @EnumSource(CustomerStanding.class)
    void a_withdrawal_needs_nobody_to_set_the_policy_aside(CustomerStanding standing) {
        desk.with(policy().window(3, Anchor.DELIVERED).approval(Approval.REJECT))
                .with(order("1001").line("1", 3, "500.00"));
        desk.listed(standing);

        ReturnKey key = desk.registered(request("1001").withdrawal().override(StaffRole.SUPPORT));

        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved");
    }

    @Test
    void the_same_call_twice_overrides_once() {
        desk.with(policy().window(3, Anchor.DELIVERED)).with(order("1001"));
        var call = new Commits.KeyedCall<RegisterReturn.Result>(
                SHOP, "POST /v1/returns", "k1", "body", result -> Optional.of(new StoredAnswer(201, Map.of(), "ok")));
        ReturnRequest asked = request("1001").override(StaffRole.SUPPORT).build();

        desk.register.register(asked, Desk.STAFF, Optional.of(call));
        Commits.Outcome<RegisterReturn.Result> again = desk.register.register(asked, Desk.STAFF, Optional.of(call));

        assertThat(again).isInstanceOf(Commits.Outcome.Replayed.class);
        assertThat(desk.memory.returnsOf(orderKey("1001"))).singleElement().satisfies(key -> assertThat(desk.trail(key))
                .containsExactly("ReturnRequested", "PolicyOverridden", "ReturnApproved"));
    }
}
