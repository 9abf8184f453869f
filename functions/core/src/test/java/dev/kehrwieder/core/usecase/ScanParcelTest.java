package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.usecase.ScanParcel.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanParcelTest {
    private static final String MORNING = "2026-11-12T09:00:00+01:00";
    private static final String EVENING = "2026-11-12T18:00:00+01:00";

    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.labelled(request("1001").item("1", 1));

    @Test
    void a_scan_moves_the_parcel_and_the_goods_in_it() {
        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.IN_TRANSIT);
        assertThat(desk.event(key, "ParcelHandedIn").event()).isEqualTo(new ReturnEvent.ParcelHandedIn(1, at(MORNING)));
        assertThat(desk.event(key, "ParcelHandedIn").by()).isEqualTo("carrier:local");
    }

    @Test
    void a_scan_that_was_told_before_changes_nothing() {
        desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, MORNING);
        long version = desk.state(key).version();

        assertThat(desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.NO_CHANGE);

        assertThat(desk.state(key).version()).isEqualTo(version);
    }

    @Test
    void the_same_news_under_another_name_changes_nothing_but_is_recorded() {
        desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, MORNING);

        assertThat(desk.scans("TR1-1", "e2", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.NO_CHANGE);

        assertThat(desk.trail(key)).containsOnlyOnce("ParcelHandedIn");
    }

    @Test
    void a_proof_that_comes_late_is_told_and_moves_nothing_back() {
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);

        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(desk.state(key).parcels().getFirst().handedInAt()).contains(at(MORNING));
        assertThat(desk.trail(key)).endsWith("ParcelDelivered", "ParcelHandedIn");
    }

    @Test
    void a_number_of_nobody_or_of_another_shop_is_unknown() {
        assertThat(desk.scans("T9", "e1", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.UNKNOWN_PARCEL);
        assertThat(desk.scan.scan(
                        new ScanParcel.Scan("local", "other-shop", "e1", "TR1-1", ParcelStatus.HANDED_IN, at(MORNING))))
                .isEqualTo(Result.UNKNOWN_PARCEL);
    }

    @ParameterizedTest
    @CsvSource({
        "HANDED_IN,ParcelHandedIn",
        "IN_TRANSIT,ParcelMoved",
        "DELIVERED,ParcelDelivered",
        "LOST,ParcelLost",
        "PICKUP_FAILED,PickupFailed",
        "EXCEPTION,ParcelMoved",
        "UNKNOWN,ParcelMoved",
    })
    void every_scan_has_its_event(ParcelStatus status, String event) {
        desk.scans(key, 1, status, MORNING);

        assertThat(desk.trail(key)).endsWith(event);
    }

    @Test
    void a_late_proof_of_dispatch_puts_the_money_of_a_withdrawal_off() {
        ReturnKey withdrawn = desk.labelled(request("1001").withdrawal().item("1", 1));

        desk.scans(withdrawn, 1, ParcelStatus.HANDED_IN, MORNING);
        assertThat(desk.state(withdrawn).deadlines().refundDueAt()).contains(at("2026-11-24T23:59:59+01:00"));

        ReturnKey late = desk.labelled(request("1001").withdrawal().item("1", 1));
        desk.scans(late, 1, ParcelStatus.IN_TRANSIT, "2026-11-26T09:00:00+01:00");
        assertThat(desk.state(late).deadlines().refundDueAt()).contains(at("2026-11-26T09:00:00+01:00"));

        // The counter's own scan, told after the sorting centre's: the earlier proof counts.
        desk.scans(late, 1, ParcelStatus.HANDED_IN, "2026-11-25T18:00:00+01:00");
        assertThat(desk.state(late).deadlines().refundDueAt()).contains(at("2026-11-25T18:00:00+01:00"));
    }

    @Test
    void a_voluntary_return_has_no_day_by_law() {
        desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING);

        assertThat(desk.state(key).deadlines().refundDueAt()).isEmpty();
    }

    @Test
    void scans_of_a_canceled_return_are_kept_and_wake_nobody() {
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());

        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CANCELED);
    }
}
