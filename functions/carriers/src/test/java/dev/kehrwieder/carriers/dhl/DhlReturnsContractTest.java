package dev.kehrwieder.carriers.dhl;

import static dev.kehrwieder.carriers.dhl.DhlAccounts.HAMBURG;
import static dev.kehrwieder.carriers.dhl.DhlAccounts.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Carrier.CustomsItem;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.dhl.DhlCredentials;
import dev.kehrwieder.fakes.dhl.FakeDhl;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the adapter says and what the fake answers, both against our description of DHL's API. */
class DhlReturnsContractTest {
    private static final OpenApiInteractionValidator CONTRACT =
            OpenApiInteractionValidator.createFor("dhl-returns.yaml").build();

    private FakeDhl dhl;
    private Wiretap wire;
    private DhlReturns returns;

    @BeforeEach
    void start() throws IOException {
        dhl = new FakeDhl(DhlCredentials.DEMO);
        wire = new Wiretap(dhl.uri());
        returns = new DhlReturns(DhlAccounts.api(wire.uri(), TestClock.at("2026-11-12T08:00:00Z")));
    }

    @AfterEach
    void stop() {
        wire.close();
        dhl.close();
    }

    private static ValidationReport judge(Wiretap.Exchange exchange) {
        SimpleRequest.Builder request =
                SimpleRequest.Builder.post(exchange.uri().getPath()).withBody(exchange.sent());
        exchange.headers().forEach((name, value) -> request.withHeader(name, value));
        for (String pair : exchange.uri().getQuery().split("&")) {
            request.withQueryParam(pair.split("=")[0], pair.split("=")[1]);
        }
        SimpleResponse response = SimpleResponse.Builder.status(exchange.status())
                .withContentType(exchange.contentType())
                .withBody(exchange.answered())
                .build();
        return CONTRACT.validate(request.build(), response);
    }

    private void assertTheOrderKeepsTheContract() {
        assertThat(wire.exchanges("/parcel/de/shipping/returns/v1/orders"))
                .isNotEmpty()
                .allSatisfy(
                        exchange -> assertThat(judge(exchange).getMessages()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_MAIL_QR", "BY_MAIL_LABEL", "DROP_OFF_POINT", "HOME_PICKUP"})
    void each_method_is_asked_for_and_answered_as_agreed(ReturnMethod method) {
        assertThat(returns.label(DhlAccounts.request("demo", method, HAMBURG))).isInstanceOf(Carrier.Label.class);
        assertTheOrderKeepsTheContract();
    }

    @Test
    void the_longest_address_and_a_customs_declaration_keep_the_contract() {
        Address longest = new Address(
                "N".repeat(200),
                "S".repeat(60),
                "12 b, Hinterhaus",
                "CH-3344",
                "C".repeat(60),
                "CH",
                Optional.of("CH-BE"));
        Carrier.LabelRequest request = DhlAccounts.through(List.of(
                new CustomsItem("D".repeat(80), 7, 3_001, euros("99.99"), Optional.of("VN"), Optional.of("640411")),
                new CustomsItem("Hemd", 1, 200, euros("0.00"), Optional.empty(), Optional.empty())));
        assertThat(returns.label(new Carrier.LabelRequest(
                        request.parcel(),
                        12,
                        "R".repeat(80),
                        request.link(),
                        request.method(),
                        longest,
                        request.receiver(),
                        request.receiverId(),
                        request.size(),
                        31_500,
                        euros("99999.99"),
                        request.customs())))
                .isInstanceOf(Carrier.Label.class);
        assertTheOrderKeepsTheContract();
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_REQUEST", "UNPROCESSABLE"})
    void refusals_are_answered_as_agreed(Fault fault) {
        dhl.next("order", fault);
        returns.label(DhlAccounts.request());
        assertTheOrderKeepsTheContract();
    }

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "TOO_MANY_REQUESTS"})
    void refusals_of_who_asks_are_answered_as_agreed(Fault fault) {
        dhl.next("order", fault);
        assertThatThrownBy(() -> returns.label(DhlAccounts.request())).isInstanceOf(CarrierAway.class);
        assertTheOrderKeepsTheContract();
    }

    @Test
    void the_fake_refuses_what_the_contract_refuses() {
        Map<String, String> wrong = Map.of(
                "no receiver",
                        "{\"shipper\":{\"name1\":\"A\",\"addressStreet\":\"S\",\"addressHouse\":\"1\",\"postalCode\":\"20457\",\"city\":\"H\"}}",
                "no house",
                        "{\"receiverId\":\"deu\",\"shipper\":{\"name1\":\"A\",\"addressStreet\":\"S\",\"postalCode\":\"20457\",\"city\":\"H\"}}",
                "a postcode with a slash",
                        "{\"receiverId\":\"deu\",\"shipper\":{\"name1\":\"A\",\"addressStreet\":\"S\",\"addressHouse\":\"1\",\"postalCode\":\"20/57\",\"city\":\"H\"}}",
                "a typo",
                        "{\"receiverID\":\"deu\",\"receiverId\":\"deu\",\"shipper\":{\"name1\":\"A\",\"addressStreet\":\"S\",\"addressHouse\":\"1\",\"postalCode\":\"20457\",\"city\":\"H\"}}",
                "dollars",
                        "{\"receiverId\":\"deu\",\"shipper\":{\"name1\":\"A\",\"addressStreet\":\"S\",\"addressHouse\":\"1\",\"postalCode\":\"20457\",\"city\":\"H\"},\"itemValue\":{\"currency\":\"USD\",\"value\":1}}");
        wrong.forEach((name, body) -> {
            Wiretap.Exchange exchange = wire.post("/parcel/de/shipping/returns/v1/orders?labelType=BOTH", body);
            assertThat(exchange.status()).as(name).isEqualTo(400);
            assertThat(CONTRACT.validateRequest(request(body)).hasErrors())
                    .as(name)
                    .isTrue();
        });
        assertThat(dhl.parcels()).isEmpty();
    }

    private static Request request(String body) {
        return SimpleRequest.Builder.post("/parcel/de/shipping/returns/v1/orders")
                .withQueryParam("labelType", "BOTH")
                .withHeader("Content-Type", "application/json")
                .withHeader("Authorization", "Bearer x")
                .withHeader("dhl-api-key", "demo-app")
                .withBody(body)
                .build();
    }
}
