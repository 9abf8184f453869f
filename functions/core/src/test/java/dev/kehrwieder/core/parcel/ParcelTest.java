package dev.kehrwieder.core.parcel;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.parcel.ParcelStatus.CANCELED;
import static dev.kehrwieder.core.parcel.ParcelStatus.DELIVERED;
import static dev.kehrwieder.core.parcel.ParcelStatus.EXCEPTION;
import static dev.kehrwieder.core.parcel.ParcelStatus.HANDED_IN;
import static dev.kehrwieder.core.parcel.ParcelStatus.IN_TRANSIT;
import static dev.kehrwieder.core.parcel.ParcelStatus.LABEL_CREATED;
import static dev.kehrwieder.core.parcel.ParcelStatus.LOST;
import static dev.kehrwieder.core.parcel.ParcelStatus.OPENED;
import static dev.kehrwieder.core.parcel.ParcelStatus.OUT_FOR_DELIVERY;
import static dev.kehrwieder.core.parcel.ParcelStatus.PICKUP_FAILED;
import static dev.kehrwieder.core.parcel.ParcelStatus.PICKUP_SCHEDULED;
import static dev.kehrwieder.core.parcel.ParcelStatus.RETURNED_TO_SENDER;
import static dev.kehrwieder.core.parcel.ParcelStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ParcelTest {
    private static final Instant LABELLED = at("2026-11-10T09:00:00Z");

    private record Scan(ParcelStatus status, Instant at) {}

    private static Scan scan(ParcelStatus status, int hour) {
        return new Scan(status, at("2026-11-12T00:00:00Z").plusSeconds(hour * 3600L));
    }

    private static Instant hour(int hour) {
        return scan(IN_TRANSIT, hour).at();
    }

    private static Parcel labelled() {
        return Parcel.requested(1, "local", LABELLED)
                .labelled("KW1", ParcelDocuments.all("labels/demo/R/1"), LABELLED, LABELLED.plusSeconds(60));
    }

    private static Parcel after(Parcel parcel, Scan... scans) {
        ParcelHistory history = ParcelHistory.none();
        Parcel moved = parcel;
        for (Scan scan : scans) {
            history = history.and(ParcelWord.of(scan.status(), scan.at()));
            moved = history.applied(moved, LABELLED);
        }
        return moved;
    }

    @Test
    void scans_move_a_parcel_by_when_they_happened() {
        Parcel parcel = after(labelled(), scan(HANDED_IN, 9), scan(IN_TRANSIT, 15), scan(DELIVERED, 30));

        assertThat(parcel.status()).isEqualTo(DELIVERED);
        assertThat(parcel.occurredAt()).isEqualTo(hour(30));
        assertThat(parcel.handedInAt()).contains(hour(9));
        assertThat(parcel.deliveredAt()).contains(hour(30));
    }

    @Test
    void an_older_scan_moves_nothing_back_and_keeps_its_proof() {
        Parcel parcel = after(labelled(), scan(IN_TRANSIT, 15), scan(HANDED_IN, 9));

        assertThat(parcel.status()).isEqualTo(IN_TRANSIT);
        assertThat(parcel.occurredAt()).isEqualTo(hour(15));
        assertThat(parcel.handedInAt()).contains(hour(9));
    }

    @Test
    void an_older_scan_that_proves_nothing_new_changes_nothing() {
        Parcel parcel = after(labelled(), scan(HANDED_IN, 9), scan(IN_TRANSIT, 15));

        assertThat(after(labelled(), scan(HANDED_IN, 9), scan(IN_TRANSIT, 15), scan(EXCEPTION, 12)))
                .isEqualTo(parcel);
        assertThat(after(labelled(), scan(HANDED_IN, 9), scan(IN_TRANSIT, 15), scan(IN_TRANSIT, 15)))
                .isEqualTo(parcel);
    }

    @Test
    void of_two_scans_of_one_instant_the_later_told_wins() {
        assertThat(after(labelled(), scan(IN_TRANSIT, 15), scan(EXCEPTION, 15)).status())
                .isEqualTo(EXCEPTION);
        assertThat(after(labelled(), scan(EXCEPTION, 15), scan(IN_TRANSIT, 15)).status())
                .isEqualTo(IN_TRANSIT);
    }

    @Test
    void the_first_scan_counts_though_the_carriers_clock_is_behind_ours() {
        Parcel parcel = after(labelled(), new Scan(HANDED_IN, LABELLED.minusSeconds(86_400)));

        assertThat(parcel.status()).isEqualTo(HANDED_IN);
        assertThat(parcel.handedInAt()).contains(LABELLED.minusSeconds(86_400));
    }

    @ParameterizedTest
    @EnumSource(ParcelStatus.class)
    void after_delivered_follow_only_an_exception_the_way_back_and_the_opening(ParcelStatus next) {
        Parcel parcel = after(labelled(), scan(DELIVERED, 30), scan(next, 31));

        boolean follows = EnumSet.of(EXCEPTION, RETURNED_TO_SENDER, OPENED).contains(next);
        assertThat(parcel.status()).isEqualTo(follows ? next : DELIVERED);
        assertThat(parcel.deliveredAt()).contains(hour(30));
    }

    @Test
    void what_happened_before_the_delivery_does_not_follow_it() {
        assertThat(after(labelled(), scan(DELIVERED, 30), scan(EXCEPTION, 29)).status())
                .isEqualTo(DELIVERED);
    }

    @Test
    void a_delivery_that_is_told_late_is_one_whatever_the_carrier_said_since() {
        Parcel parcel = after(labelled(), scan(HANDED_IN, 9), scan(IN_TRANSIT, 31), scan(DELIVERED, 30));

        assertThat(parcel.status()).isEqualTo(DELIVERED);
        assertThat(parcel.deliveredAt()).contains(hour(30));
    }

    @Test
    void a_delivery_that_is_told_late_does_not_undo_the_exception_that_followed_it() {
        Parcel parcel = after(labelled(), scan(EXCEPTION, 31), scan(DELIVERED, 30));

        assertThat(parcel.status()).isEqualTo(EXCEPTION);
        assertThat(parcel.deliveredAt()).contains(hour(30));
    }

    @Test
    void a_delivered_parcel_is_never_under_way_again() {
        Parcel parcel = after(labelled(), scan(DELIVERED, 30), scan(EXCEPTION, 31), scan(IN_TRANSIT, 32));

        assertThat(parcel.status()).isEqualTo(EXCEPTION);
    }

    @Test
    void a_lost_parcel_stays_lost_until_it_is_seen_again() {
        Parcel lost = after(labelled(), scan(HANDED_IN, 9), scan(LOST, 200));

        assertThat(lost.status()).isEqualTo(LOST);
        assertThat(after(labelled(), scan(HANDED_IN, 9), scan(LOST, 200), scan(IN_TRANSIT, 15))
                        .status())
                .isEqualTo(LOST);
        assertThat(after(labelled(), scan(HANDED_IN, 9), scan(LOST, 200), scan(IN_TRANSIT, 201))
                        .status())
                .isEqualTo(IN_TRANSIT);
        assertThat(lost.handedInAt()).contains(hour(9));
    }

    @Test
    void a_failed_pickup_is_not_undone_by_its_older_appointment() {
        assertThat(after(labelled(), scan(PICKUP_FAILED, 15), scan(PICKUP_SCHEDULED, 9))
                        .status())
                .isEqualTo(PICKUP_FAILED);
    }

    @Test
    void an_opened_parcel_is_in_our_hands_and_only_learns_proof() {
        Parcel opened = labelled().withStatus(OPENED, hour(40));

        Parcel parcel = after(opened, scan(HANDED_IN, 9), scan(IN_TRANSIT, 50));

        assertThat(parcel.status()).isEqualTo(OPENED);
        assertThat(parcel.handedInAt()).contains(hour(9));
    }

    @ParameterizedTest
    @EnumSource(ParcelStatus.class)
    void an_exception_or_the_way_back_prove_no_dispatch(ParcelStatus status) {
        boolean proves = EnumSet.of(
                        HANDED_IN, IN_TRANSIT, OUT_FOR_DELIVERY, ParcelStatus.READY_FOR_PICKUP, DELIVERED, OPENED)
                .contains(status);

        assertThat(status.provesDispatch()).isEqualTo(proves);
        assertThat(after(labelled(), scan(status, 9)).handedInAt())
                .isEqualTo(proves ? Optional.of(hour(9)) : Optional.empty());
    }

    @Test
    void in_whatever_order_the_scans_of_a_journey_are_told_the_parcel_ends_where_it_is() {
        List<List<Scan>> journeys = List.of(
                List.of(scan(HANDED_IN, 9), scan(IN_TRANSIT, 15), scan(OUT_FOR_DELIVERY, 29), scan(DELIVERED, 30)),
                List.of(scan(HANDED_IN, 9), scan(EXCEPTION, 15), scan(IN_TRANSIT, 20), scan(DELIVERED, 30)),
                List.of(scan(HANDED_IN, 9), scan(DELIVERED, 30), scan(IN_TRANSIT, 31)),
                List.of(scan(HANDED_IN, 9), scan(LOST, 200), scan(IN_TRANSIT, 300), scan(DELIVERED, 310)),
                List.of(scan(HANDED_IN, 9), scan(IN_TRANSIT, 15), scan(RETURNED_TO_SENDER, 60)),
                List.of(scan(HANDED_IN, 9), scan(DELIVERED, 30), scan(EXCEPTION, 31), scan(IN_TRANSIT, 32)),
                List.of(scan(UNKNOWN, 8), scan(HANDED_IN, 9), scan(LABEL_CREATED, 10), scan(UNKNOWN, 11)),
                List.of(scan(PICKUP_SCHEDULED, 8), scan(PICKUP_FAILED, 9), scan(HANDED_IN, 12), scan(CANCELED, 20)));
        for (List<Scan> journey : journeys) {
            Parcel inOrder = after(labelled(), journey.toArray(Scan[]::new));
            for (long seed = 0; seed < 200; seed++) {
                List<Scan> told = new ArrayList<>(journey);
                told.addAll(journey);
                Collections.shuffle(told, new Random(seed));

                assertThat(after(labelled(), told.toArray(Scan[]::new)))
                        .as("seed %d: %s", seed, told)
                        .isEqualTo(inOrder);
            }
        }
    }

    @Test
    void what_is_not_known_better_than_before_moves_nothing() {
        assertThat(after(labelled(), scan(UNKNOWN, 9)).status()).isEqualTo(UNKNOWN);
        assertThat(after(labelled(), scan(UNKNOWN, 9), scan(LABEL_CREATED, 10)).status())
                .isEqualTo(LABEL_CREATED);
        for (ParcelStatus late : List.of(UNKNOWN, LABEL_CREATED, PICKUP_SCHEDULED, PICKUP_FAILED)) {
            assertThat(after(labelled(), scan(HANDED_IN, 9), scan(late, 10)))
                    .as("%s", late)
                    .isEqualTo(after(labelled(), scan(HANDED_IN, 9)));
        }
    }

    @Test
    void what_was_taken_back_did_not_happen_whenever_it_is_told() {
        ParcelHistory told = ParcelHistory.none()
                .and(ParcelWord.of(DELIVERED, hour(30)))
                .and(takenBack(31))
                .and(ParcelWord.of(HANDED_IN, hour(9)))
                .and(ParcelWord.of(OUT_FOR_DELIVERY, hour(29)));

        Parcel parcel = told.applied(labelled(), LABELLED);

        assertThat(parcel.status()).isEqualTo(OUT_FOR_DELIVERY);
        assertThat(parcel.deliveredAt()).isEmpty();
    }

    @Test
    void a_hand_in_that_was_taken_back_leaves_a_label() {
        Parcel handedIn = after(labelled(), scan(HANDED_IN, 9));

        Parcel parcel = ParcelHistory.none()
                .and(ParcelWord.of(HANDED_IN, hour(9)))
                .and(takenBack(10))
                .applied(handedIn, LABELLED);

        assertThat(parcel).isEqualTo(labelled());
    }

    private static ParcelWord takenBack(int hour) {
        return new ParcelWord(UNKNOWN, hour(hour), Optional.of("STORN"), true);
    }

    @Test
    void what_was_said_of_the_label_before_moves_a_new_one_only_if_it_happened_since() {
        Parcel renewed = labelled().withStatus(LABEL_CREATED, hour(70));
        ParcelHistory before = ParcelHistory.none()
                .and(ParcelWord.of(HANDED_IN, hour(9)))
                .and(ParcelWord.of(RETURNED_TO_SENDER, hour(60)))
                .renewed();

        Parcel late = before.and(ParcelWord.of(IN_TRANSIT, hour(20))).applied(renewed, hour(70));
        Parcel again = before.and(ParcelWord.of(IN_TRANSIT, hour(65))).applied(renewed, hour(70));

        assertThat(late.status()).isEqualTo(LABEL_CREATED);
        assertThat(late.handedInAt()).contains(hour(9));
        assertThat(again.status()).isEqualTo(IN_TRANSIT);
        assertThat(again.handedInAt()).contains(hour(9));
    }

    @Test
    void a_label_names_its_documents_and_its_end() {
        Parcel parcel = labelled();

        assertThat(parcel.status()).isEqualTo(LABEL_CREATED);
        assertThat(parcel.trackingNumber()).contains("KW1");
        assertThat(parcel.documents().orElseThrow().key(DocumentKind.QR)).contains("labels/demo/R/1/qr.png");
        assertThat(parcel.labelExpiresAt()).contains(LABELLED.plusSeconds(60));
    }

    @Test
    void a_document_that_was_not_given_has_no_key() {
        ParcelDocuments documents = new ParcelDocuments("labels/demo/R/1", Set.of(DocumentKind.LABEL_PDF));

        assertThat(documents.key(DocumentKind.LABEL_PDF)).contains("labels/demo/R/1/label.pdf");
        assertThat(documents.key(DocumentKind.LABEL_ZPL)).isEmpty();
        assertThat(documents.has(DocumentKind.QR)).isFalse();
    }

    @Test
    void documents_of_which_there_are_none_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParcelDocuments("labels/demo/R/1", Set.of()));
    }

    @Test
    void parcels_are_counted_from_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> Parcel.requested(0, "local", LABELLED));
    }
}
