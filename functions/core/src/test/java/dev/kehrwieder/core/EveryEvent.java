package dev.kehrwieder.core;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.CarrierChoice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One of each event, with everything that it can say. */
public final class EveryEvent {
    private EveryEvent() {}

    public static List<ReturnEvent> once() {
        return List.of(
                new ReturnEvent.ReturnRequested(
                        List.of("1001", "1002"),
                        ReturnMethod.BY_MAIL_QR,
                        true,
                        false,
                        List.of(new ReturnEvent.RequestedItem(
                                "i1", "1001", "1", 2, "TOO_SMALL", Resolution.REFUND_ORIGINAL_PAYMENT))),
                new ReturnEvent.PolicyOverridden(
                        "su-7",
                        StaffRole.SUPPORT,
                        OverrideReason.SHOP_ERROR,
                        List.of(new ReturnEvent.OverriddenItem(
                                "i1",
                                List.of(
                                        new ReturnEvent.SetAside("RETURN_WINDOW_EXPIRED", "/window/days"),
                                        new ReturnEvent.SetAside("MANUAL", "customer"))))),
                new ReturnEvent.ReturnApproved(true),
                new ReturnEvent.ReturnDeclined(DeclineReason.RETURN_PERIOD_ENDED),
                new ReturnEvent.ReturnCanceled(),
                new ReturnEvent.ReturnExpired(),
                new ReturnEvent.ReturnReopened(),
                new ReturnEvent.LabelRequested(List.of(1, 2)),
                new ReturnEvent.LabelIssued(List.of(new ReturnEvent.IssuedLabel(1, "local", "KW0000000001"))),
                new ReturnEvent.LabelFailed(2, "local", "ADDRESS_UNKNOWN"),
                new ReturnEvent.CarrierChosen(
                        1,
                        2,
                        Optional.of("dhl"),
                        Optional.of(CarrierChoice.Why.CHEAPEST),
                        Optional.of(eur("4.10")),
                        true,
                        List.of(
                                new CarrierChoice.RuledOut("easypost", CarrierChoice.Cause.COUNTRY),
                                new CarrierChoice.RuledOut("local", CarrierChoice.Cause.DEARER))),
                new ReturnEvent.LabelVoided(1, "KW0000000001"),
                new ReturnEvent.LabelExpiring(List.of(1, 2)),
                new ReturnEvent.ParcelHandedIn(1, at("2026-11-12T09:00:00+01:00"), Optional.of("ES")),
                new ReturnEvent.ParcelMoved(
                        1, ParcelStatus.IN_TRANSIT, at("2026-11-12T18:00:00+01:00"), Optional.of("AA")),
                new ReturnEvent.ParcelDelivered(1, at("2026-11-13T09:00:00.5+01:00"), Optional.of("ZU")),
                new ReturnEvent.ParcelLost(1, Optional.of(at("2026-11-20T09:00:00+01:00")), Optional.of("LO")),
                new ReturnEvent.ScanTakenBack(1, at("2026-11-13T10:00:00+01:00"), Optional.of("STORN")),
                new ReturnEvent.PickupRequested(1, LocalDate.parse("2026-11-13")),
                new ReturnEvent.PickupScheduled(1, LocalDate.parse("2026-11-13"), "pickup-1"),
                new ReturnEvent.PickupFailed(
                        1, "CARRIER", Optional.of(at("2026-11-13T17:00:00+01:00")), Optional.of("NOBODY_HOME")),
                new ReturnEvent.GoodsReceived(1, Optional.of(1), List.of(new ReturnEvent.ReceivedItem("i1", 2)), true),
                new ReturnEvent.ItemsInspected(
                        1,
                        List.of(
                                new ReturnEvent.InspectedItem(
                                        "i1",
                                        1,
                                        true,
                                        Optional.of(Grade.A),
                                        Optional.of(Disposition.RESTOCK),
                                        0,
                                        Optional.empty(),
                                        Optional.of(new ClaimDecision(Resolution.PARTIAL_REFUND_KEEP_ITEM, 30))),
                                new ReturnEvent.InspectedItem(
                                        "i2",
                                        1,
                                        false,
                                        Optional.of(Grade.C),
                                        Optional.of(Disposition.RETURN_TO_CUSTOMER),
                                        0,
                                        Optional.of(WithdrawalException.HYGIENE_SEAL_BROKEN),
                                        Optional.empty())),
                        List.of(new ReturnEvent.ReceivedItem("i1", 1))),
                new ReturnEvent.ItemsKept(List.of(new ReturnEvent.KeptItem("i2", 1))),
                new ReturnEvent.InspectionDisputed(1),
                new ReturnEvent.SettlementDecided(eur("29.99"), eur("0.00"), eur("0.00")),
                new ReturnEvent.RefundReserved(1, "1001", "p1", eur("29.99")),
                new ReturnEvent.RefundSubmitted(1, "re_1"),
                new ReturnEvent.RefundSucceeded(1, eur("29.99")),
                new ReturnEvent.RefundFailed(1, eur("29.99"), "CARD_EXPIRED"),
                new ReturnEvent.RefundUnknown(1, 2, "NO_ANSWER"),
                new ReturnEvent.RefundRepeated(1, 2),
                new ReturnEvent.RefundActionRequired(1, eur("29.99"), "re_1"),
                new ReturnEvent.RefundHeld(1, at("2026-11-24T10:00:00Z")),
                new ReturnEvent.RefundResumed(1),
                new ReturnEvent.RefundReleased(1, eur("29.99"), "REPLACED", Optional.of(2)),
                new ReturnEvent.CreditIssued(eur("29.99"), eur("3.00")),
                new ReturnEvent.StaffRefundRequested(
                        1,
                        StaffRefund.Kind.GOODWILL,
                        StaffRefund.Reason.LATE,
                        StaffRefund.Means.ORIGINAL,
                        eur("120.00"),
                        "su-7",
                        StaffRole.SUPPORT),
                new ReturnEvent.StaffRefundApproved(1, "fi-2", StaffRole.FINANCE),
                new ReturnEvent.StaffRefundRejected(2, "fi-2", StaffRole.ADMIN),
                new ReturnEvent.OverpaymentFound(eur("30.00"), eur("20.00")),
                new ReturnEvent.OverpaymentResolved(
                        Overpayment.Resolution.WRITTEN_OFF, eur("10.00"), eur("10.00"), "fi-2"),
                new ReturnEvent.ExchangeReleased(List.of(new ReturnEvent.ReleasedItem("i1", "SHOE-43", 1))),
                new ReturnEvent.ReturnClosed(),
                new ReturnEvent.WithdrawalDeclared("W-1"),
                new ReturnEvent.DataErased(),
                new ReturnEvent.MailBounced(new EventId(2, 0), "LABEL_READY", BounceKind.PERMANENT, "General"),
                new ReturnEvent.MailComplained(new EventId(2, 1), "RECEIVED", "abuse"),
                new ReturnEvent.MailUndeliverable(new EventId(3, 0), "INSPECTED", "MAIL_REJECTED"));
    }
}
