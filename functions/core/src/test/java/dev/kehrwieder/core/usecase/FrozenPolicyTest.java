package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order keeps the policy that it was put under, whatever the shop decides later. */
final class FrozenPolicyTest {
    private final Desk desk = new Desk();

    FrozenPolicyTest() {
        desk.clock.set("2025-11-02T10:00:00+01:00");
        desk.with(policy().window(400, Anchor.DELIVERED).restockingFeePercent("10"));
        desk.with(lastYears("1001")).with(lastYears("1002"));
    }

    private static OrderFixture lastYears(String number) {
        return order(number)
                .placedAt("2025-11-02T10:15:00+01:00")
                .delivered("2025-11-05T14:00:00+01:00", Map.of("1", 3));
    }

    /** Everything that a policy can say, said three times over. */
    private void threeVersionsLater() {
        desk.clock.set("2026-11-10T10:00:00+01:00");
        PutPolicy put = new PutPolicy(desk.store, desk.commits, desk.clock);
        put.put("demo", version -> policy().version(version)
                .window(14, Anchor.ORDERED)
                .restockingFeePercent("50")
                .build());
        put.put("demo", version -> policy().version(version)
                .approval(Approval.MANUAL)
                .returnShippingFee("9.90")
                .methods(ReturnMethod.IN_STORE)
                .build());
        Policy last = put.put("demo", version -> policy().version(version)
                .blockedSkus("SHOE-42")
                .resolutions(Resolution.STORE_CREDIT)
                .keepItemBelow("100.00")
                .rules(rule().approval(Approval.REJECT).photos(5).windowDays(0))
                .build());
        assertThat(last.version()).isEqualTo(4);
        assertThat(last.since()).contains(desk.clock.instant());
    }

    private Returnability.Line returnable(String orderNumber) {
        OrderCase found = desk.store.order(order(orderNumber).build().key()).orElseThrow();
        OrderLine line = found.order().lines().getFirst();
        Policy frozen = desk.store.policy("demo", found.order().policyVersion()).orElseThrow();
        return new Returnability(desk.periods)
                .line(
                        new Returnability.Question(
                                found.order(), frozen, desk.clock.instant(), false, CustomerStanding.UNLISTED),
                        found.balance().line(line.lineId()),
                        line,
                        frozen.terms(found.order(), line));
    }

    private QuoteReturn.Result quoted() {
        return new QuoteReturn(desk.store, new Returnability(desk.periods), desk.clock)
                .quote(request("1001").item("1", 2).build());
    }

    @Test
    void an_order_of_last_year_is_as_returnable_as_it_was() {
        Returnability.Line before = returnable("1001");

        threeVersionsLater();

        assertThat(returnable("1001")).isEqualTo(before);
        assertThat(before.voluntary()).isEqualTo(3);
    }

    @Test
    void an_order_of_last_year_is_quoted_as_it_was() {
        QuoteReturn.Result before = quoted();

        threeVersionsLater();

        assertThat(quoted()).isEqualTo(before);
        assertThat(before)
                .asInstanceOf(type(QuoteReturn.Result.Quoted.class))
                .satisfies(quoted -> assertThat(quoted.settlement().netRefund()).isEqualTo(eur("53.99")))
                .matches(quoted -> !quoted.needsDecision());
    }

    @Test
    void an_order_of_last_year_settles_as_it_did_whenever_its_return_was_registered() {
        ReturnKey before = desk.submitted(request("1001").item("1", 2));
        ReturnKey between = desk.registered(request("1002").item("1", 2));

        threeVersionsLater();

        desk.relay();
        InspectionFixture all = InspectionFixture.inspection(between).accept("1", 2);
        desk.inspected(all);
        desk.relay();
        for (ReturnKey key : List.of(before, between)) {
            Settlement settled = desk.state(key).settlement().orElseThrow();
            assertThat(settled.restockingFee()).isEqualTo(eur("6.00"));
            assertThat(settled.netRefund()).isEqualTo(eur("53.99"));
        }
        assertThat(desk.state(between).policyVersions()).containsExactly(Map.entry("1002", 1));
    }

    @Test
    void a_later_put_of_the_order_keeps_the_version_too() {
        threeVersionsLater();
        desk.memory.commit(
                List.of(new Write.PutOrder(lastYears("1001").version(2).build())));

        assertThat(desk.registered(request("1001").item("1", 1)))
                .satisfies(key -> assertThat(desk.state(key).policyVersions()).containsEntry("1001", 1));
    }
}
