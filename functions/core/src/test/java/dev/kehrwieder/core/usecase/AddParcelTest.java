package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.port.TrackedParcel;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AddParcelTest {
    private final Desk desk = Desk.ofOneOrder();

    private static ReturnResult add(Desk desk, ReturnKey key, String trackingNumber) {
        return Desk.decided(desk.addParcel.add(key, "dhl", trackingNumber, "shopper", Optional.empty()));
    }

    private ReturnKey ownShipment() {
        return desk.registered(request("1001").method(ReturnMethod.OWN_SHIPMENT).item("1", 1));
    }

    @Test
    void a_parcel_of_the_shoppers_own_is_tracked_from_then_on() {
        ReturnKey key = ownShipment();

        assertThat(add(desk, key, "JJD1")).isInstanceOf(ReturnResult.Done.class);

        assertThat(desk.state(key).parcels())
                .extracting(Parcel::number, Parcel::carrier, Parcel::status)
                .containsExactly(tuple(1, "dhl", ParcelStatus.LABEL_CREATED));
        assertThat(desk.memory.tracked("dhl", "JJD1")).contains(new TrackedParcel(key, 1));
        assertThat(desk.trail(key)).endsWith("ParcelMoved");
    }

    @Test
    void a_second_parcel_has_the_next_number() {
        ReturnKey key = desk.labelled(request("1001").parcels(2).item("1", 1));

        add(desk, key, "JJD1");

        assertThat(desk.state(key).parcels()).extracting(Parcel::number).containsExactly(1, 2, 3);
    }

    @Test
    void twenty_parcels_are_a_return_and_one_more_is_not() {
        ReturnKey key = desk.labelled(request("1001").parcels(2).item("1", 1));
        IntStream.rangeClosed(3, 20)
                .forEach(i -> assertThat(add(desk, key, "JJD" + i)).isInstanceOf(ReturnResult.Done.class));

        assertThat(add(desk, key, "JJD21"))
                .asInstanceOf(type(ReturnResult.Refused.class))
                .satisfies(refused -> assertThat(Desk.codes(refused.refusals())).containsExactly(" TOO_MANY"));
        assertThat(desk.state(key).parcels()).hasSize(20);
        assertThat(desk.memory.tracked("dhl", "JJD21")).isEmpty();
        assertThat(add(desk, key, "JJD20")).isInstanceOf(ReturnResult.Done.class);
    }

    @Test
    void the_same_number_again_changes_nothing() {
        ReturnKey key = ownShipment();
        add(desk, key, "JJD1");
        long version = desk.state(key).version();

        assertThat(add(desk, key, "JJD1")).isInstanceOf(ReturnResult.Done.class);

        assertThat(desk.state(key).version()).isEqualTo(version);
        assertThat(desk.state(key).parcels()).hasSize(1);
    }

    @Test
    void a_number_of_another_return_is_refused_even_if_it_comes_first_by_a_hair() {
        ReturnKey key = ownShipment();
        ReturnKey other = ownShipment();
        desk.store.overtakeWith(() -> add(desk, other, "JJD1"));

        assertThat(add(desk, key, "JJD1"))
                .asInstanceOf(type(ReturnResult.Refused.class))
                .satisfies(refused ->
                        assertThat(Desk.codes(refused.refusals())).containsExactly("/trackingNumber DUPLICATE"));
        assertThat(desk.memory.tracked("dhl", "JJD1")).contains(new TrackedParcel(other, 1));
    }

    @Test
    void a_return_that_waits_or_is_over_takes_no_parcel() {
        Desk manual = new Desk().with(policy().approval(Approval.MANUAL)).with(order("1001"));
        ReturnKey waiting = manual.registered(request("1001"));

        assertThat(add(manual, waiting, "JJD1"))
                .asInstanceOf(type(ReturnResult.NotAllowed.class))
                .satisfies(refused -> assertThat(refused.now().state().status()).isEqualTo(ReturnStatus.IN_REVIEW));

        ReturnKey accepted = desk.accepted(request("1001"));
        assertThat(add(desk, accepted, "JJD1")).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(add(desk, returnKey("R9"), "JJD1")).isEqualTo(new ReturnResult.Unknown());
    }
}
