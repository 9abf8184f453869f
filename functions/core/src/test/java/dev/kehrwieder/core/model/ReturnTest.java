package dev.kehrwieder.core.model;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ReturnTest {
    private static final Instant SOME_DAY = at("2026-11-12T09:00:00Z");

    private static Return returnIn(Stage stage) {
        return returnOf(order("1001").build())
                .item("1", 1)
                .item("1", 1)
                .stage(stage)
                .build();
    }

    private static Return labelled(Stage stage) {
        return returnIn(stage)
                .withParcels(
                        parcel -> parcel.labelled("KW1", ParcelDocuments.all("labels/demo/R/1"), SOME_DAY, SOME_DAY));
    }

    private static Return scanned(Return state, ParcelStatus scan) {
        return state.withParcels(parcel -> Fixtures.scanned(parcel, scan, SOME_DAY));
    }

    private static Return received(Return state, String itemId) {
        return state.withItems(item -> item.itemId().equals(itemId) ? item.receive(1) : item);
    }

    private static Return judged(Return state, String itemId) {
        Verdict fine = new Verdict(1, 1, true, Optional.of(Grade.A), Optional.empty(), 0);
        return state.withItems(item -> item.itemId().equals(itemId) ? item.judge(fine) : item);
    }

    private static Return inspected(Stage stage) {
        return judged(judged(received(received(labelled(stage), "i1"), "i2"), "i1"), "i2");
    }

    static Stream<Arguments> every_course() {
        Return approved = labelled(Stage.APPROVED);
        Return underWay = scanned(approved, ParcelStatus.HANDED_IN);
        Return one = received(underWay, "i1");
        Return all = received(one, "i2");
        return Stream.of(
                argumentSet("waits", returnIn(Stage.REQUESTED), ReturnStatus.REQUESTED),
                argumentSet("waits for a person", returnIn(Stage.IN_REVIEW), ReturnStatus.IN_REVIEW),
                argumentSet("waits for its label", returnIn(Stage.APPROVED), ReturnStatus.APPROVED),
                argumentSet("has its label", approved, ReturnStatus.AWAITING_DROP_OFF),
                argumentSet("has one of two labels", another(approved), ReturnStatus.APPROVED),
                argumentSet("needs no label", bySelf(), ReturnStatus.APPROVED),
                argumentSet("handed in", underWay, ReturnStatus.IN_TRANSIT),
                argumentSet("one of two handed in", another(underWay), ReturnStatus.IN_TRANSIT),
                argumentSet("delivered", scanned(underWay, ParcelStatus.DELIVERED), ReturnStatus.IN_TRANSIT),
                argumentSet("scan that proves nothing", scanned(approved, ParcelStatus.EXCEPTION), AWAITING),
                argumentSet("one unit here", one, ReturnStatus.PARTIALLY_RECEIVED),
                argumentSet("one unit here and judged", judged(one, "i1"), ReturnStatus.PARTIALLY_RECEIVED),
                argumentSet("all here", all, ReturnStatus.RECEIVED),
                argumentSet("all here, one judged", judged(all, "i1"), ReturnStatus.RECEIVED),
                argumentSet("one here, the other missing", ended(one), ReturnStatus.RECEIVED),
                argumentSet("all judged", inspected(Stage.APPROVED), ReturnStatus.INSPECTED),
                argumentSet("nothing in the box", ended(approved), ReturnStatus.INSPECTED),
                argumentSet("came without a scan", received(approved, "i1"), ReturnStatus.PARTIALLY_RECEIVED),
                argumentSet("declined", labelled(Stage.DECLINED), ReturnStatus.DECLINED),
                argumentSet("canceled", scanned(labelled(Stage.CANCELED), ParcelStatus.HANDED_IN), CANCELED),
                argumentSet("expired", labelled(Stage.EXPIRED), ReturnStatus.EXPIRED),
                argumentSet("closed", inspected(Stage.CLOSED), ReturnStatus.CLOSED),
                argumentSet("reopened", labelled(Stage.REOPENED), ReturnStatus.REOPENED),
                argumentSet("reopened, one here", received(labelled(Stage.REOPENED), "i1"), ReturnStatus.REOPENED),
                argumentSet("reopened, all judged", inspected(Stage.REOPENED), ReturnStatus.REOPENED));
    }

    private static final ReturnStatus AWAITING = ReturnStatus.AWAITING_DROP_OFF;
    private static final ReturnStatus CANCELED = ReturnStatus.CANCELED;

    private static Return another(Return state) {
        return state.withParcel(Parcel.requested(2, "local", SOME_DAY));
    }

    private static Return ended(Return state) {
        return state.withItems(ReturnItem::endReceiving);
    }

    private static Return bySelf() {
        return returnOf(order("1001").build()).method(ReturnMethod.OWN_SHIPMENT).build();
    }

    @ParameterizedTest
    @MethodSource("every_course")
    void the_headline_is_derived(Return state, ReturnStatus status) {
        assertThat(state.status()).isEqualTo(status);
    }

    @Test
    void every_headline_is_reached_by_some_course() {
        assertThat(every_course().map(course -> ((Return) course.get()[0]).status()))
                .contains(ReturnStatus.values());
    }

    static Stream<Arguments> every_command() {
        return Stream.of(
                argumentSet("waits", returnIn(Stage.REQUESTED), "approve decline cancel"),
                argumentSet("in review", returnIn(Stage.IN_REVIEW), "approve decline cancel"),
                argumentSet("approved", returnIn(Stage.APPROVED), "cancel addParcel inspect refund"),
                argumentSet("labelled", labelled(Stage.APPROVED), "cancel addParcel inspect refund"),
                argumentSet(
                        "under way",
                        scanned(labelled(Stage.APPROVED), ParcelStatus.IN_TRANSIT),
                        "cancel addParcel inspect refund"),
                argumentSet("one here", received(labelled(Stage.APPROVED), "i1"), "addParcel inspect refund"),
                argumentSet("paid before it came", paid(labelled(Stage.APPROVED)), "addParcel inspect refund"),
                argumentSet("all judged", inspected(Stage.APPROVED), "refund"),
                argumentSet("declined", labelled(Stage.DECLINED), "refund"),
                argumentSet("canceled", labelled(Stage.CANCELED), ""),
                argumentSet("expired", labelled(Stage.EXPIRED), "reopen inspect refund"),
                argumentSet("closed", inspected(Stage.CLOSED), "reopen refund"),
                argumentSet("reopened", labelled(Stage.REOPENED), "cancel addParcel inspect refund"));
    }

    private static Return paid(Return state) {
        return state.withItems(item -> item.settle(1, MoneyState.RESERVED));
    }

    @ParameterizedTest
    @MethodSource("every_command")
    void what_may_come_next_is_told(Return state, String commands) {
        assertThat(String.join(
                        " ",
                        state.allowedCommands().stream()
                                .map(ReturnCommand::apiName)
                                .toList()))
                .isEqualTo(commands);
    }

    @ParameterizedTest
    @EnumSource(ReturnStatus.class)
    void a_return_is_finished_where_nothing_more_is_expected(ReturnStatus status) {
        assertThat(status.isFinished())
                .isEqualTo(
                        List.of(ReturnStatus.DECLINED, ReturnStatus.CANCELED, ReturnStatus.EXPIRED, ReturnStatus.CLOSED)
                                .contains(status));
    }

    @Test
    void the_first_proof_counts_be_it_the_goods_or_a_scan() {
        Return state = another(labelled(Stage.APPROVED))
                .withParcels(parcel ->
                        Fixtures.scanned(parcel, ParcelStatus.HANDED_IN, SOME_DAY.plusSeconds(parcel.number() * 60L)));

        assertThat(labelled(Stage.APPROVED).goodsOrProofOfDispatch()).isEmpty();
        assertThat(state.goodsOrProofOfDispatch()).contains(SOME_DAY.plusSeconds(60));
        assertThat(state.withGoodsReceived(SOME_DAY).goodsOrProofOfDispatch()).contains(SOME_DAY);
    }

    @Test
    void goods_are_received_once() {
        Return state = labelled(Stage.APPROVED).withGoodsReceived(SOME_DAY);

        assertThat(state.withGoodsReceived(SOME_DAY.plusSeconds(1)).goodsReceivedAt())
                .contains(SOME_DAY);
    }

    @Test
    void a_parcel_takes_the_place_of_the_one_with_its_number() {
        Return state = another(labelled(Stage.APPROVED)).withParcel(Parcel.requested(1, "other", SOME_DAY));

        assertThat(state.parcels()).extracting(Parcel::number).containsExactly(1, 2);
        assertThat(state.parcel(1).map(Parcel::carrier)).contains("other");
        assertThat(state.parcel(3)).isEmpty();
    }

    @Test
    void a_return_without_items_is_none() {
        Return state = returnIn(Stage.APPROVED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Return(
                        state.key(),
                        1,
                        state.orderNumbers(),
                        state.currency(),
                        state.customer(),
                        state.locale(),
                        state.registeredAt(),
                        state.method(),
                        false,
                        false,
                        Stage.APPROVED,
                        List.of(),
                        List.of(),
                        Map.of(),
                        state.estimate(),
                        Optional.empty(),
                        state.deadlines(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        ReturnMoney.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }
}
