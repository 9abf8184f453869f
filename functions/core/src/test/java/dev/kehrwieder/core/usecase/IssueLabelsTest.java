package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.hamburg;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.ReturnEvent.IssuedLabel;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.PackingSlips;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TrackedParcel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IssueLabelsTest {
    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.registered(request("1001").parcels(2).item("1", 2));
    private final EventId approved = desk.event(key, "ReturnApproved").id();

    @Test
    void every_parcel_gets_its_documents_and_its_number_in_one_commit() {
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        Return state = desk.state(key);
        assertThat(state.version()).isEqualTo(2);
        assertThat(state.status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        assertThat(state.parcels())
                .extracting(Parcel::trackingNumber)
                .containsExactly(Optional.of("TR1-1"), Optional.of("TR1-2"));
        assertThat(state.parcels())
                .allSatisfy(parcel -> assertThat(parcel.labelExpiresAt()).contains(at("2026-12-09T00:00:00+01:00")));
        assertThat(desk.event(key, "LabelIssued").event())
                .isEqualTo(new ReturnEvent.LabelIssued(
                        List.of(new IssuedLabel(1, "local", "TR1-1"), new IssuedLabel(2, "local", "TR1-2"))));
        assertThat(desk.memory.tracked("local", "TR1-2")).contains(new TrackedParcel(key, 2));
        assertThat(desk.carrier.stored())
                .hasSize(2 * DocumentKind.values().length)
                .containsKey("labels/demo/R1/2/slip.pdf");
    }

    @Test
    void the_carrier_is_told_who_sends_and_where_to_and_the_slip_what_is_inside() {
        desk.labels.on(key, approved);

        Carrier.LabelRequest asked = desk.carrier.asked().getFirst();
        assertThat(asked.sender()).isEqualTo(hamburg());
        assertThat(asked.receiver().name()).isEqualTo("Demo Retouren");
        assertThat(asked.link()).isEqualTo("https://returns.example.org/r/R1");
        assertThat(asked.size()).isEqualTo(LabelSize.A6);

        PackingSlips.Slip slip = desk.slips.asked().getFirst();
        assertThat(slip.rma()).isEqualTo("R1");
        assertThat(slip.receiver()).isEqualTo(asked.receiver());
        assertThat(slip.link()).isEqualTo(asked.link());
        assertThat(slip.locale().toLanguageTag()).isEqualTo("de-DE");
        assertThat(slip.packing()).isEmpty();
        assertThat(slip.lines())
                .containsExactly(new PackingSlips.Line(
                        "1001", "1", "SHOE-42", "Laufschuh, Größe 42", 2, "Zu klein", "TOO_SMALL"));
    }

    @Test
    void what_a_carrier_gives_is_stored_byte_for_byte_and_the_slip_is_ours() {
        byte[] pdf = {'%', 'P', 'D', 'F', 0, -1, '\r', '\n', -128, 127, 0};
        byte[] code = {};
        desk.carrier.gives(Map.of(DocumentKind.LABEL_PDF, pdf, DocumentKind.QR, code));

        desk.labels.on(key, approved);

        assertThat(desk.carrier.stored())
                .containsOnlyKeys(
                        "labels/demo/R1/1/label.pdf",
                        "labels/demo/R1/1/qr.png",
                        "labels/demo/R1/1/slip.pdf",
                        "labels/demo/R1/2/label.pdf",
                        "labels/demo/R1/2/qr.png",
                        "labels/demo/R1/2/slip.pdf")
                .containsEntry("labels/demo/R1/1/label.pdf", pdf)
                .containsEntry("labels/demo/R1/1/qr.png", code)
                .containsEntry("labels/demo/R1/1/slip.pdf", FakeSlips.PDF);
        assertThat(desk.state(key)
                        .parcel(1)
                        .flatMap(Parcel::documents)
                        .orElseThrow()
                        .kinds())
                .containsExactly(DocumentKind.LABEL_PDF, DocumentKind.QR, DocumentKind.SLIP);
    }

    @Test
    void a_label_without_any_document_or_with_a_slip_is_none() {
        byte[] bytes = {1};
        assertThatIllegalStateException().isThrownBy(() -> Carrier.Label.of("T1", Map.of()));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Carrier.Label.of("T1", Map.of(DocumentKind.LABEL_PDF, bytes, DocumentKind.SLIP, bytes)));
    }

    @Test
    void the_same_message_again_buys_nothing() {
        desk.labels.on(key, approved);

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.carrier.asked()).hasSize(2);
        assertThat(desk.trail(key)).containsOnlyOnce("LabelIssued");
    }

    @Test
    void of_two_deliveries_at_once_one_issues_the_labels() {
        desk.carrier.whileItWorks(() -> desk.labels.on(key, approved));

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.trail(key)).containsOnlyOnce("LabelIssued");
    }

    @Test
    void a_label_for_a_return_that_was_canceled_meanwhile_is_given_back() {
        desk.carrier.whileItWorks(() -> desk.decide.cancel(key, Desk.STAFF, Optional.empty()));

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.trail(key)).doesNotContain("LabelIssued");
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CANCELED);
        assertThat(desk.memory.tracked("local", "TR1-1")).isEmpty();
        desk.relay();
        assertThat(desk.state(key).parcel(1).orElseThrow().label().former())
                .extracting(FormerLabel::ending)
                .containsExactly(FormerLabel.Ending.NOT_OFFERED);
    }

    @Test
    void nothing_is_bought_for_a_return_that_was_canceled_before() {
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.carrier.asked()).isEmpty();
    }

    @Test
    void a_carrier_that_fails_leaves_everything_to_the_next_time() {
        desk.carrier.goDown();
        assertThatIllegalStateException().isThrownBy(() -> desk.labels.on(key, approved));
        assertThat(desk.state(key).version()).isEqualTo(1);
        assertThat(desk.unrecorded(key)).hasSize(1);

        desk.carrier.comeBack();
        desk.relay();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
    }

    @Test
    void a_crash_after_the_carrier_answered_asks_for_the_same_labels_again() {
        desk.store.breakBefore(1);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> desk.labels.on(key, approved));

        desk.labels.on(key, approved);

        assertThat(desk.carrier.asked()).hasSize(4);
        assertThat(desk.state(key).parcels()).extracting(Parcel::status).containsOnly(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void a_label_that_can_never_be_made_is_said_once_with_a_task_and_the_others_are_issued() {
        desk.carrier.refuses(2, "ADDRESS_UNKNOWN");

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.trail(key)).containsOnlyOnce("LabelIssued", "LabelFailed");
        assertThat(desk.event(key, "LabelFailed").event())
                .isEqualTo(new ReturnEvent.LabelFailed(2, "local", "ADDRESS_UNKNOWN"));
        assertThat(desk.state(key).parcels())
                .extracting(Parcel::status)
                .containsExactly(ParcelStatus.LABEL_CREATED, ParcelStatus.LABEL_REQUESTED);
        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.LABEL_FAILED);
            assertThat(task.detail()).isEqualTo("ADDRESS_UNKNOWN");
        });
    }

    @Test
    void a_label_that_can_never_be_made_is_not_asked_for_again_by_the_deadlines() {
        desk.carrier.refuses(1, "LINK_TOO_LONG");
        desk.carrier.refuses(2, "LINK_TOO_LONG");
        desk.relay();
        int asked = desk.carrier.asked().size();

        for (int day = 1; day <= 20; day++) {
            desk.clock.advance(Duration.ofDays(1));
            assertThat(desk.visitAll()).isZero();
        }

        assertThat(desk.carrier.asked()).hasSize(asked);
        assertThat(desk.tasks(key)).hasSize(2);
    }

    @Test
    void a_parcel_of_the_shoppers_own_takes_the_place_of_one_whose_label_cannot_be_made() {
        desk.carrier.refuses(1, "LINK_TOO_LONG");
        desk.carrier.refuses(2, "LINK_TOO_LONG");
        desk.relay();

        Desk.decided(desk.addParcel.add(key, Desk.CARRIER, "JD1", Desk.STAFF, Optional.empty()));

        assertThat(desk.scans(key, 3, ParcelStatus.HANDED_IN, "2026-11-11T09:00:00+01:00"))
                .isEqualTo(ScanParcel.Result.APPLIED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
    }

    @Test
    void a_return_that_is_reopened_is_asked_for_anew() {
        desk.carrier.refuses(1, "LINK_TOO_LONG");
        desk.carrier.refuses(2, "LINK_TOO_LONG");
        desk.relay();
        desk.clock.advance(Duration.ofDays(40));
        desk.visitAll();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
        desk.carrier.refusesNothing();

        Desk.decided(desk.decide.reopen(key, Desk.STAFF, Optional.empty()));
        desk.relay();

        assertThat(desk.state(key).parcels()).extracting(Parcel::status).containsOnly(ParcelStatus.LABEL_CREATED);
        assertThat(desk.tasks(key)).hasSize(2);
    }

    @Test
    void a_refusal_of_a_return_that_was_canceled_meanwhile_is_nobodys_task() {
        desk.carrier.refuses(2, "ADDRESS_UNKNOWN");
        desk.carrier.whileItWorks(() -> desk.decide.cancel(key, Desk.STAFF, Optional.empty()));

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.trail(key)).doesNotContain("LabelFailed");
        assertThat(desk.tasks(key)).isEmpty();
    }

    @Test
    void a_slip_that_has_no_room_keeps_no_parcel_from_its_label() {
        desk.slips.haveNoRoom();

        desk.labels.on(key, approved);

        Return state = desk.state(key);
        assertThat(state.status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        assertThat(state.parcel(1).flatMap(Parcel::documents).orElseThrow().has(DocumentKind.SLIP))
                .isFalse();
    }

    @Test
    void a_return_that_is_not_there_is_unknown() {
        assertThat(desk.labels.on(returnKey("R9"), approved)).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }
}
