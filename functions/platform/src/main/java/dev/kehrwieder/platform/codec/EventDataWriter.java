package dev.kehrwieder.platform.codec;

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
import dev.kehrwieder.core.policy.CarrierChoice.RuledOut;

/** What each event says. */
final class EventDataWriter {
    private EventDataWriter() {}

    static BodyWriter write(ReturnEvent event) {
        BodyWriter data = new BodyWriter();
        return switch (event) {
            case ReturnRequested(var orderNumbers, var method, var withdrawal, var needsDecision, var items) ->
                data.with("orderNumbers", orderNumbers)
                        .with("method", method)
                        .with("statutoryWithdrawal", withdrawal)
                        .with("needsDecision", needsDecision)
                        .list("items", items, EventDataWriter::requested);
            case PolicyOverridden(var agent, var role, var reason, var items) ->
                data.with("agent", agent)
                        .with("role", role)
                        .with("reason", reason)
                        .list("items", items, EventDataWriter::overridden);
            case ReturnApproved(var automatic) -> data.with("automatic", automatic);
            case ReturnDeclined(var reason) -> data.with("reason", reason);
            case ReturnCanceled() -> data;
            case ReturnExpired() -> data;
            case ReturnReopened() -> data;
            case LabelRequested(var parcels) -> data.with("parcels", parcels);
            case LabelIssued(var labels) -> data.list("labels", labels, EventDataWriter::issued);
            case LabelFailed(var parcel, var carrier, var reason) ->
                data.with("parcel", parcel).with("carrier", carrier).with("reason", reason);
            case CarrierChosen(var parcel, var attempt, var carrier, var why, var cost, var withoutQr, var ruledOut) ->
                data.with("parcel", parcel)
                        .with("attempt", attempt)
                        .with("carrier", carrier)
                        .with("why", why)
                        .with("quotedCost", cost)
                        .with("withoutQr", withoutQr)
                        .list("ruledOut", ruledOut, EventDataWriter::ruledOut);
            case LabelVoided(var parcel, var trackingNumber) ->
                data.with("parcel", parcel).with("trackingNumber", trackingNumber);
            case LabelExpiring(var parcels) -> data.with("parcels", parcels);
            case ParcelHandedIn(var parcel, var at, var code) ->
                data.with("parcel", parcel).with("occurredAt", at).with("code", code);
            case ParcelMoved(var parcel, var status, var at, var code) ->
                data.with("parcel", parcel)
                        .with("status", status)
                        .with("occurredAt", at)
                        .with("code", code);
            case ParcelDelivered(var parcel, var at, var code) ->
                data.with("parcel", parcel).with("occurredAt", at).with("code", code);
            case ParcelLost(var parcel, var at, var code) ->
                data.with("parcel", parcel).with("occurredAt", at).with("code", code);
            case ScanTakenBack(var parcel, var at, var code) ->
                data.with("parcel", parcel).with("occurredAt", at).with("code", code);
            case PickupRequested(var parcel, var day) ->
                data.with("parcel", parcel).with("day", day);
            case PickupScheduled(var parcel, var day, var orderId) ->
                data.with("parcel", parcel).with("day", day).with("orderId", orderId);
            case PickupFailed(var parcel, var reason, var at, var code) ->
                data.with("parcel", parcel)
                        .with("reason", reason)
                        .with("occurredAt", at)
                        .with("code", code);
            case GoodsReceived(var inspection, var parcel, var items, var inspected) ->
                data.with("inspection", inspection)
                        .with("parcel", parcel)
                        .list("items", items, EventDataWriter::received)
                        .with("inspected", inspected);
            case ItemsInspected(var inspection, var items, var missing) ->
                data.with("inspection", inspection)
                        .list("items", items, EventDataWriter::inspected)
                        .list("missing", missing, EventDataWriter::received);
            case ItemsKept(var items) -> data.list("items", items, EventDataWriter::kept);
            case InspectionDisputed(var inspection) -> data.with("inspection", inspection);
            case SettlementDecided(var netRefund, var storeCredit, var amountDue) ->
                data.with("netRefund", netRefund)
                        .with("storeCredit", storeCredit)
                        .with("amountDue", amountDue);
            case RefundReserved(var refund, var orderNumber, var paymentId, var amount) ->
                data.with("refund", refund)
                        .with("orderNumber", orderNumber)
                        .with("paymentId", paymentId)
                        .with("amount", amount);
            case RefundSubmitted(var refund, var providerRefundId) ->
                data.with("refund", refund).with("providerRefundId", providerRefundId);
            case RefundSucceeded(var refund, var amount) ->
                data.with("refund", refund).with("amount", amount);
            case RefundFailed(var refund, var amount, var reason) ->
                data.with("refund", refund).with("amount", amount).with("reason", reason);
            case RefundUnknown(var refund, var attempt, var reason) ->
                data.with("refund", refund).with("attempt", attempt).with("reason", reason);
            case RefundRepeated(var refund, var attempt) ->
                data.with("refund", refund).with("attempt", attempt);
            case RefundActionRequired(var refund, var amount, var providerRefundId) ->
                data.with("refund", refund).with("amount", amount).with("providerRefundId", providerRefundId);
            case RefundHeld(var refund, var until) ->
                data.with("refund", refund).with("until", until);
            case RefundResumed(var refund) -> data.with("refund", refund);
            case RefundReleased(var refund, var amount, var reason, var replacedBy) ->
                data.with("refund", refund)
                        .with("amount", amount)
                        .with("reason", reason)
                        .with("replacedBy", replacedBy);
            case CreditIssued(var amount, var bonus) ->
                data.with("amount", amount).with("bonus", bonus);
            case StaffRefundRequested(var number, var kind, var reason, var means, var amount, var agent, var role) ->
                data.with("number", number)
                        .with("kind", kind)
                        .with("reason", reason)
                        .with("means", means)
                        .with("amount", amount)
                        .with("agent", agent)
                        .with("role", role);
            case StaffRefundApproved(var number, var agent, var role) ->
                data.with("number", number).with("agent", agent).with("role", role);
            case StaffRefundRejected(var number, var agent, var role) ->
                data.with("number", number).with("agent", agent).with("role", role);
            case OverpaymentFound(var amount, var open) ->
                data.with("amount", amount).with("open", open);
            case OverpaymentResolved(var resolution, var amount, var open, var agent) ->
                data.with("resolution", resolution)
                        .with("amount", amount)
                        .with("open", open)
                        .with("agent", agent);
            case ExchangeReleased(var items) -> data.list("items", items, EventDataWriter::released);
            case ReturnClosed() -> data;
            case WithdrawalDeclared(var withdrawalId) -> data.with("withdrawalId", withdrawalId);
            case DataErased() -> data;
            case MailBounced(var about, var template, var kind, var code) ->
                data.with("about", about.toString())
                        .with("template", template)
                        .with("kind", kind)
                        .with("code", code);
            case MailComplained(var about, var template, var code) ->
                data.with("about", about.toString()).with("template", template).with("code", code);
            case MailUndeliverable(var about, var template, var code) ->
                data.with("about", about.toString()).with("template", template).with("code", code);
        };
    }

    private static BodyWriter requested(RequestedItem item) {
        return new BodyWriter()
                .with("itemId", item.itemId())
                .with("orderNumber", item.orderNumber())
                .with("lineId", item.lineId())
                .with("quantity", item.quantity())
                .with("reason", item.reason())
                .with("resolution", item.resolution());
    }

    private static BodyWriter overridden(OverriddenItem item) {
        return new BodyWriter()
                .with("itemId", item.itemId())
                .list("setAside", item.setAside(), EventDataWriter::setAside);
    }

    private static BodyWriter setAside(SetAside one) {
        return new BodyWriter().with("code", one.code()).with("rule", one.rule());
    }

    private static BodyWriter issued(IssuedLabel label) {
        return new BodyWriter()
                .with("parcel", label.parcel())
                .with("carrier", label.carrier())
                .with("trackingNumber", label.trackingNumber());
    }

    private static BodyWriter ruledOut(RuledOut one) {
        return new BodyWriter().with("carrier", one.carrier()).with("cause", one.cause());
    }

    private static BodyWriter received(ReceivedItem item) {
        return new BodyWriter().with("itemId", item.itemId()).with("quantity", item.quantity());
    }

    private static BodyWriter kept(KeptItem item) {
        return new BodyWriter().with("itemId", item.itemId()).with("quantity", item.quantity());
    }

    private static BodyWriter released(ReleasedItem item) {
        return new BodyWriter()
                .with("itemId", item.itemId())
                .with("sku", item.sku())
                .with("quantity", item.quantity());
    }

    private static BodyWriter inspected(InspectedItem item) {
        return new BodyWriter()
                .with("itemId", item.itemId())
                .with("quantity", item.quantity())
                .with("accepted", item.accepted())
                .with("grade", item.grade())
                .with("disposition", item.disposition())
                .with("valueLossPercent", item.valueLossPercent())
                .with("exception", item.exception())
                .with("claim", item.claim(), ClaimDecisionCodec::write);
    }
}
