package dev.kehrwieder.platform.codec;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.returnOf;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.CreditConsent;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.EarlyPart;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMoney;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.money.TaxAmount;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A return of which everything is said. */
final class FullReturn {
    private FullReturn() {}

    static Return of(Order order) {
        Return base = returnOf(order)
                .withdrawal()
                .healAt("2026-11-14T11:00:00Z")
                .dueAt("2026-11-14T11:00:00Z")
                .build();
        return new Return(
                base.key(),
                17,
                List.of("1001", "1000"),
                base.currency(),
                base.customer(),
                base.locale(),
                base.registeredAt(),
                base.method(),
                true,
                true,
                Stage.REOPENED,
                items(),
                List.of(
                        Fixtures.scanned(
                                base.parcels()
                                        .getFirst()
                                        .chosen("dhl", Optional.of(eur("4.10")))
                                        .bought(
                                                "KW0000000000",
                                                Optional.of("ref-0"),
                                                documents(),
                                                Optional.of(eur("4.30")))
                                        .requestedAnew(at("2026-11-10T09:00:03Z"))
                                        .chosen("local", Optional.of(eur("4.10")))
                                        .bought(
                                                "KW0000000001",
                                                Optional.of("ref-1"),
                                                documents(),
                                                Optional.of(eur("4.30")))
                                        .issued(
                                                at("2026-11-10T09:00:05Z"),
                                                at("2026-12-08T23:00:00Z"),
                                                Optional.of(at("2026-12-03T23:00:00Z"))),
                                ParcelStatus.DELIVERED,
                                at("2026-11-13T08:00:00Z")),
                        Parcel.requested(2, "dhl", at("2026-11-10T09:00:00Z"))
                                .asking(at("2026-11-10T09:00:01Z"))
                                .inDoubt("UNKNOWN_TIMEOUT")),
                Map.of("1001", 2, "1000", 1),
                base.estimate(),
                Optional.of(settlement()),
                new ReturnDeadlines(
                        Optional.of(at("2026-12-08T23:00:00Z")),
                        Optional.of(at("2026-11-24T22:59:59Z")),
                        Optional.of(at("2026-11-19T23:00:00Z"))),
                Optional.of(at("2026-11-13T09:00:00Z")),
                2,
                Optional.of(new MailProblem(MailProblem.Kind.BOUNCED, "RECEIVED", at("2026-11-13T09:01:00Z"))),
                money(),
                base.healAt(),
                base.dueAt());
    }

    private static ParcelDocuments documents() {
        return new ParcelDocuments(
                "demo/R-1001-1/1", Set.of(DocumentKind.LABEL_PDF, DocumentKind.QR, DocumentKind.SLIP));
    }

    private static ReturnMoney money() {
        return ReturnMoney.with(Optional.of(new CreditConsent("I take store credit.", at("2026-11-10T09:00:00Z"))))
                .with(new StaffRefund(
                        1,
                        StaffRefund.Kind.GOODWILL,
                        StaffRefund.Reason.LATE,
                        StaffRefund.Means.ORIGINAL,
                        "1001",
                        eur("120.00"),
                        "a-7",
                        StaffRole.SUPPORT,
                        at("2026-11-14T09:00:00Z"),
                        StaffRefund.Status.GRANTED,
                        Optional.of("f-2"),
                        List.of(3)))
                .with(new EarlyPart("1001", eur("4.95"), eur("0.00"), eur("10.00")))
                .with(new Overpayment(eur("30.00"), eur("5.00"), eur("10.00"), eur("1.00")));
    }

    private static List<ReturnItem> items() {
        return List.of(new ReturnItem(
                "i1",
                "1001",
                "1",
                "SHOE-42",
                "Laufschuh, Größe 42",
                "TOO_SMALL",
                FaultParty.CUSTOMER,
                Resolution.EXCHANGE_VARIANT,
                Optional.of(new ExchangeFor("SHOE-43", "Laufschuh, Größe 43", eur("33.33"), new BigDecimal("0.19"))),
                Optional.of(LineFlag.SEALED_HYGIENE),
                4,
                4,
                2,
                1,
                1,
                1,
                List.of(
                        new Verdict(
                                1,
                                1,
                                true,
                                Optional.of(Grade.B),
                                Optional.of(Disposition.RESTOCK_B_GRADE),
                                20,
                                Optional.of(new ClaimDecision(Resolution.PARTIAL_REFUND_KEEP_ITEM, 30))),
                        new Verdict(2, 1, false, Optional.empty(), Optional.empty(), 0)),
                GoodsState.RECEIVED,
                MoneyState.RESERVED,
                Optional.of(new ItemClaim(
                        LocalDate.of(2026, 11, 9),
                        Optional.of(at("2028-11-06T23:00:00Z")),
                        Optional.of(at("2027-11-05T23:00:00Z")),
                        Optional.of(at("2026-11-14T10:00:00Z"))))));
    }

    private static Settlement settlement() {
        return new Settlement(
                Fixtures.EUR,
                eur("30.00"),
                eur("4.79"),
                eur("4.95"),
                eur("1.00"),
                eur("2.00"),
                eur("6.00"),
                eur("5.00"),
                eur("3.00"),
                eur("0.50"),
                eur("18.45"),
                eur("0.00"),
                List.of(new SettlementLine("i1", "1001", "1", 1, eur("30.00"), eur("4.79"))),
                List.of(new TaxAmount(new BigDecimal("0.190"), eur("25.21"), eur("4.79"))),
                Set.of(SettlementNote.FEE_CAPPED, SettlementNote.CAPPED_AT_PAID),
                List.of("1 × 33.33 − share of 10.00 = 30.00", "capped"));
    }
}
