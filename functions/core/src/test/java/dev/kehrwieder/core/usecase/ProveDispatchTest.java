package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.usecase.ProveDispatch.Proof;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProveDispatchTest {
    private final Desk desk = Desk.ofOneOrder();

    private ReturnResult proves(ReturnKey key, int parcel, String dispatchedAt) {
        return Desk.decided(desk.proveDispatch.prove(
                key, new Proof(parcel, at(dispatchedAt), Optional.of("receipt 4711")), Desk.STAFF, Optional.empty()));
    }

    private ReturnKey withdrawn() {
        return desk.labelled(request("1001").withdrawal().item("1", 1));
    }

    @Test
    void a_receipt_that_was_shown_is_proof_as_a_scan_is() {
        ReturnKey key = withdrawn();

        assertThat(proves(key, 1, "2026-11-09T17:00:00+01:00")).isInstanceOf(ReturnResult.Done.class);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.IN_TRANSIT);
        assertThat(desk.state(key).withholdingEndedAt()).contains(at("2026-11-09T17:00:00+01:00"));
        assertThat(desk.event(key, "ParcelHandedIn").event())
                .isEqualTo(new ReturnEvent.ParcelHandedIn(1, at("2026-11-09T17:00:00+01:00")));
        assertThat(desk.event(key, "ParcelHandedIn").by()).isEqualTo(Desk.STAFF);
    }

    @Test
    void what_the_proof_is_stands_with_the_personal_data() {
        ReturnKey key = withdrawn();

        proves(key, 1, "2026-11-09T17:00:00+01:00");

        assertThat(desk.memory.person(key).orElseThrow().texts())
                .containsEntry("parcel/1/proof-of-dispatch", "receipt 4711");
    }

    @Test
    void a_proof_of_a_day_after_the_fourteenth_makes_the_money_due_then() {
        ReturnKey key = withdrawn();
        desk.clock.set("2026-11-28T10:00:00+01:00");

        proves(key, 1, "2026-11-26T09:00:00+01:00");
        assertThat(desk.state(key).deadlines().refundDueAt()).contains(at("2026-11-26T09:00:00+01:00"));

        // An earlier one makes it due earlier, never before the fourteenth day is over.
        proves(key, 1, "2026-11-25T09:00:00+01:00");
        assertThat(desk.state(key).deadlines().refundDueAt()).contains(at("2026-11-25T09:00:00+01:00"));
        proves(key, 1, "2026-11-12T09:00:00+01:00");
        assertThat(desk.state(key).deadlines().refundDueAt()).contains(at("2026-11-24T23:59:59+01:00"));
    }

    @Test
    void the_same_or_a_later_proof_changes_nothing() {
        ReturnKey key = withdrawn();
        proves(key, 1, "2026-11-09T17:00:00+01:00");
        long version = desk.state(key).version();

        assertThat(proves(key, 1, "2026-11-09T17:00:00+01:00")).isInstanceOf(ReturnResult.Done.class);
        assertThat(proves(key, 1, "2026-11-09T18:00:00+01:00")).isInstanceOf(ReturnResult.Done.class);

        assertThat(desk.state(key).version()).isEqualTo(version);
        assertThat(desk.state(key).parcels().getFirst().handedInAt()).contains(at("2026-11-09T17:00:00+01:00"));
    }

    @Test
    void what_is_still_to_come_is_no_proof() {
        ReturnKey key = withdrawn();

        ReturnResult result = proves(key, 1, "2026-11-11T17:00:00+01:00");

        assertThat(result).isInstanceOf(ReturnResult.Refused.class);
        assertThat(Desk.codes(((ReturnResult.Refused) result).refusals()))
                .containsExactly("/dispatchedAt OUT_OF_RANGE");
        assertThat(desk.trail(key)).doesNotContain("ParcelHandedIn");
    }

    @Test
    void an_unknown_parcel_is_unknown_and_an_ended_return_takes_no_proof() {
        ReturnKey key = withdrawn();
        assertThat(proves(key, 2, "2026-11-09T17:00:00+01:00")).isInstanceOf(ReturnResult.Unknown.class);

        desk.decide.cancel(key, Desk.STAFF, Optional.empty());

        assertThat(proves(key, 1, "2026-11-09T17:00:00+01:00")).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void who_collects_the_goods_may_not_wait_for_them() {
        ReturnKey key = desk.labelled(
                request("1001").withdrawal().method(ReturnMethod.HOME_PICKUP).item("1", 1));
        assertThat(desk.state(key).owesTheWithdrawal()).isTrue();

        desk.clock.set("2026-11-28T10:00:00+01:00");
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-27T09:00:00+01:00");

        assertThat(desk.state(key).deadlines().refundDueAt()).contains(at("2026-11-24T23:59:59+01:00"));
    }
}
