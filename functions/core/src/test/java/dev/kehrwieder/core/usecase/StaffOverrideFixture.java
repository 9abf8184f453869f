package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.orderKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnKey;
import java.util.List;

/** A desk at which staff asks, what it refuses, and what the trail says of what was set aside. */
abstract class StaffOverrideFixture {
    final Desk desk = new Desk();

    List<String> refused(RequestFixture asked) {
        RegisterReturn.Result result = Desk.decided(desk.asks(asked));
        assertThat(result).isInstanceOf(RegisterReturn.Result.Refused.class);
        List<Refusal> refusals = ((RegisterReturn.Result.Refused) result).refusals();
        assertThat(desk.quote.quote(asked.build())).isEqualTo(new QuoteReturn.Result.Refused(refusals));
        assertThat(desk.memory.returnsOf(orderKey("1001"))).isEmpty();
        return Desk.codes(refusals);
    }

    ReturnEvent.PolicyOverridden overridden(ReturnKey key) {
        return (ReturnEvent.PolicyOverridden)
                desk.event(key, "PolicyOverridden").event();
    }
}
