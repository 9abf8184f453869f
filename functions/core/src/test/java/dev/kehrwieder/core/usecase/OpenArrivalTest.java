package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenArrivalTest {
    private static final String EVENING = "2026-11-12T18:00:00+01:00";

    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.labelled(request("1001").parcels(2).item("1", 2));

    @Test
    void a_delivered_parcel_is_expected_at_the_table_once() {
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);
        var delivered = desk.event(key, "ParcelDelivered").id();

        assertThat(desk.arrivals.on(key, delivered, 1)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.arrivals.on(key, delivered, 1)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.memory.inspections(key))
                .extracting(Inspection::number, Inspection::status, Inspection::parcel)
                .containsExactly(tuple(1, InspectionStatus.OPEN, Optional.of(1)));
        assertThat(desk.state(key).inspections()).isEqualTo(1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
    }

    @Test
    void goods_that_are_on_the_table_already_are_not_expected() {
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);
        desk.inspected(inspection(key).parcel(1).accept("1", 2));

        desk.relay();

        assertThat(desk.memory.inspections(key))
                .hasSize(1)
                .extracting(Inspection::status)
                .doesNotContain(InspectionStatus.OPEN);
    }

    @Test
    void a_parcel_of_a_canceled_return_is_not_expected() {
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);

        desk.relay();

        assertThat(desk.memory.inspections(key)).isEmpty();
    }

    @Test
    void an_arrival_of_a_return_that_is_not_there_is_unknown() {
        var event = desk.event(key, "ReturnApproved").id();

        assertThat(desk.arrivals.on(returnKey("R9"), event, 1)).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }

    @Test
    void each_parcel_is_expected_for_itself_and_inspected_for_itself() {
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);
        desk.scans(key, 2, ParcelStatus.DELIVERED, EVENING);
        desk.relay();

        desk.inspected(inspection(key).parcel(2).incomplete().accept("1", 1));

        assertThat(desk.memory.inspections(key))
                .extracting(Inspection::number, Inspection::status, Inspection::parcel)
                .containsExactly(
                        tuple(1, InspectionStatus.OPEN, Optional.of(1)),
                        tuple(2, InspectionStatus.DISPOSED, Optional.of(2)));
    }

    @Test
    void an_arrival_stays_that_parcels_though_the_inspection_does_not_name_it() {
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);
        desk.relay();
        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.scans(key, 1, ParcelStatus.EXCEPTION, "2026-11-12T19:00:00+01:00");
        desk.scans(key, 1, ParcelStatus.DELIVERED, "2026-11-12T20:00:00+01:00");

        desk.relay();

        assertThat(desk.memory.inspections(key))
                .extracting(Inspection::number, Inspection::parcel)
                .containsExactly(tuple(1, Optional.of(1)));
        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.OPENED);
    }
}
