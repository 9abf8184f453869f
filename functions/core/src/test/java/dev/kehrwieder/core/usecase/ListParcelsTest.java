package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.SHOP;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.usecase.ListParcels.Found;
import dev.kehrwieder.core.usecase.ListParcels.Page;
import dev.kehrwieder.core.usecase.ListParcels.Position;
import dev.kehrwieder.core.usecase.ListParcels.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ListParcelsTest {
    private final Desk desk = new Desk().with(policy());
    private final ListParcels parcels = new ListParcels(desk.store, desk.clock);
    private final List<ReturnKey> returns = new ArrayList<>();

    /** Three returns of two parcels; the first parcel of each is handed in, a day apart. */
    @BeforeEach
    void threeReturns() {
        for (int i = 1; i <= 3; i++) {
            desk.with(order("100" + i));
            returns.add(desk.labelled(request("100" + i).parcels(2).item("1", 1)));
            desk.scans(returns.getLast(), 1, ParcelStatus.HANDED_IN, "2026-11-1" + i + "T10:00:00Z");
        }
        desk.clock.set("2026-11-15T12:00:00Z");
    }

    private static Wanted page(String shop, int limit, Optional<Position> after) {
        return new Wanted(shop, Optional.empty(), Optional.empty(), Optional.empty(), limit, after);
    }

    private List<String> walked(Wanted wanted) {
        List<String> names = new ArrayList<>();
        Optional<Position> at = Optional.empty();
        do {
            Page page = parcels.list(new Wanted(
                    wanted.shop(), wanted.status(), wanted.carrier(), wanted.silentDays(), wanted.limit(), at));
            assertThat(page.parcels()).hasSizeLessThanOrEqualTo(wanted.limit());
            page.parcels().forEach(found -> names.add(name(found)));
            at = page.next();
        } while (at.isPresent());
        return names;
    }

    private String name(Found found) {
        return (returns.indexOf(found.of()) + 1) + "/" + found.parcel().number();
    }

    @Test
    void whatever_the_page_every_parcel_of_an_open_return_is_listed_once() {
        for (int limit : List.of(1, 2, 3, 4, 5, 6, 100)) {
            assertThat(walked(page(SHOP, limit, Optional.empty())))
                    .as("%d", limit)
                    .containsExactlyInAnyOrder("1/1", "1/2", "2/1", "2/2", "3/1", "3/2");
        }
    }

    @Test
    void a_page_that_is_full_where_the_returns_of_a_status_end_goes_on_with_the_next_status() {
        desk.with(order("1004"));
        returns.add(desk.labelled(request("1004").item("1", 1)));

        for (int limit = 1; limit <= 8; limit++) {
            assertThat(walked(page(SHOP, limit, Optional.empty())))
                    .as("%d", limit)
                    .containsExactlyInAnyOrder("1/1", "1/2", "2/1", "2/2", "3/1", "3/2", "4/1");
        }
    }

    @Test
    void parcels_are_chosen_by_state_carrier_and_days_without_a_scan() {
        assertThat(walked(new Wanted(
                        SHOP,
                        Optional.of(ParcelStatus.HANDED_IN),
                        Optional.of(Desk.CARRIER),
                        Optional.of(3),
                        100,
                        Optional.empty())))
                .containsExactlyInAnyOrder("1/1", "2/1");
        assertThat(walked(new Wanted(
                        SHOP, Optional.empty(), Optional.of("gls"), Optional.empty(), 100, Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_parcel_that_is_not_under_way_is_not_silent() {
        desk.scans(returns.getFirst(), 1, ParcelStatus.DELIVERED, "2026-11-11T18:00:00Z");

        assertThat(walked(new Wanted(SHOP, Optional.empty(), Optional.empty(), Optional.of(0), 2, Optional.empty())))
                .containsExactlyInAnyOrder("2/1", "3/1");
        assertThat(parcels.list(page(SHOP, 100, Optional.empty())).parcels())
                .filteredOn(found -> name(found).equals("1/1"))
                .extracting(Found::silentDays)
                .containsExactly(Optional.empty());
    }

    @Test
    void what_is_over_and_what_is_another_shops_is_not_listed() {
        desk.decide.cancel(returns.getLast(), Desk.STAFF, Optional.empty());

        assertThat(walked(page(SHOP, 100, Optional.empty())))
                .doesNotContain("3/1", "3/2")
                .hasSize(4);
        assertThat(parcels.list(page("other", 100, Optional.empty())).parcels()).isEmpty();
    }

    @Test
    void a_page_goes_on_where_it_stopped_though_the_return_has_moved_on() {
        Page first = parcels.list(page(SHOP, 1, Optional.empty()));
        ReturnKey gone = first.parcels().getFirst().of();
        desk.decide.cancel(gone, Desk.STAFF, Optional.empty());

        List<Found> rest = parcels.list(page(SHOP, 100, first.next())).parcels();

        assertThat(rest).extracting(Found::of).doesNotContain(gone);
        assertThat(rest).hasSize(4);
    }
}
