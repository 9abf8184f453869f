package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.CarrierFixture.carrier;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.CarrierFixture;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.CarrierChoice;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which carrier is asked for a return's labels, and what it is told. */
final class ChooseCarrierTest {
    private static final Address LONDON =
            new Address("Ada Example", "Fleet Street", "1", "EC4Y 1AA", "London", "GB", Optional.empty());

    private static LabelTerms terms(CarrierFixture... carriers) {
        List<CarrierRule> rules =
                Arrays.stream(carriers).map(CarrierFixture::build).toList();
        return new LabelTerms(rules, 5);
    }

    private static Desk desk(CarrierFixture... carriers) {
        return new Desk()
                .with(policy().labels(terms(carriers)))
                .with(order("1001")
                        .line("1", 3, "33.33", line -> line.weightGrams(900).freight(350, 220, 130, "PT", "640411"))
                        .payment("p1", "CARD", "99.99"));
    }

    private static void livesIn(Desk desk, Address address) {
        Person person = new Person(Optional.of(Fixtures.EMAIL), Optional.of("Ada"), Optional.of(address), Map.of());
        desk.memory.commit(List.of(new Write.PutOrderPerson(orderKey("1001"), person)));
    }

    private static Parcel parcel(Desk desk, ReturnKey key) {
        return desk.state(key).parcel(1).orElseThrow();
    }

    @Test
    void a_request_tells_what_is_known_of_the_parcel() {
        Desk desk = desk(carrier(OnceCarrier.NAME).receiver("DE", "deu").receiver("CH", "che"));
        desk.labelled(request("1001").item("1", 2));

        Carrier.LabelRequest asked = desk.once.asked().getFirst();
        assertThat(asked.attempt()).isEqualTo(1);
        assertThat(asked.reference()).isEqualTo("R1");
        assertThat(asked.method()).isEqualTo(ReturnMethod.BY_MAIL_QR);
        assertThat(asked.receiverId()).contains("deu");
        assertThat(asked.weightGrams()).isEqualTo(1800);
        assertThat(asked.value()).isEqualTo(eur("66.66"));
        assertThat(asked.customs()).isEmpty();
    }

    @Test
    void over_a_customs_border_it_tells_what_is_inside_and_only_carriers_that_pass_it_on_are_asked() {
        Desk desk = desk(
                carrier("local").tariff(5000, "1.00"),
                carrier(OnceCarrier.NAME).customs().tariff(5000, "9.00"));
        livesIn(desk, LONDON);
        ReturnKey key = desk.labelled(request("1001").item("1", 2));

        assertThat(parcel(desk, key).carrier()).isEqualTo(OnceCarrier.NAME);
        assertThat(desk.once.asked().getFirst().customs())
                .containsExactly(new Carrier.CustomsItem(
                        "Laufschuh, Größe 42", 2, 1800, eur("66.66"), Optional.of("PT"), Optional.of("640411")));
    }

    @Test
    void what_lies_in_which_of_two_parcels_is_not_made_up_for_customs() {
        Desk desk = desk(carrier(OnceCarrier.NAME).customs());
        livesIn(desk, LONDON);
        ReturnKey key = desk.labelled(request("1001").parcels(2).item("1", 2));

        assertThat(desk.once.asked()).isEmpty();
        assertThat(desk.trail(key)).contains("LabelFailed");
    }

    @Test
    void of_several_parcels_each_is_taken_for_an_even_share_or_the_heaviest_unit() {
        Desk desk = desk(carrier(OnceCarrier.NAME).maxWeightGrams(1350));
        desk.labelled(request("1001").parcels(2).item("1", 3));

        assertThat(desk.once.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.weightGrams()).isEqualTo(1350);
            assertThat(asked.value()).isEqualTo(eur("50.00"));
        });
    }

    @Test
    void where_no_carrier_is_possible_staff_and_the_trail_are_told_why() {
        Desk desk =
                desk(carrier(OnceCarrier.NAME).countries("AT"), carrier("local").maxGirthMm(100), carrier("ups"));
        ReturnKey key = desk.labelled(request("1001").item("1", 1));

        assertThat(desk.event(key, "LabelFailed").event()).isEqualTo(new ReturnEvent.LabelFailed(1, "", "NO_CARRIER"));
        assertThat(desk.event(key, "CarrierChosen").event())
                .isEqualTo(new ReturnEvent.CarrierChosen(
                        1,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(
                                new CarrierChoice.RuledOut("local", CarrierChoice.Cause.GIRTH),
                                new CarrierChoice.RuledOut(OnceCarrier.NAME, CarrierChoice.Cause.COUNTRY),
                                new CarrierChoice.RuledOut("ups", CarrierChoice.Cause.NOT_CONNECTED))));
        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.LABEL_FAILED);
            assertThat(task.detail()).isEqualTo("NO_CARRIER");
        });
        assertThat(parcel(desk, key).label().failure()).contains("NO_CARRIER");
    }

    @Test
    void carriers_are_those_of_today_whatever_policy_the_order_was_sold_under() {
        Desk desk = desk(carrier("local"));
        desk.with(policy().version(2).labels(terms(carrier(OnceCarrier.NAME))));

        ReturnKey key = desk.labelled(request("1001").item("1", 1));

        assertThat(desk.state(key).policyVersions()).containsEntry("1001", 1);
        assertThat(parcel(desk, key).carrier()).isEqualTo(OnceCarrier.NAME);
    }

    @Test
    void after_the_shop_has_named_a_carrier_that_fits_the_label_is_asked_for_anew_by_one_call() {
        Desk desk = desk(carrier("local").countries("AT"));
        ReturnKey key = desk.labelled(request("1001").item("1", 1));
        desk.with(policy().version(2).labels(terms(carrier("local").countries("AT", "DE"))));

        Desk.decided(desk.reissue.reissue(key, 1, Desk.STAFF, Optional.empty()));
        desk.relay();

        assertThat(parcel(desk, key).trackingNumber()).isPresent();
        assertThat(parcel(desk, key).label().attempt()).isEqualTo(2);
    }

    @Test
    void a_shop_that_names_no_carriers_has_the_local_one_and_nothing_was_chosen() {
        Desk desk = Desk.ofOneOrder();
        ReturnKey key = desk.labelled(request("1001").item("1", 1));

        assertThat(parcel(desk, key).carrier()).isEqualTo("local");
        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved", "LabelIssued");
    }

    @Test
    void a_quote_says_whether_there_would_be_a_label_and_a_code() {
        Desk none = desk(carrier("local").countries("AT"));
        Desk print = desk(carrier("local").qrCountries("AT"));
        Desk code = desk(carrier("local").qrCountries("DE"));

        assertThat(outlook(none)).contains(new QuoteReturn.LabelOutlook(false, false));
        assertThat(outlook(print)).contains(new QuoteReturn.LabelOutlook(true, true));
        assertThat(outlook(code)).contains(new QuoteReturn.LabelOutlook(true, false));
        assertThat(((QuoteReturn.Result.Quoted) code.quote.quote(
                                request("1001").method(ReturnMethod.IN_STORE).build()))
                        .label())
                .isEmpty();
    }

    private static Optional<QuoteReturn.LabelOutlook> outlook(Desk desk) {
        return ((QuoteReturn.Result.Quoted) desk.quote.quote(request("1001").build())).label();
    }
}
