package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.ReturnEvent.CarrierChosen;
import dev.kehrwieder.core.event.ReturnEvent.CreditIssued;
import dev.kehrwieder.core.event.ReturnEvent.DataErased;
import dev.kehrwieder.core.event.ReturnEvent.ExchangeReleased;
import dev.kehrwieder.core.event.ReturnEvent.GoodsReceived;
import dev.kehrwieder.core.event.ReturnEvent.InspectedItem;
import dev.kehrwieder.core.event.ReturnEvent.InspectionDisputed;
import dev.kehrwieder.core.event.ReturnEvent.IssuedLabel;
import dev.kehrwieder.core.event.ReturnEvent.ItemsInspected;
import dev.kehrwieder.core.event.ReturnEvent.ItemsKept;
import dev.kehrwieder.core.event.ReturnEvent.KeptItem;
import dev.kehrwieder.core.event.ReturnEvent.LabelExpiring;
import dev.kehrwieder.core.event.ReturnEvent.LabelFailed;
import dev.kehrwieder.core.event.ReturnEvent.LabelIssued;
import dev.kehrwieder.core.event.ReturnEvent.LabelRequested;
import dev.kehrwieder.core.event.ReturnEvent.LabelVoided;
import dev.kehrwieder.core.event.ReturnEvent.MailBounced;
import dev.kehrwieder.core.event.ReturnEvent.MailComplained;
import dev.kehrwieder.core.event.ReturnEvent.MailUndeliverable;
import dev.kehrwieder.core.event.ReturnEvent.OverpaymentFound;
import dev.kehrwieder.core.event.ReturnEvent.OverpaymentResolved;
import dev.kehrwieder.core.event.ReturnEvent.OverriddenItem;
import dev.kehrwieder.core.event.ReturnEvent.ParcelDelivered;
import dev.kehrwieder.core.event.ReturnEvent.ParcelHandedIn;
import dev.kehrwieder.core.event.ReturnEvent.ParcelLost;
import dev.kehrwieder.core.event.ReturnEvent.ParcelMoved;
import dev.kehrwieder.core.event.ReturnEvent.PickupFailed;
import dev.kehrwieder.core.event.ReturnEvent.PickupRequested;
import dev.kehrwieder.core.event.ReturnEvent.PickupScheduled;
import dev.kehrwieder.core.event.ReturnEvent.PolicyOverridden;
import dev.kehrwieder.core.event.ReturnEvent.ReceivedItem;
import dev.kehrwieder.core.event.ReturnEvent.RefundActionRequired;
import dev.kehrwieder.core.event.ReturnEvent.RefundFailed;
import dev.kehrwieder.core.event.ReturnEvent.RefundHeld;
import dev.kehrwieder.core.event.ReturnEvent.RefundReleased;
import dev.kehrwieder.core.event.ReturnEvent.RefundRepeated;
import dev.kehrwieder.core.event.ReturnEvent.RefundReserved;
import dev.kehrwieder.core.event.ReturnEvent.RefundResumed;
import dev.kehrwieder.core.event.ReturnEvent.RefundSubmitted;
import dev.kehrwieder.core.event.ReturnEvent.RefundSucceeded;
import dev.kehrwieder.core.event.ReturnEvent.RefundUnknown;
import dev.kehrwieder.core.event.ReturnEvent.ReleasedItem;
import dev.kehrwieder.core.event.ReturnEvent.RequestedItem;
import dev.kehrwieder.core.event.ReturnEvent.ReturnApproved;
import dev.kehrwieder.core.event.ReturnEvent.ReturnCanceled;
import dev.kehrwieder.core.event.ReturnEvent.ReturnClosed;
import dev.kehrwieder.core.event.ReturnEvent.ReturnDeclined;
import dev.kehrwieder.core.event.ReturnEvent.ReturnExpired;
import dev.kehrwieder.core.event.ReturnEvent.ReturnReopened;
import dev.kehrwieder.core.event.ReturnEvent.ReturnRequested;
import dev.kehrwieder.core.event.ReturnEvent.ScanTakenBack;
import dev.kehrwieder.core.event.ReturnEvent.SetAside;
import dev.kehrwieder.core.event.ReturnEvent.SettlementDecided;
import dev.kehrwieder.core.event.ReturnEvent.StaffRefundApproved;
import dev.kehrwieder.core.event.ReturnEvent.StaffRefundRejected;
import dev.kehrwieder.core.event.ReturnEvent.StaffRefundRequested;
import dev.kehrwieder.core.event.ReturnEvent.WithdrawalDeclared;
import dev.kehrwieder.core.model.BounceKind;
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

/** Reads what {@link EventDataWriter} wrote; a test holds the two together. */
final class EventDataReader {
    private EventDataReader() {}

    static ReturnEvent read(BodyReader message, String type, BodyReader data) {
        return switch (type) {
            case "ReturnRequested" ->
                new ReturnRequested(
                        data.texts("orderNumbers"),
                        data.constant("method", ReturnMethod.class),
                        data.flag("statutoryWithdrawal"),
                        data.flag("needsDecision"),
                        data.list("items", EventDataReader::requested));
            case "PolicyOverridden" ->
                new PolicyOverridden(
                        data.text("agent"),
                        data.constant("role", StaffRole.class),
                        data.constant("reason", OverrideReason.class),
                        data.list("items", EventDataReader::overridden));
            case "ReturnApproved" -> new ReturnApproved(data.flag("automatic"));
            case "ReturnDeclined" -> new ReturnDeclined(data.constant("reason", DeclineReason.class));
            case "ReturnCanceled" -> new ReturnCanceled();
            case "ReturnExpired" -> new ReturnExpired();
            case "ReturnReopened" -> new ReturnReopened();
            case "LabelRequested" -> new LabelRequested(data.integers("parcels"));
            case "LabelIssued" -> new LabelIssued(data.list("labels", EventDataReader::issued));
            case "LabelFailed" -> new LabelFailed(data.integer("parcel"), data.text("carrier"), data.text("reason"));
            case "CarrierChosen" ->
                new CarrierChosen(
                        data.integer("parcel"),
                        data.integer("attempt"),
                        data.optional("carrier", BodyReader::text),
                        data.optionalConstant("why", CarrierChoice.Why.class),
                        data.optional("quotedCost", BodyReader::money),
                        data.flag("withoutQr"),
                        data.list("ruledOut", EventDataReader::ruledOut));
            case "LabelVoided" -> new LabelVoided(data.integer("parcel"), data.text("trackingNumber"));
            case "LabelExpiring" -> new LabelExpiring(data.integers("parcels"));
            case "ParcelHandedIn" ->
                new ParcelHandedIn(
                        data.integer("parcel"), data.instant("occurredAt"), data.optional("code", BodyReader::text));
            case "ParcelMoved" ->
                new ParcelMoved(
                        data.integer("parcel"),
                        data.constant("status", ParcelStatus.class),
                        data.instant("occurredAt"),
                        data.optional("code", BodyReader::text));
            case "ParcelDelivered" ->
                new ParcelDelivered(
                        data.integer("parcel"), data.instant("occurredAt"), data.optional("code", BodyReader::text));
            case "ParcelLost" ->
                new ParcelLost(
                        data.integer("parcel"),
                        data.optional("occurredAt", BodyReader::instant),
                        data.optional("code", BodyReader::text));
            case "ScanTakenBack" ->
                new ScanTakenBack(
                        data.integer("parcel"), data.instant("occurredAt"), data.optional("code", BodyReader::text));
            case "PickupRequested" -> new PickupRequested(data.integer("parcel"), data.date("day"));
            case "PickupScheduled" ->
                new PickupScheduled(data.integer("parcel"), data.date("day"), data.text("orderId"));
            case "PickupFailed" ->
                new PickupFailed(
                        data.integer("parcel"),
                        data.text("reason"),
                        data.optional("occurredAt", BodyReader::instant),
                        data.optional("code", BodyReader::text));
            case "GoodsReceived" ->
                new GoodsReceived(
                        data.integer("inspection"),
                        data.optional("parcel", BodyReader::integer),
                        data.list("items", EventDataReader::received),
                        data.flag("inspected"));
            case "ItemsInspected" ->
                new ItemsInspected(
                        data.integer("inspection"),
                        data.list("items", EventDataReader::inspected),
                        data.list("missing", EventDataReader::received));
            case "ItemsKept" -> new ItemsKept(data.list("items", EventDataReader::kept));
            case "InspectionDisputed" -> new InspectionDisputed(data.integer("inspection"));
            case "SettlementDecided" ->
                new SettlementDecided(data.money("netRefund"), data.money("storeCredit"), data.money("amountDue"));
            case "RefundReserved" ->
                new RefundReserved(
                        data.integer("refund"), data.text("orderNumber"), data.text("paymentId"), data.money("amount"));
            case "RefundSubmitted" -> new RefundSubmitted(data.integer("refund"), data.text("providerRefundId"));
            case "RefundSucceeded" -> new RefundSucceeded(data.integer("refund"), data.money("amount"));
            case "RefundFailed" -> new RefundFailed(data.integer("refund"), data.money("amount"), data.text("reason"));
            case "RefundUnknown" ->
                new RefundUnknown(data.integer("refund"), data.integer("attempt"), data.text("reason"));
            case "RefundRepeated" -> new RefundRepeated(data.integer("refund"), data.integer("attempt"));
            case "RefundActionRequired" ->
                new RefundActionRequired(data.integer("refund"), data.money("amount"), data.text("providerRefundId"));
            case "RefundHeld" -> new RefundHeld(data.integer("refund"), data.instant("until"));
            case "RefundResumed" -> new RefundResumed(data.integer("refund"));
            case "RefundReleased" ->
                new RefundReleased(
                        data.integer("refund"),
                        data.money("amount"),
                        data.text("reason"),
                        data.optional("replacedBy", BodyReader::integer));
            case "CreditIssued" -> new CreditIssued(data.money("amount"), data.money("bonus"));
            case "StaffRefundRequested" ->
                new StaffRefundRequested(
                        data.integer("number"),
                        data.constant("kind", StaffRefund.Kind.class),
                        data.constant("reason", StaffRefund.Reason.class),
                        data.constant("means", StaffRefund.Means.class),
                        data.money("amount"),
                        data.text("agent"),
                        data.constant("role", StaffRole.class));
            case "StaffRefundApproved" ->
                new StaffRefundApproved(
                        data.integer("number"), data.text("agent"), data.constant("role", StaffRole.class));
            case "StaffRefundRejected" ->
                new StaffRefundRejected(
                        data.integer("number"), data.text("agent"), data.constant("role", StaffRole.class));
            case "OverpaymentFound" -> new OverpaymentFound(data.money("amount"), data.money("open"));
            case "OverpaymentResolved" ->
                new OverpaymentResolved(
                        data.constant("resolution", Overpayment.Resolution.class),
                        data.money("amount"),
                        data.money("open"),
                        data.text("agent"));
            case "ExchangeReleased" -> new ExchangeReleased(data.list("items", EventDataReader::released));
            case "ReturnClosed" -> new ReturnClosed();
            case "WithdrawalDeclared" -> new WithdrawalDeclared(data.text("withdrawalId"));
            case "DataErased" -> new DataErased();
            case "MailBounced" ->
                new MailBounced(
                        EventId.parse(data.text("about")),
                        data.text("template"),
                        data.constant("kind", BounceKind.class),
                        data.text("code"));
            case "MailComplained" ->
                new MailComplained(EventId.parse(data.text("about")), data.text("template"), data.text("code"));
            case "MailUndeliverable" ->
                new MailUndeliverable(EventId.parse(data.text("about")), data.text("template"), data.text("code"));
            default -> throw message.unreadable("type", "no event that this release knows");
        };
    }

    private static RequestedItem requested(BodyReader item) {
        return new RequestedItem(
                item.text("itemId"),
                item.text("orderNumber"),
                item.text("lineId"),
                item.integer("quantity"),
                item.text("reason"),
                item.constant("resolution", Resolution.class));
    }

    private static OverriddenItem overridden(BodyReader item) {
        return new OverriddenItem(
                item.text("itemId"), item.list("setAside", one -> new SetAside(one.text("code"), one.text("rule"))));
    }

    private static IssuedLabel issued(BodyReader label) {
        return new IssuedLabel(label.integer("parcel"), label.text("carrier"), label.text("trackingNumber"));
    }

    private static CarrierChoice.RuledOut ruledOut(BodyReader one) {
        return new CarrierChoice.RuledOut(one.text("carrier"), one.constant("cause", CarrierChoice.Cause.class));
    }

    private static ReceivedItem received(BodyReader item) {
        return new ReceivedItem(item.text("itemId"), item.integer("quantity"));
    }

    private static KeptItem kept(BodyReader item) {
        return new KeptItem(item.text("itemId"), item.integer("quantity"));
    }

    private static ReleasedItem released(BodyReader item) {
        return new ReleasedItem(item.text("itemId"), item.text("sku"), item.integer("quantity"));
    }

    private static InspectedItem inspected(BodyReader item) {
        return new InspectedItem(
                item.text("itemId"),
                item.integer("quantity"),
                item.flag("accepted"),
                item.optionalConstant("grade", Grade.class),
                item.optionalConstant("disposition", Disposition.class),
                item.integer("valueLossPercent"),
                item.optionalConstant("exception", WithdrawalException.class),
                item.optionalObject("claim", ClaimDecisionCodec::read));
    }
}
