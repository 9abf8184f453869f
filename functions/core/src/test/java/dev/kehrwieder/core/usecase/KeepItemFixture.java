package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Settlement;

/** A shop that lets little things stay with the shopper. */
final class KeepItemFixture {
    private KeepItemFixture() {}

    /** Socks for 4.00 a pair and shoes for 60.00. */
    static Desk desk(PolicyFixture policy) {
        return new Desk()
                .with(policy)
                .with(order("1001").line("socks", 3, "4.00").line("shoes", 1, "60.00"));
    }

    static Desk keepingBelow(String amount) {
        return desk(policy().keepItemBelow(amount));
    }

    static Settlement settlement(Desk desk, ReturnKey key) {
        return desk.state(key).settlement().orElseThrow();
    }
}
