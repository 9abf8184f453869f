package dev.kehrwieder.platform.codec;

import static dev.kehrwieder.core.Fixtures.ada;
import static dev.kehrwieder.core.Fixtures.arrival;
import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.credit;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.hamburg;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.refund;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.CarrierFixture;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.PriceReduction;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.ReasonGroup;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.core.port.IdempotencyRecord;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.StoredAnswer;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.TransferExport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CodecsTest {
    private final Order anOrder = order("1001").build();
    private final ReturnKey key = returnKey("R-1001-1");

    @Test
    void an_order_with_everything() {
        Order full = order("1001 / №#7")
                .version(2)
                .line("1", 3, "33.33", line -> line.flags(LineFlag.SEALED_HYGIENE, LineFlag.BULKY)
                        .supplier("Alster Schuhe")
                        .serialNumbers("SN1", "SN2")
                        .imageUrl("https://shop.example.org/1.jpg")
                        .discount("1.50")
                        .taxRate("0.190")
                        .seasonEndsAt("2027-01-31T23:59:59Z")
                        .freight(350, 220, 130, "PT", "640411"))
                .line("2", 1, "0")
                .discount("10.00")
                .payment("p1", "CARD", "50.00")
                .payment("g1", "GIFT_CARD", "33.44")
                .delivered("2026-11-05T14:00:00+01:00", Map.of("2", 1, "1", 2))
                .delivered("2026-11-06T14:00:00.123456789+01:00", Map.of("1", 1))
                .build();
        Golden.holds("order-full", full, OrderCodec::encode, OrderCodec::decode);
    }

    @Test
    void an_order_in_yen_with_as_little_as_can_be() {
        Order small = order("1002")
                .currency("JPY")
                .line("1", 1, "1200")
                .undelivered()
                .notInformed()
                .business()
                .build();
        Golden.holds("order-minimal", small, OrderCodec::encode, OrderCodec::decode);
    }

    @Test
    void a_balance() {
        OrderBalance balance = OrderBalance.untouched(anOrder.key(), Fixtures.EUR)
                .withLine("10", line -> line.reserve(2))
                .withLine("1", line -> line.reserve(3).settle(2, true, eur("59.99"), eur("9.58")))
                .withPayment("p1", payment -> payment.reserve(eur("29.99")).succeed(eur("9.99")))
                .withShippingRefunded(eur("4.95"))
                .withLine("2", line -> line.reserve(2).reduce(new PriceReduction(1, eur("9.00"), eur("1.44"))))
                .withFaultValue(eur("20.00"))
                .withCredited(eur("12.50"))
                .next();
        Golden.holds("balance-full", balance, BalanceCodec::encode, BalanceCodec::decode);
        Golden.holds(
                "balance-minimal",
                OrderBalance.untouched(anOrder.key(), Fixtures.EUR),
                BalanceCodec::encode,
                BalanceCodec::decode);
    }

    @Test
    void a_balance_that_an_earlier_release_wrote_has_no_reduced_price() {
        OrderBalance old = Golden.read("balance-before-reductions", BalanceCodec::decode);

        assertThat(old.line("1").reduction()).isEqualTo(PriceReduction.none(Fixtures.EUR));
        assertThat(old.line("1").refunded()).isEqualTo(eur("59.99"));
    }

    @Test
    void items_that_an_earlier_release_wrote_are_of_no_claim() {
        var old = Golden.read("return-items-before-claims", ReturnCodec::decodeItems);

        assertThat(old).singleElement().satisfies(item -> {
            assertThat(item.claim()).isEmpty();
            assertThat(item.verdicts()).extracting(Verdict::claim).containsOnly(Optional.empty());
        });
    }

    @Test
    void a_refund() {
        Golden.holds("refund-minimal", refund(key, 1, "29.99"), RefundCodec::encode, RefundCodec::decode);
        Golden.holds(
                "refund-full",
                refund(key, 1, "0.01")
                        .failed(Optional.empty(), "DECLINED", at("2026-11-14T10:00:00Z"))
                        .replacement(2, refund(key, 1, "0.01").target(), at("2026-11-14T10:00:01Z"))
                        .attempted()
                        .submitted("re_1", at("2026-11-14T10:00:01Z"))
                        .failed(Optional.empty(), "CARD_EXPIRED", at("2026-11-15T10:00:00Z"))
                        .released(Optional.of(3), at("2026-11-15T11:00:00Z")),
                RefundCodec::encode,
                RefundCodec::decode);
        Golden.holds(
                "refund-held",
                refund(key, 2, "0.01").held(at("2026-11-21T10:00:00Z"), at("2026-11-14T10:00:02Z")),
                RefundCodec::encode,
                RefundCodec::decode);
    }

    @Test
    void a_refund_that_an_earlier_release_wrote_may_have_been_asked_for() {
        Refund old = Golden.read("refund-before-attempts", RefundCodec::decode);

        assertThat(old.attempts()).isEqualTo(1);
        assertThat(old.course().changedAt()).isEqualTo(old.reservedAt());
    }

    @Test
    void a_listing() {
        String ada = CustomerHash.of(Fixtures.EMAIL);
        CustomerListing blocked = new CustomerListing(
                "demo",
                ada,
                CustomerStanding.BLOCKED,
                Optional.of(ListingReason.SUSPECTED_FRAUD),
                "support:k1",
                at("2026-11-20T10:00:00Z"),
                Optional.of(at("2027-11-20T10:00:00Z")));
        CustomerListing off = new CustomerListing(
                "demo",
                ada,
                CustomerStanding.UNLISTED,
                Optional.empty(),
                "admin:k2",
                at("2026-11-21T10:00:00Z"),
                Optional.empty());
        Golden.holds("listing-full", blocked, CustomerListingCodec::encode, CustomerListingCodec::decode);
        Golden.holds("listing-minimal", off, CustomerListingCodec::encode, CustomerListingCodec::decode);
    }

    @Test
    void a_withdrawal() {
        WithdrawalKey of = new WithdrawalKey("demo", "W9BZBVP2YSEX5");
        Withdrawal received = new Withdrawal(
                of,
                1,
                "hash",
                "de-AT",
                at("2026-11-04T12:59:00Z"),
                at("2026-11-04T13:00:07.25Z"),
                new Withdrawal.Outcome.Received(),
                Optional.empty(),
                Optional.empty());
        Golden.holds("withdrawal-minimal", received, WithdrawalCodec::encode, WithdrawalCodec::decode);
        Golden.holds(
                "withdrawal-returned",
                received.with(new Withdrawal.Outcome.Returned("R-1001-1")).next(Optional.empty()),
                WithdrawalCodec::encode,
                WithdrawalCodec::decode);
        Golden.holds(
                "withdrawal-full",
                received.with(new Withdrawal.Outcome.LeftToStaff("a56d79625d187ff7745cfcd5"))
                        .with(new MailProblem(
                                MailProblem.Kind.BOUNCED, "WITHDRAWAL_RECEIVED", at("2026-11-04T13:01:00Z")))
                        .next(Optional.of(at("2026-11-04T13:11:00Z"))),
                WithdrawalCodec::encode,
                WithdrawalCodec::decode);
        Golden.holds(
                "task-of-withdrawal",
                Task.about(of, TaskKind.WITHDRAWAL_LATE, "000000001#00", "LATE", at("2026-11-04T13:00:08Z")),
                TaskCodec::encode,
                TaskCodec::decode);
    }

    @Test
    void a_count_of_calls() {
        CallCount none = CallCount.none("demo", "withdrawal-draft/address/hash");
        Golden.holds("calls-minimal", none, CallCountCodec::encode, CallCountCodec::decode);
        Golden.holds(
                "calls-full",
                none.called(at("2026-11-04T13:00:07.25Z"), Duration.ofHours(1)),
                CallCountCodec::encode,
                CallCountCodec::decode);
    }

    @Test
    void a_task() {
        Task raised =
                Task.about(key, TaskKind.MAIL_BOUNCED, "feedback-1", "Permanent/General", at("2026-11-13T09:30:00Z"));
        Golden.holds("task-minimal", raised, TaskCodec::encode, TaskCodec::decode);
        Task closed = new Task(
                new TaskKey("demo", "w-1"),
                3,
                TaskKind.MAIL_UNDELIVERABLE,
                Optional.empty(),
                "MAIL_REJECTED",
                at("2026-11-13T09:30:00Z"),
                Optional.of(at("2026-11-16T09:30:00Z")),
                Optional.of("su-1"),
                Optional.of(new Task.Closing("su-2", at("2026-11-14T09:30:00Z"), Optional.of("Called by phone"))));
        Golden.holds("task-full", closed, TaskCodec::encode, TaskCodec::decode);
    }

    @Test
    void an_inspection() {
        Golden.holds("inspection-minimal", arrival(key, 1), InspectionCodec::encode, InspectionCodec::decode);
        Inspection graded = new Inspection(
                key,
                2,
                InspectionStatus.GRADED,
                Optional.of(2),
                Optional.of("w-17"),
                at("2026-11-13T09:30:00Z"),
                List.of(
                        new Inspection.Finding(
                                "i1",
                                1,
                                Optional.of(true),
                                Optional.of(Grade.B),
                                Optional.of(Disposition.RESTOCK_B_GRADE),
                                Optional.of("HH-1"),
                                Optional.of("Karton \"fehlt\""),
                                List.of("photo-1"),
                                15,
                                Optional.empty(),
                                Optional.of(new ClaimDecision(Resolution.REPLACEMENT, 0))),
                        new Inspection.Finding(
                                "i3",
                                1,
                                Optional.of(false),
                                Optional.of(Grade.C),
                                Optional.of(Disposition.RETURN_TO_CUSTOMER),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                0,
                                Optional.of(WithdrawalException.HYGIENE_SEAL_BROKEN),
                                Optional.empty()),
                        new Inspection.Finding(
                                "i2",
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                0,
                                Optional.empty(),
                                Optional.empty())),
                List.of(
                        new Inspection.Unexpected("X", 1, Optional.of("not ours")),
                        new Inspection.Unexpected("Y", 2, Optional.empty())),
                true);
        Golden.holds("inspection-full", graded, InspectionCodec::encode, InspectionCodec::decode);
    }

    @Test
    void a_person() {
        Golden.holds("person-minimal", Person.nobody(), PersonCodec::encode, PersonCodec::decode);
        Address swiss = new Address("A", "Bahnhofstrasse", "1", "8001", "Zürich", "CH", Optional.of("CH-ZH"));
        Person full = new Person(ada().email(), ada().name(), Optional.of(swiss), Map.of())
                .withText("item/i2", "kratzt 🙂")
                .withText("decline", "<b>no</b>")
                .withText("item/i1", "");
        Golden.holds("person-full", full, PersonCodec::encode, PersonCodec::decode);
    }

    private static CarrierRule everythingSaid() {
        return CarrierFixture.carrier("dhl")
                .countries("DE", "AT")
                .methods(ReturnMethod.BY_MAIL_QR, ReturnMethod.BY_MAIL_LABEL)
                .qrCountries("DE")
                .maxWeightGrams(31_500)
                .maxLengthMm(1200)
                .maxGirthMm(3600)
                .maxValue("500.00")
                .refuses(LineFlag.HAZARDOUS)
                .customs()
                .receiver("DE", "deu")
                .tariff(List.of("DE"), 5000, "4.10", "20.00")
                .preference(2)
                .build();
    }

    @Test
    void a_policy() {
        Golden.holds("policy-minimal", policy().build(), PolicyCodec::encode, PolicyCodec::decode);
        Golden.holds(
                "policy-full",
                policy().version(7)
                        .since(Instant.parse("2026-11-02T09:15:00.123Z"))
                        .returnAddresses(Map.of("CH", hamburg(), "AT", hamburg()))
                        .restockingFeePercent("12.5")
                        .tenderOrder("GIFT_CARD", "*")
                        .seasons(new Season(
                                LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 31)))
                        .rules(
                                rule().categories("ELECTRONICS")
                                        .countries("CH")
                                        .reasons("TOO_SMALL")
                                        .faults(FaultParty.CUSTOMER)
                                        .flags(LineFlag.BULKY)
                                        .windowDays(14)
                                        .approval(Approval.MANUAL)
                                        .restockingFeePercent("15")
                                        .methods(ReturnMethod.IN_STORE)
                                        .resolutions(Resolution.STORE_CREDIT)
                                        .photos(2)
                                        .keepItemBelow("5.00"),
                                rule().travelling(ReturnMethod.HOME_PICKUP).returnShippingFee("6.95"),
                                rule())
                        .reasons(new Reason(
                                "TOO_SMALL",
                                "FIT",
                                FaultParty.CUSTOMER,
                                1,
                                Map.of("en", "Too small", "de", "Zu klein"),
                                List.of("SHOES"),
                                false,
                                true))
                        .reasonGroups(new ReasonGroup("FIT", Map.of("en", "Fit", "de", "Sitz")))
                        .blockedSkus("SKU-1")
                        .allowedSkus("SKU-2", "SKU-3")
                        .claims(Approval.MANUAL, false)
                        .staffLimits(Map.of(StaffRole.SUPPORT, new BigDecimal("50.00")))
                        .labelSize(LabelSize.FOUR_BY_SIX)
                        .labels(new LabelTerms(List.of(everythingSaid(), CarrierRule.ofEverything("local")), 3))
                        .creditDays(365)
                        .brand(new Brand(
                                "Schuhhaus Möller & Töchter",
                                new Color("#0B6b5d"),
                                Optional.of("https://shop.example/logo.png?a=1&b=2"),
                                Optional.of("returns@shop.example"),
                                Optional.of("service@shop.example"),
                                Map.of("en", "Keep the box.", "de", "Karton nicht bekleben.\nDanke!")))
                        .build(),
                PolicyCodec::encode,
                PolicyCodec::decode);
    }

    @Test
    void a_policy_of_an_earlier_release_has_what_was_true_then() {
        assertThat(Golden.read("policy-before-brand", PolicyCodec::decode)).isEqualTo(policy().build());
        Policy beforeFaults = Golden.read("policy-before-rules-of-method", PolicyCodec::decode);
        assertThat(beforeFaults.rules())
                .containsExactly(
                        rule().categories("ELECTRONICS")
                                .countries("CH")
                                .reasons("TOO_SMALL")
                                .flags(LineFlag.BULKY)
                                .windowDays(14)
                                .approval(Approval.MANUAL)
                                .restockingFeePercent("15")
                                .build(),
                        rule().build());
        assertThat(beforeFaults.reasons())
                .containsExactly(Reason.of(
                        "TOO_SMALL", "FIT", FaultParty.CUSTOMER, 1, Map.of("en", "Too small", "de", "Zu klein")));
    }

    @Test
    void the_small_ones() {
        Golden.holds("credit", credit(key, 1, "29.99"), CreditCodec::encode, CreditCodec::decode);
        CreditBooking booking = new CreditBooking(
                        CreditAccount.untouched(new CreditAccountKey("demo", "hash", Fixtures.EUR)),
                        at("2026-11-14T10:00:00Z"))
                .issue(eur("30.00"), eur("3.00"), Optional.of(at("2029-12-31T23:00:00Z")), Optional.of(key));
        Redemption redemption = booking.redeem(eur("20.00"), "cart-1", "2002");
        Golden.holds("credit-account", booking.account(), CreditAccountCodec::encode, CreditAccountCodec::decode);
        Golden.holds(
                "redemption",
                booking.giveBack(redemption, eur("5.00"), "demo/R-1/1", Optional.empty(), Optional.of(key)),
                RedemptionCodec::encode,
                RedemptionCodec::decode);
        Golden.holds("tracking", new TrackedParcel(key, 2), TrackedParcelCodec::encode, TrackedParcelCodec::decode);
        Golden.holds(
                "inbox",
                new InboxMark("carrier:local", "000000001#00"),
                InboxMarkCodec::encode,
                InboxMarkCodec::decode);
        StoredAnswer answer = new StoredAnswer(
                201, Map.of("Location", "/v1/returns/R-1", "Content-Type", "application/json"), "{\"rma\":\"R-1\"}");
        Golden.holds(
                "idempotency",
                new IdempotencyRecord("demo", "POST /v1/returns", "k 1", "4f2a", answer, at("2026-11-23T10:00:00Z")),
                IdempotencyCodec::encode,
                IdempotencyCodec::decode);
    }

    @Test
    void a_return_is_a_header_and_its_items() {
        var small = returnOf(anOrder).build();
        Golden.holds("return-items-minimal", small.items(), ReturnCodec::encodeItems, ReturnCodec::decodeItems);
        Golden.holds("return-minimal", small, ReturnCodec::encodeHeader, it -> ReturnCodec.decode(it, small.items()));
        var full = FullReturn.of(anOrder);
        Golden.holds("return-items-full", full.items(), ReturnCodec::encodeItems, ReturnCodec::decodeItems);
        Golden.holds("return-full", full, ReturnCodec::encodeHeader, it -> ReturnCodec.decode(it, full.items()));
    }

    @Test
    void items_stored_before_parcels_could_be_lost_have_lost_nothing() {
        assertThat(Golden.read("return-items-before-lost", ReturnCodec::decodeItems))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.lost()).isZero();
                    assertThat(item.exceptionCandidate()).isEmpty();
                    assertThat(item.missing()).isEqualTo(1);
                });
    }

    @Test
    void an_inspection_stored_before_there_were_exceptions_names_none() {
        assertThat(Golden.read("inspection-before-exceptions", InspectionCodec::decode)
                        .findings())
                .allSatisfy(finding -> assertThat(finding.exception()).isEmpty());
    }

    @Test
    void a_parcel_stored_before_kinds_were_remembered_has_every_document() {
        var full = FullReturn.of(anOrder);
        Return old = Golden.read("return-before-document-kinds", it -> ReturnCodec.decode(it, full.items()));
        assertThat(old.parcels())
                .extracting(parcel -> parcel.documents().orElseThrow())
                .containsExactly(ParcelDocuments.all("demo/R-1001-1/1"));
    }

    @Test
    void a_bank_transfer_and_its_export() {
        Instant at = Instant.parse("2026-11-27T08:30:00Z");
        BankTransfer listed = BankTransfer.of(Fixtures.refund(key, 2, "30.00"), Optional.empty(), at);
        Golden.holds(
                "bank-transfer-exported",
                listed.exported("X1", at.plusSeconds(1)),
                BankTransferCodec::encode,
                BankTransferCodec::decode);
        Golden.holds(
                "bank-transfer-not-exportable",
                BankTransfer.of(Fixtures.refund(key, 3, "30.00"), Optional.of("NO_ACCOUNT"), at),
                BankTransferCodec::encode,
                BankTransferCodec::decode);
        TransferExport.Debtor debtor =
                new TransferExport.Debtor("Demo Schuhe", new Iban("DE89370400440532013000"), "COBADEFFXXX");
        Golden.holds(
                "transfer-export",
                new TransferExport("demo", "X1", at, debtor, List.of(new TransferExport.Item(key, 2)), "00ff"),
                TransferExportCodec::encode,
                TransferExportCodec::decode);
    }
}
