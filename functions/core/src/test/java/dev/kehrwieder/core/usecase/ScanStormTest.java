package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.refund.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand scans of fifty parcels end in the same state whether they are told once and in order, or twice and in any:
 * stage, items, parcels, deadlines, tasks, refunds, and what stands in the trail, but for its order.
 *
 * <p>A loss is the last that is told of a parcel: money that was paid for one does not come back when it is found.
 */
final class ScanStormTest {
    private static final int RETURNS = 25;
    private static final int PARCELS = 2;
    private static final int SCANS = 20;
    private static final Instant FIRST = at("2026-11-10T10:00:00+01:00");

    private static final List<ParcelStatus> ON_THE_WAY = List.of(
            ParcelStatus.LABEL_CREATED,
            ParcelStatus.HANDED_IN,
            ParcelStatus.IN_TRANSIT,
            ParcelStatus.IN_TRANSIT,
            ParcelStatus.OUT_FOR_DELIVERY,
            ParcelStatus.READY_FOR_PICKUP,
            ParcelStatus.EXCEPTION,
            ParcelStatus.PICKUP_FAILED,
            ParcelStatus.UNKNOWN);
    private static final List<ParcelStatus> ENDS =
            List.of(ParcelStatus.DELIVERED, ParcelStatus.DELIVERED, ParcelStatus.RETURNED_TO_SENDER, ParcelStatus.LOST);

    private record End(
            Stage stage,
            List<ReturnItem> items,
            List<Parcel> parcels,
            Optional<Instant> refundDueAt,
            List<String> tasks,
            List<Refund> refunds,
            List<String> trail) {
        static End of(Desk desk, ReturnKey key) {
            Return state = desk.state(key);
            return new End(
                    state.stage(),
                    state.items(),
                    state.parcels(),
                    state.deadlines().refundDueAt(),
                    desk.tasks(key).stream().map(End::words).sorted().toList(),
                    desk.found(key).refunds(),
                    desk.memory.trail(key).stream()
                            .map(StoredEvent::event)
                            .map(ReturnEvent::toString)
                            .sorted()
                            .toList());
        }

        private static String words(Task task) {
            return task.key() + " " + task.kind() + " " + task.detail();
        }
    }

    private static List<ReturnKey> returns(Desk desk) {
        desk.with(policy());
        return IntStream.range(0, RETURNS)
                .mapToObj(i -> {
                    String number = "" + (1001 + i);
                    desk.with(order(number));
                    RequestFixture wanted = request(number).parcels(PARCELS).item("1", 2);
                    return desk.labelled(i % 2 == 0 ? wanted.withdrawal() : wanted);
                })
                .toList();
    }

    private static List<CarrierScan> scans(Desk desk, List<ReturnKey> returns, Random random) {
        List<CarrierScan> scans = new ArrayList<>();
        for (ReturnKey key : returns) {
            for (Parcel parcel : desk.state(key).parcels()) {
                int end = random.nextInt(SCANS / 2, SCANS);
                ParcelStatus last = ENDS.get(random.nextInt(ENDS.size()));
                int told = last == ParcelStatus.LOST ? SCANS - 1 : end;
                for (int i = 0; i < SCANS; i++) {
                    scans.add(scan(parcel, i, i == told ? Optional.of(last) : Optional.empty(), random));
                }
            }
        }
        return scans;
    }

    private static CarrierScan scan(Parcel parcel, int i, Optional<ParcelStatus> end, Random random) {
        String number = parcel.trackingNumber().orElseThrow();
        String id = number + "/" + i;
        Instant when = FIRST.plusSeconds(60L * i);
        if (end.isEmpty() && random.nextInt(12) == 0) {
            return CarrierScan.takingBack(id, number, "STORN", when);
        }
        ParcelStatus status = end.orElseGet(() -> ON_THE_WAY.get(random.nextInt(ON_THE_WAY.size())));
        return new CarrierScan(id, number, status, status.name() + random.nextInt(3), when);
    }

    private static List<End> told(long seed, boolean storm) {
        Desk desk = new Desk();
        List<ReturnKey> returns = returns(desk);
        desk.clock.set("2026-11-11T10:00:00+01:00");
        List<CarrierScan> scans = scans(desk, returns, new Random(seed));
        assertThat(scans).hasSize(1_000);
        if (storm) {
            scans.addAll(List.copyOf(scans));
            Collections.shuffle(scans, new Random(seed + 1));
        }
        scans.forEach(desk::scans);
        desk.relay();
        return returns.stream().map(key -> End.of(desk, key)).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void scans_that_are_told_twice_and_in_any_order_end_where_the_ordered_ones_do(long seed) {
        assertThat(told(seed, true)).isEqualTo(told(seed, false));
    }
}
