package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Returnability;
import org.junit.jupiter.api.Test;

final class QuoteReturnTest {
    private final Desk desk = new Desk()
            .with(policy().returnShippingFee("4.90").restockingFeePercent("15"))
            .with(order("1001"));

    private static QuoteReturn.Result quote(Desk desk, RequestFixture request) {
        return new QuoteReturn(desk.store, new Returnability(desk.periods), desk.clock).quote(request.build());
    }

    private static Settlement quoted(Desk desk, RequestFixture request) {
        return assertThat(quote(desk, request))
                .asInstanceOf(type(QuoteReturn.Result.Quoted.class))
                .actual()
                .settlement();
    }

    @Test
    void what_is_quoted_is_estimated_at_the_registration_and_settled_when_all_is_accepted() {
        Settlement quoted = quoted(desk, request("1001").item("1", 2));

        ReturnKey key = desk.submitted(request("1001").item("1", 2));

        assertThat(desk.state(key).estimate()).isEqualTo(quoted);
        assertThat(desk.state(key).settlement()).contains(quoted);
    }

    @Test
    void a_quote_changes_nothing_and_counts_what_is_asked_back_already() {
        desk.registered(request("1001").item("1", 2));
        long version = desk.balance("1001").version();

        assertThat(quote(desk, request("1001").item("1", 1))).isInstanceOf(QuoteReturn.Result.Quoted.class);
        assertThat(quote(desk, request("1001").item("1", 2)))
                .asInstanceOf(type(QuoteReturn.Result.Refused.class))
                .satisfies(refused -> assertThat(Desk.codes(refused.refusals()))
                        .containsExactly("/items/0/quantity QUANTITY_EXCEEDED"));

        assertThat(desk.balance("1001").version()).isEqualTo(version);
        assertThat(desk.memory.returnsOf(orderKey("1001"))).hasSize(1);
    }

    @Test
    void a_quote_says_whether_a_person_must_approve() {
        Desk manual = new Desk().with(policy().approval(Approval.MANUAL)).with(order("1001"));

        assertThat(quote(manual, request("1001")))
                .asInstanceOf(type(QuoteReturn.Result.Quoted.class))
                .matches(QuoteReturn.Result.Quoted::needsDecision);
        assertThat(quote(manual, request("1001").withdrawal()))
                .asInstanceOf(type(QuoteReturn.Result.Quoted.class))
                .matches(quoted -> !quoted.needsDecision());
    }

    @Test
    void an_unknown_order_is_unknown() {
        assertThat(quote(desk, request("9999"))).isEqualTo(new QuoteReturn.Result.UnknownOrder());
    }
}
