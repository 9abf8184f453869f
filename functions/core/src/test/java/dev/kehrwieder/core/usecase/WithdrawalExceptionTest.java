package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.refund.Refund;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** § 312g(2) BGB is decided when the goods are here, never when they are asked back. */
final class WithdrawalExceptionTest {
    private static Desk desk(LineFlag flag) {
        return new Desk()
                .with(policy())
                .with(order("1001")
                        .line("1", 1, "30.00", line -> line.flags(flag))
                        .line("2", 1, "10.00")
                        .shipping("4.95", "4.95"));
    }

    private static ReturnKey withdrawn(Desk desk) {
        return desk.labelled(request("1001").withdrawal().item("1", 1).item("2", 1));
    }

    @ParameterizedTest
    @EnumSource
    void a_request_for_such_goods_is_taken_and_marked(WithdrawalException exception) {
        Desk desk = desk(exception.flag());

        ReturnKey key = withdrawn(desk);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        assertThat(desk.item(key, "1").exceptionCandidate()).contains(exception.flag());
        assertThat(desk.item(key, "2").exceptionCandidate()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FINAL_SALE", "BULKY", "GIFT_CARD"})
    void other_flags_mark_nothing(LineFlag flag) {
        Desk desk = desk(flag);

        assertThat(desk.item(withdrawn(desk), "1").exceptionCandidate()).isEmpty();
    }

    @Test
    void a_voluntary_return_is_not_marked() {
        Desk desk = desk(LineFlag.SEALED_HYGIENE);

        ReturnKey key = desk.labelled(request("1001").item("1", 1));

        assertThat(desk.item(key, "1").exceptionCandidate()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_inspection_decides_it_and_the_trail_says_so(WithdrawalException exception) {
        Desk desk = desk(exception.flag());
        ReturnKey key = withdrawn(desk);

        desk.inspected(inspection(key).except("1", 1, exception).accept("2", 1));
        desk.relay();

        assertThat(desk.item(key, "1").rejected()).isEqualTo(1);
        // Something of the order is not withdrawn from: its postage stays.
        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("10.00"));
        assertThat(((ReturnEvent.ItemsInspected)
                                desk.event(key, "ItemsInspected").event())
                        .items())
                .extracting(ReturnEvent.InspectedItem::exception)
                .containsExactly(Optional.of(exception), Optional.empty());
        assertThat(desk.memory.inspections(key).getLast().findings().getFirst().exception())
                .contains(exception);
    }

    @Test
    void sealed_goods_that_come_sealed_are_accepted_like_any_other() {
        Desk desk = desk(LineFlag.SEALED_HYGIENE);
        ReturnKey key = withdrawn(desk);

        desk.inspected(inspection(key).accept("1", 1).accept("2", 1));
        desk.relay();

        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("44.95"));
    }

    @ParameterizedTest
    @CsvSource({
        "SEALED_MEDIA,   HYGIENE_SEAL_BROKEN",
        "SEALED_HYGIENE, MEDIA_SEAL_BROKEN",
        "PERISHABLE,     MADE_TO_ORDER",
        "FINAL_SALE,     PERISHED",
    })
    void an_exception_must_fit_what_the_shop_said_of_the_line(LineFlag flag, WithdrawalException exception) {
        Desk desk = desk(flag);
        ReturnKey key = withdrawn(desk);

        InspectReturn.Result result =
                desk.inspects(inspection(key).accept("2", 1).except("1", 1, exception));

        assertThat(result).isInstanceOf(InspectReturn.Result.Refused.class);
        assertThat(Desk.codes(((InspectReturn.Result.Refused) result).refusals()))
                .containsExactly("/items/1/exception CONTRADICTION");
        assertThat(desk.item(key, "2").received()).isZero();
    }

    @Test
    void an_exception_goes_with_a_refusal_only() {
        Desk desk = desk(LineFlag.SEALED_HYGIENE);
        ReturnKey key = withdrawn(desk);

        for (Optional<Boolean> accepted : List.of(Optional.of(true), Optional.<Boolean>empty())) {
            InspectReturn.Result result =
                    desk.inspects(inspection(key).excepted("1", 1, accepted, WithdrawalException.HYGIENE_SEAL_BROKEN));
            assertThat(Desk.codes(((InspectReturn.Result.Refused) result).refusals()))
                    .containsExactly("/items/0/exception CONTRADICTION");
        }
    }
}
