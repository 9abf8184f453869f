package dev.kehrwieder.core.port;

import java.util.List;

/** Which item a write is on, and the names of those that are read by theirs. */
final class ItemIdentity {
    private ItemIdentity() {}

    static List<Object> of(Write write) {
        return switch (write) {
            case Write.PutOrder(var order) -> List.of("order", order.key());
            case Write.PutBalance(var balance) -> List.of("balance", balance.order());
            case Write.PutReturn(var before, var after) -> List.of("return", after.key());
            case Write.AppendEvent(var event) -> List.of("event", event.of(), event.id());
            case Write.PutPointer(var order, var of) -> List.of("pointer", order, of);
            case Write.PutRefund(var refund) -> List.of("refund", refund.of(), refund.number());
            case Write.PutInspection(var inspection) -> List.of("inspection", inspection.of(), inspection.number());
            case Write.PutTracking(var carrier, var number, var parcel) -> tracking(carrier, number);
            case Write.PutOrderPerson(var of, var person) -> List.of("person", of);
            case Write.PutReturnPerson(var of, var person) -> List.of("person", of);
            case Write.PutDraft(var draft) -> List.of("person", draft.key());
            case Write.PutWithdrawal(var withdrawal) -> List.of("withdrawal", withdrawal.key());
            case Write.PutWithdrawalPerson(var of, var person) -> List.of("person", of);
            case Write.PutCalls(var count, var expiresAt) -> calls(count.shop(), count.caller());
            case Write.PutPolicy(var policy) -> List.of("policy", policy.shop(), policy.version());
            case Write.PutListing(var listing) -> listing(listing.shop(), listing.customer());
            case Write.PutInbox(var of, var mark) -> List.of("inbox", of, mark);
            case Write.TakeLease(var lease) -> List.of("lease", lease.of(), lease.work());
            case Write.PutIdempotency(var answer) -> answer(answer.shop(), answer.route(), answer.key());
            case Write.PutCreditAccount(var account) -> List.of("account", account.key());
            case Write.PutRedemption(var redemption) ->
                redemption(redemption.account().shop(), redemption.reference());
            case Write.AppendCredit(var entry) -> List.of("credit", entry.account(), entry.number());
            case Write.RaiseTask(var task) -> List.of("task", task.key());
            case Write.PutTask(var task) -> List.of("task", task.key());
        };
    }

    static List<Object> tracking(String carrier, String trackingNumber) {
        return List.of("tracking", carrier, trackingNumber);
    }

    static List<Object> calls(String shop, String caller) {
        return List.of("calls", shop, caller);
    }

    static List<Object> listing(String shop, String customer) {
        return List.of("listing", shop, customer);
    }

    static List<Object> answer(String shop, String route, String key) {
        return List.of("idempotency", shop, route, key);
    }

    static List<Object> redemption(String shop, String reference) {
        return List.of("redemption", shop, reference);
    }
}
