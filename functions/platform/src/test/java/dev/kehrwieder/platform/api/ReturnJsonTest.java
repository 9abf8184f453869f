package dev.kehrwieder.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ReturnJsonTest {
    private static final Links LINKS = new Links() {
        @Override
        public String shopper(ReturnKey key) {
            return "https://x/r/token";
        }

        @Override
        public String api(ReturnKey key) {
            return "https://x/v1/returns/" + key.rma();
        }
    };

    private final TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
    private final ReturnJourney journey =
            ReturnJourney.begin(new InMemoryStore(clock), clock).registered();

    private JsonNode json() {
        JsonNode json = new ReturnJson(LINKS).of(journey.now());
        ApiSchemas.requireFit("Return", Json.write(json));
        return json;
    }

    @Test
    void a_claim_is_told_with_its_dates_and_what_its_units_come_to() {
        TestClock november = TestClock.at("2026-11-10T09:00:00Z");
        ReturnJourney claim =
                ReturnJourney.begin(new InMemoryStore(november), november).claimed(3);
        Return decided = claim.now().state().withItems(item -> item.receive(3)
                .judge(new Verdict(1, 1, true, Optional.empty(), Optional.empty(), 0))
                .judge(new Verdict(1, 1, false, Optional.empty(), Optional.empty(), 0))
                .judge(new Verdict(
                        1,
                        1,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.of(new ClaimDecision(Resolution.PARTIAL_REFUND_KEEP_ITEM, 30)))));

        JsonNode json = new ReturnJson(LINKS).of(new ReturnCase(decided, List.of()));

        ApiSchemas.requireFit("Return", Json.write(json));
        assertThat(json.get("claim").booleanValue()).isTrue();
        assertThat(json.at("/items/0/claim"))
                .isEqualTo(
                        Json.parse(
                                """
                {"defectNoticedAt":"2026-11-10","endsAt":"2028-11-06T23:00:00Z","burdenOfProofEndsAt":"2027-11-05T23:00:00Z",
                 "curedAt":null,"decisions":[{"quantity":1,"resolution":"REPAIR"},
                   {"quantity":1,"resolution":"PARTIAL_REFUND_KEEP_ITEM","reductionPercent":30}]}
                """));
    }

    @Test
    void a_new_return_is_told_with_everything_that_can_be_done() {
        assertThat(json())
                .isEqualTo(
                        Json.parse(
                                """
                {"rma":"R7F3K9X2M42","orderNumber":"1001","status":"APPROVED","registeredAt":"2026-11-10T09:00:00Z",
                 "method":"BY_MAIL_QR","statutoryWithdrawal":false,"claim":false,"currency":"EUR","orderNumbers":["1001"],
                 "allowedCommands":["cancel","addParcel","inspect","refund"],
                 "items":[{"itemId":"1","orderNumber":"1001","lineId":"1","sku":"SHOE-42","title":"Laufschuh, Größe 42",
                   "quantity":1,"reason":"TOO_SMALL","resolution":"REFUND_ORIGINAL_PAYMENT","goods":"ANNOUNCED",
                   "decision":"PENDING","money":"NONE","requested":1,"authorized":1,"received":0,"accepted":0,"rejected":0,
                   "missing":0}],
                 "parcels":[{"number":1,"status":"LABEL_REQUESTED","carrier":null,"trackingNumber":null,"attempt":1,
                   "expiresAt":null,"qrAvailable":null,"labelFailure":null,"notes":[],"formerLabels":[],"labelUrl":null,
                   "qrUrl":null,"slipUrl":null}],
                 "settlement":{"estimate":true,"currency":"EUR","itemSubtotal":"30.00","tax":"4.79","shippingRefund":"0.00",
                   "restockingFee":"0.00","returnShippingFee":"0.00","valueDeduction":"0.00","exchangeTotal":"0.00",
                   "storeCredit":"0.00","bonus":"0.00","netRefund":"30.00","amountDue":"0.00",
                   "lines":[{"itemId":"1","orderNumber":"1001","lineId":"1","quantity":1,"itemSubtotal":"30.00","tax":"4.79"}],
                   "taxes":[{"rate":"0.19","net":"25.21","tax":"4.79"}],"notes":[],
                   "trace":["order 1001, line 1: units 1 to 1 of 3, paid 89.99 EUR for all: 30.00 EUR, tax in it 4.79 EUR",
                     "order 1001: net refund 30.00 EUR: 30.00 EUR to payment p1 (CARD)"],"refunds":[]},
                 "deadlines":{"shipBy":"2026-12-08T23:00:00Z","refundDueAt":null,"withdrawalEndsAt":"2026-11-19T23:00:00Z"},
                 "policyVersion":1,
                 "links":{"self":"https://x/v1/returns/R7F3K9X2M42","timeline":"https://x/v1/returns/R7F3K9X2M42/timeline",
                   "shopper":"https://x/r/token"}}
                """));
    }

    @Test
    void a_parcel_with_a_label_says_where_its_documents_are() {
        journey.labelled();
        JsonNode parcel = json().at("/parcels/0");
        assertThat(parcel)
                .isEqualTo(
                        Json.parse(
                                """
                {"number":1,"status":"LABEL_CREATED","carrier":"local","trackingNumber":"00977938845690767197",
                 "attempt":1,"expiresAt":"2026-12-08T23:00:00Z","qrAvailable":true,"labelFailure":null,"notes":[],
                 "formerLabels":[],"labelUrl":"https://x/v1/returns/R7F3K9X2M42/parcels/1/label",
                 "qrUrl":"https://x/v1/returns/R7F3K9X2M42/parcels/1/qr",
                 "slipUrl":"https://x/v1/returns/R7F3K9X2M42/parcels/1/slip"}
                """));
        assertThat(json().get("status").stringValue()).isEqualTo("AWAITING_DROP_OFF");
    }

    @Test
    void a_document_that_the_carrier_does_not_give_has_no_address() {
        journey.labelled(DocumentKind.LABEL_ZPL);
        JsonNode parcel = json().at("/parcels/0");
        assertThat(parcel.get("labelUrl").stringValue()).endsWith("/parcels/1/label");
        assertThat(parcel.get("qrUrl").isNull()).isTrue();
        assertThat(parcel.get("qrAvailable").booleanValue()).isFalse();
        assertThat(parcel.get("notes")).isEqualTo(Json.parse("[\"NO_QR_PRINT_LABEL\"]"));
        assertThat(parcel.get("slipUrl").stringValue()).endsWith("/parcels/1/slip");
    }

    @Test
    void a_parcel_without_a_label_says_why_and_which_labels_it_had() {
        journey.labelled();
        ReturnCase now = journey.now();
        Return waiting = now.state()
                .withParcels(parcel -> parcel.requestedAnew(parcel.occurredAt()).refused("NO_CARRIER"));
        JsonNode json = new ReturnJson(LINKS).of(new ReturnCase(waiting, now.refunds()));

        ApiSchemas.requireFit("Return", Json.write(json));
        JsonNode parcel = json.at("/parcels/0");
        assertThat(parcel.get("attempt").intValue()).isEqualTo(2);
        assertThat(parcel.get("labelFailure").stringValue()).isEqualTo("NO_CARRIER");
        assertThat(parcel.get("labelUrl").isNull()).isTrue();
        assertThat(parcel.get("formerLabels"))
                .isEqualTo(
                        Json.parse(
                                """
                [{"attempt":1,"carrier":"local","trackingNumber":"00977938845690767197","ending":"TO_GIVE_BACK"}]
                """));
    }

    @Test
    void a_mail_that_did_not_arrive_is_told() {
        ReturnCase now = journey.now();
        Return marked = now.state()
                .withMailProblem(
                        new MailProblem(MailProblem.Kind.BOUNCED, "LABEL_READY", Fixtures.at("2026-11-10T09:00:05Z")));
        JsonNode json = new ReturnJson(LINKS).of(new ReturnCase(marked, now.refunds()));

        ApiSchemas.requireFit("Return", Json.write(json));
        assertThat(json.get("mailProblem"))
                .isEqualTo(
                        Json.parse(
                                """
                {"kind":"BOUNCED","template":"LABEL_READY","at":"2026-11-10T09:00:05Z"}
                """));
    }

    @Test
    void decided_money_is_no_estimate_and_lists_its_refunds() {
        journey.labelled().delivered().inspected().settled();
        JsonNode settlement = json().get("settlement");
        assertThat(settlement.get("estimate").booleanValue()).isFalse();
        assertThat(settlement.get("refunds"))
                .isEqualTo(
                        Json.parse(
                                """
                [{"refundId":"R7F3K9X2M42-M1","orderNumber":"1001","paymentId":"p1","amount":"30.00","status":"RESERVED",
                  "dueAt":"2026-11-24T22:59:59Z","number":1,"provider":"local","attempts":0,
                  "changedAt":"2026-11-10T09:00:00Z","failureReason":null,"heldUntil":null,"replaces":null,
                  "replacedBy":null}]
                """));
        assertThat(json().at("/items/0/money").stringValue()).isEqualTo("RESERVED");
        assertThat(json().get("allowedCommands")).hasSize(1);
    }
}
