package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.BuiltInReasons;
import dev.kehrwieder.core.policy.Claims;
import dev.kehrwieder.core.policy.LineTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.RequestReads;
import dev.kehrwieder.core.settlement.Ground;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a request against orders, balances and the frozen policies: all of it holds, or nothing of it. */
final class ReturnDrafting {
    /** DESIGN 4, "Limits". */
    private static final int MOST_ORDERS = 5;

    /** Each payment may take a refund and its event in the settlement's commit, which has room for a hundred items. */
    private static final int MOST_PAYMENTS = 40;

    private final RequestReads reads;
    private final Returnability returnability;

    ReturnDrafting(RequestReads reads, Returnability returnability) {
        this.reads = requireNonNull(reads, "reads is null");
        this.returnability = requireNonNull(returnability, "returnability is null");
    }

    sealed interface Result {
        record Drafted(ReturnDraft draft) implements Result {}

        record UnknownOrder() implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    Result draft(ReturnRequest request, Instant now) {
        Optional<OrderCase> first = reads.order(request.order());
        return first.isEmpty() ? new Result.UnknownOrder() : new Check(request, now, first.get()).result();
    }

    /** One check of one request. */
    private final class Check {
        private final ReturnRequest request;
        private final Instant now;
        private final AskedOrders orders;
        private final ClaimCheck claimCheck;
        private final List<Refusal> refusals = new ArrayList<>();
        private final List<ReturnItem> items = new ArrayList<>();
        private final Overruling overruling;
        private boolean needsDecision;

        Check(ReturnRequest request, Instant now, OrderCase first) {
            this.request = request;
            this.now = now;
            this.orders = new AskedOrders(reads, returnability, now, first);
            this.overruling = new Overruling(request.override());
            this.claimCheck = new ClaimCheck(returnability.claims(), new EarlierCures(reads), now);
        }

        Result result() {
            checkWhole();
            for (int i = 0; i < request.items().size(); i++) {
                checkItem("/items/" + i, request.items().get(i), i + 1);
            }
            checkPayments();
            if (!refusals.isEmpty()) {
                return new Result.Refused(List.copyOf(refusals));
            }
            Map<String, OrderCase> reserved = orders.reserved();
            Ground ground = Ground.of(request.statutoryWithdrawal(), request.claim());
            KeptItems kept = new KeptItems(reserved, orders.policies(), request.claim(), orders.listed());
            List<ReturnItem> decided = items.stream().map(kept::decide).toList();
            var estimate = Settlements.estimate(decided, reserved, orders.policies(), ground, request.method());
            if (!overruling.isEmpty()) {
                Optional<Refusal> overLimit = overruling.overLimit(orders.limitsInForce(), estimate);
                if (overLimit.isPresent()) {
                    return new Result.Refused(List.of(overLimit.get()));
                }
            }
            return new Result.Drafted(new ReturnDraft(
                    orders.all(),
                    orders.policies(),
                    decided,
                    needsDecision,
                    estimate,
                    reserved.values().stream().map(OrderCase::balance).toList(),
                    orders.region(orders.first()),
                    overruling.event()));
        }

        private void checkWhole() {
            if (request.statutoryWithdrawal()) {
                checkWithdrawal("/statutoryWithdrawal", orders.first());
            }
            if (request.statutoryWithdrawal() && request.claim()) {
                refuse("/claim", RefusalCode.CONTRADICTION, "a withdrawal ends the contract that a claim is under");
            }
            // Goods worth more would be waited for without a way to come.
            if (request.method() == ReturnMethod.KEEP_ITEM) {
                refuse("/method", RefusalCode.METHOD_NOT_OFFERED, "what is kept is decided by the shop, not asked for");
            }
        }

        private boolean isClaim() {
            return request.claim() && !request.statutoryWithdrawal();
        }

        private void checkPayments() {
            int payments = orders.payments();
            if (payments > MOST_PAYMENTS) {
                refuse("/items", RefusalCode.TOO_MANY, "the orders have " + payments + " payments together");
            }
        }

        private void checkWithdrawal(String pointer, OrderCase order) {
            if (!order.order().consumer()) {
                refuse(pointer, RefusalCode.NOT_A_CONSUMER, "only a consumer may withdraw");
            } else if (!orders.withdrawalOpen(order)) {
                refuse(pointer, RefusalCode.WITHDRAWAL_PERIOD_ENDED, "the period of withdrawal is over");
            }
        }

        private void checkItem(String pointer, ReturnRequest.Item item, int number) {
            overruling.on(String.valueOf(number));
            Optional<OrderCase> order = orderOf(pointer, item);
            if (order.isEmpty()) {
                return;
            }
            Optional<OrderLine> line = order.get().order().line(item.lineId());
            if (line.isEmpty()) {
                refuse(pointer + "/lineId", RefusalCode.UNKNOWN_LINE, "the order has no line " + item.lineId());
                return;
            }
            Policy policy = orders.policy(order.get());
            Optional<Reason> reason = reason(pointer, item, policy);
            LineTerms terms = policy.terms(
                    order.get().order(),
                    line.get(),
                    item.reason().orElse(BuiltInReasons.WITHDRAWAL_NO_REASON),
                    request.method());
            checkReasonFits(pointer, item, line.get(), reason);
            checkOffer(pointer, item, terms);
            Optional<ClaimCheck.Checked> claim = claim(pointer, item, order.get(), line.get(), reason);
            checkQuantity(pointer, item, order.get(), line.get(), policy, terms, claim);
            Optional<ItemClaim> claimed = claim.map(ClaimCheck.Checked::claim);
            reason.map(r -> item(item, number, order.get(), line.get(), r, claimed))
                    .ifPresent(items::add);
        }

        private Optional<ClaimCheck.Checked> claim(
                String pointer, ReturnRequest.Item item, OrderCase order, OrderLine line, Optional<Reason> reason) {
            if (!isClaim()) {
                if (item.defectNoticedAt().isPresent()) {
                    refuse(pointer + "/defectNoticedAt", RefusalCode.CONTRADICTION, "only a claim is for a defect");
                }
                return Optional.empty();
            }
            var subject = new ClaimCheck.Subject(order, line, orders.policy(order), orders.region(order));
            var checked = claimCheck.check(pointer, item, subject, reason.map(Reason::fault));
            refusals.addAll(checked.refusals());
            return Optional.of(checked);
        }

        private Optional<OrderCase> orderOf(String pointer, ReturnRequest.Item item) {
            String orderNumber = item.orderNumber().orElse(request.order().orderNumber());
            Optional<OrderCase> known = orders.known(orderNumber);
            if (known.isPresent()) {
                return known;
            }
            if (orders.all().size() == MOST_ORDERS) {
                refuse(pointer + "/orderNumber", RefusalCode.TOO_MANY, "a return has at most 5 orders");
                return Optional.empty();
            }
            Order first = orders.first().order();
            Optional<OrderCase> other = orders.other(orderNumber);
            // An order of somebody else is as unknown as one that is not there.
            if (other.isEmpty() || !other.get().order().customer().equals(first.customer())) {
                refuse(pointer + "/orderNumber", RefusalCode.UNKNOWN_ORDER, "no such order of this customer");
                return Optional.empty();
            }
            if (!other.get().order().currency().equals(first.currency())) {
                refuse(pointer + "/orderNumber", RefusalCode.MIXED_CURRENCY, "one return has one currency");
                return Optional.empty();
            }
            orders.know(other.get());
            if (request.statutoryWithdrawal()) {
                checkWithdrawal(pointer + "/orderNumber", other.get());
            }
            return other;
        }

        private Optional<Reason> reason(String pointer, ReturnRequest.Item item, Policy policy) {
            String code = item.reason().orElse(BuiltInReasons.WITHDRAWAL_NO_REASON);
            if (item.reason().isEmpty() && !request.statutoryWithdrawal()) {
                refuse(pointer + "/reason", RefusalCode.REQUIRED, "only a withdrawal needs no reason");
                return Optional.empty();
            }
            Optional<Reason> reason = policy.reason(code);
            if (reason.isEmpty()) {
                refuse(pointer + "/reason", RefusalCode.UNKNOWN_REASON, "no reason " + code);
            }
            boolean silent = item.comment().map(String::isBlank).orElse(true);
            if (reason.filter(Reason::textRequired).isPresent() && silent && !request.statutoryWithdrawal()) {
                refuse(pointer + "/comment", RefusalCode.REQUIRED, "this reason is told in words");
            }
            return reason;
        }

        /** A withdrawal needs no reason, so none of it is wrong. */
        private void checkReasonFits(String pointer, ReturnRequest.Item item, OrderLine line, Optional<Reason> reason) {
            boolean fits = reason.map(r -> r.isOfferedFor(line.category())).orElse(true);
            String code = item.reason().orElse("");
            if (!fits
                    && !request.statutoryWithdrawal()
                    && !overruled(RefusalCode.REASON_NOT_OFFERED, "/reasons/" + code)) {
                refuse(
                        pointer + "/reason",
                        RefusalCode.REASON_NOT_OFFERED,
                        code + " is not offered for " + line.category());
            }
        }

        private void checkOffer(String pointer, ReturnRequest.Item item, LineTerms terms) {
            // What the policy says of methods is said of goods: the first one that does not come back this way tells
            // it.
            boolean refusedBefore =
                    refusals.stream().anyMatch(refusal -> refusal.pointer().equals("/method"));
            List<ReturnMethod> methods = terms.methods().value();
            if (!request.statutoryWithdrawal()
                    && !methods.contains(request.method())
                    && !overruled(
                            RefusalCode.METHOD_NOT_OFFERED, terms.methods().rule())
                    && !refusedBefore) {
                refuse("/method", RefusalCode.METHOD_NOT_OFFERED, "line " + item.lineId() + " offers " + methods);
            }
            List<Resolution> resolutions = terms.resolutions().value();
            boolean offered = resolutions.contains(item.resolution()) || request.statutoryWithdrawal();
            // What a claim may ask for the law says; what nobody can settle yet, nobody can promise either.
            if (!isClaim()
                    && (!item.resolution().isSettled()
                            || !offered
                                    && !overruled(
                                            RefusalCode.RESOLUTION_NOT_OFFERED,
                                            terms.resolutions().rule()))) {
                refuse(
                        pointer + "/resolution",
                        RefusalCode.RESOLUTION_NOT_OFFERED,
                        "line " + item.lineId() + " offers " + resolutions);
            }
            if (item.resolution().isExchange() && item.exchangeFor().isEmpty()) {
                refuse(pointer + "/exchangeFor", RefusalCode.REQUIRED, "an exchange says what for");
            }
            if (!item.resolution().isExchange() && item.exchangeFor().isPresent()) {
                refuse(pointer + "/exchangeFor", RefusalCode.NOT_AN_EXCHANGE, "the resolution is no exchange");
            }
            int photos = terms.photos().value();
            if (!request.statutoryWithdrawal()
                    && item.photos().size() < photos
                    && !overruled(RefusalCode.PHOTOS_REQUIRED, terms.photos().rule())) {
                refuse(pointer + "/photos", RefusalCode.PHOTOS_REQUIRED, "the item needs " + photos + " photos");
            }
        }

        /** Several items of one line are summed: each sees what the ones before it have taken. */
        private void checkQuantity(
                String pointer,
                ReturnRequest.Item item,
                OrderCase order,
                OrderLine line,
                Policy policy,
                LineTerms terms,
                Optional<ClaimCheck.Checked> claim) {
            LineBalance before = orders.balance(order, line);
            var question =
                    new Returnability.Question(order.order(), policy, now, orders.withdrawalOpen(order), standing());
            Returnability.Line may = returnability.line(question, before, line, terms);
            int left = line.quantity() - before.taken();
            boolean lawful = request.statutoryWithdrawal()
                    || claim.filter(ClaimCheck.Checked::open).isPresent();
            int open = lawful ? left : isClaim() ? 0 : may.voluntary();
            if (item.quantity() > left) {
                refuse(pointer + "/quantity", RefusalCode.QUANTITY_EXCEEDED, left + " units are left to return");
            } else if (item.quantity() > open && (isClaim() || !overruled(question, may, item.quantity()))) {
                refuse(
                        pointer + "/quantity",
                        RefusalCode.NOT_RETURNABLE,
                        claim.map(ClaimCheck.Checked::why).orElseGet(() -> why(may, question)));
            } else {
                orders.reserve(order, line, item.quantity());
            }
            boolean manual = isClaim() ? policy.claims().approval() == Approval.MANUAL : waits(terms);
            String waitsFor = isClaim()
                    ? "/claims/approval"
                    : standing() == CustomerStanding.REVIEW
                            ? "customer"
                            : terms.approval().rule();
            needsDecision |= manual && !request.statutoryWithdrawal() && !overruling.setsAside("MANUAL", waitsFor);
        }

        private ReturnItem item(
                ReturnRequest.Item item,
                int number,
                OrderCase order,
                OrderLine line,
                Reason reason,
                Optional<ItemClaim> claim) {
            return new ReturnItem(
                    String.valueOf(number),
                    AskedOrders.number(order),
                    line.lineId(),
                    line.sku(),
                    line.title(),
                    reason.code(),
                    reason.code().equals(BuiltInReasons.WITHDRAWAL_NO_REASON) ? FaultParty.CUSTOMER : reason.fault(),
                    item.resolution(),
                    item.exchangeFor(),
                    request.statutoryWithdrawal() ? WithdrawalException.candidate(line.flags()) : Optional.empty(),
                    item.quantity(),
                    item.quantity(),
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    GoodsState.ANNOUNCED,
                    MoneyState.NONE,
                    claim);
        }

        private boolean overruled(RefusalCode code, String rule) {
            return overruling.setsAside(code.name(), rule);
        }

        /** Units that are here, and everything that is said against them; what the law asks of a claim is no policy. */
        private boolean overruled(Returnability.Question question, Returnability.Line may, int quantity) {
            return quantity <= may.here()
                    && !request.claim()
                    && Returnability.objections(question, may).stream()
                            .allMatch(objection ->
                                    overruling.setsAside(objection.code().name(), objection.rule()));
        }

        private boolean waits(LineTerms terms) {
            return switch (standing()) {
                case ALLOWED -> false;
                case REVIEW -> true;
                case UNLISTED, BLOCKED -> terms.approval().value() == Approval.MANUAL;
            };
        }

        /** What the law gives is given to everybody alike. */
        private CustomerStanding standing() {
            return request.statutoryWithdrawal() || request.claim() ? CustomerStanding.UNLISTED : orders.listed();
        }

        private void refuse(String pointer, RefusalCode code, String detail) {
            refusals.add(new Refusal(pointer, code, detail));
        }

        private String why(Returnability.Line may, Returnability.Question question) {
            OrderCase order = orders.known(question.order().key().orderNumber()).orElseThrow();
            Optional<String> region = orders.region(order);
            var claim = returnability
                    .claims()
                    .right(
                            new Claims.Question(
                                    order.order(), question.policy(), region, new EarlierCures(reads).of(order)),
                            may.line());
            return may.withRemedies(returnability.lawful(question, region, claim)).obstacles().stream()
                    .map(Returnability.Obstacle::words)
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("not returnable");
        }
    }
}
