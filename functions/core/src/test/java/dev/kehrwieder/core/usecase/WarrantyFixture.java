package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.policy.Cure;
import java.util.List;

/** Three pairs of shoes at 30.00 each with 4.95 postage, delivered on Thursday, 5 November 2026; it is the 10th. */
abstract class WarrantyFixture {
    Desk desk = desk(policy());

    static OrderFixture shoes() {
        return order("1001").line("1", 3, "30.00");
    }

    static Desk desk(PolicyFixture policy) {
        return new Desk().with(policy).with(shoes());
    }

    static RequestFixture claim() {
        return request("1001").claim();
    }

    List<Refusal> refusals(RequestFixture request) {
        return assertThat(Desk.decided(desk.asks(request)))
                .asInstanceOf(type(RegisterReturn.Result.Refused.class))
                .actual()
                .refusals();
    }

    List<String> refused(RequestFixture request) {
        return Desk.codes(refusals(request));
    }

    /** A claim of so many units that ended as asked for. */
    ReturnKey madeGood(Resolution cure, int units) {
        ReturnKey key = desk.accepted(claim().resolution(cure).item("1", units));
        desk.relay();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        return key;
    }

    LineBalance line() {
        return desk.balance("1001").line("1");
    }

    /** What was made good of the order so far. */
    List<Cure> cures() {
        return new EarlierCures(desk.store)
                .of(desk.memory.order(Fixtures.orderKey("1001")).orElseThrow());
    }
}
