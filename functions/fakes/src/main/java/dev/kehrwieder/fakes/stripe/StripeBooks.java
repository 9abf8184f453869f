package dev.kehrwieder.fakes.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The payments and refunds. One caller at a time, as if the payment were locked. */
final class StripeBooks {
    private static final Set<String> PARAMETERS = Set.of("charge", "payment_intent", "amount", "reason");
    private static final Set<String> REASONS = Set.of("", "duplicate", "fraudulent", "requested_by_customer");
    private static final int LONGEST_PAGE = 100;

    private final InstantSource clock;
    private final BiConsumer<String, ObjectNode> tell;
    private final List<Payment> payments = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final Map<String, Course> courses = new HashMap<>();
    private Course usual = Course.begins("succeeded");
    private Duration ahead = Duration.ZERO;

    /** @param tell hears each event's type and object, in the order in which they happen */
    StripeBooks(InstantSource clock, BiConsumer<String, ObjectNode> tell) {
        this.clock = clock;
        this.tell = tell;
    }

    synchronized Instant now() {
        return clock.instant().plus(ahead);
    }

    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
        moveOn();
    }

    /** The same payment again is the same; another amount replaces it. */
    synchronized void pay(Payment payment) {
        payments.removeIf(known -> known.charge().equals(payment.charge()));
        payments.add(payment);
    }

    synchronized void course(Course course) {
        usual = course;
    }

    /** For the next refund of that payment. */
    synchronized void course(String reference, Course course) {
        courses.put(reference, course);
    }

    /** Every refund takes the steps whose time has come. */
    synchronized void moveOn() {
        Instant now = now();
        for (Refund refund : List.copyOf(refunds)) {
            while (refund.step(now)) {
                tellOfChange(refund);
            }
        }
    }

    /** @throws IllegalArgumentException if there is no such refund */
    synchronized void become(String refundId, String status, String reason) {
        Refund refund =
                refund(refundId).orElseThrow(() -> new IllegalArgumentException("there is no refund " + refundId));
        refund.become(status, reason);
        tellOfChange(refund);
    }

    private void tellOfChange(Refund refund) {
        tell.accept(refund.status().equals("failed") ? "refund.failed" : "refund.updated", refund.json());
        tell.accept("charge.refund.updated", refund.json());
    }

    synchronized StripeAnswer create(Map<String, String> form) {
        Optional<StripeAnswer> refused = refusedForm(form);
        if (refused.isPresent()) {
            return refused.get();
        }
        String field = form.containsKey("charge") ? "charge" : "payment_intent";
        Optional<Payment> found = payment(form.get(field));
        if (found.isEmpty()) {
            return missing(field, form.get(field));
        }
        Payment payment = found.get();
        long left = payment.amount() - refunded(payment);
        if (left == 0) {
            return StripeAnswer.invalid(
                            400,
                            "charge_already_refunded",
                            "",
                            "Charge " + payment.charge() + " has already been refunded.")
                    .keptUnderItsKey();
        }
        long amount = form.containsKey("amount") ? Long.parseLong(form.get("amount")) : left;
        if (amount > left) {
            return StripeAnswer.invalid(
                            400,
                            "",
                            "amount",
                            "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + left + ")")
                    .keptUnderItsKey();
        }
        Map<String, String> metadata = new TreeMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        Refund refund = new Refund(
                "re_" + (refunds.size() + 1),
                payment,
                amount,
                form.getOrDefault("reason", ""),
                metadata,
                courseOf(payment),
                now());
        refunds.add(refund);
        tell.accept("refund.created", refund.json());
        tell.accept("charge.refunded", charge(payment));
        return StripeAnswer.of(refund.json());
    }

    private static Optional<StripeAnswer> refusedForm(Map<String, String> form) {
        Optional<String> unknown = form.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name) && !name.matches("metadata\\[[^]]{1,40}]"))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(StripeAnswer.invalid(
                    400, "parameter_unknown", unknown.get(), "Received unknown parameter: " + unknown.get()));
        }
        if (form.containsKey("charge") == form.containsKey("payment_intent")) {
            return Optional.of(StripeAnswer.invalid(
                    400, "", "", "One of the following params should be provided: payment_intent or charge."));
        }
        if (!REASONS.contains(form.getOrDefault("reason", ""))) {
            return Optional.of(StripeAnswer.invalid(400, "", "reason", "Invalid reason"));
        }
        String amount = form.getOrDefault("amount", "1");
        return amount.matches("[1-9]\\d{0,17}")
                ? Optional.empty()
                : Optional.of(
                        StripeAnswer.invalid(400, "parameter_invalid_integer", "amount", "Invalid integer: " + amount));
    }

    private Course courseOf(Payment payment) {
        Course own = courses.remove(payment.intent());
        return own == null
                ? Optional.ofNullable(courses.remove(payment.charge())).orElse(usual)
                : own;
    }

    synchronized StripeAnswer read(String refundId) {
        return refund(refundId)
                .map(refund -> StripeAnswer.of(refund.json()))
                .orElseGet(() ->
                        StripeAnswer.invalid(404, "resource_missing", "id", "No such refund: '" + refundId + "'"));
    }

    /** Newest first. */
    synchronized StripeAnswer list(Map<String, String> query) {
        for (String field : List.of("charge", "payment_intent")) {
            if (query.containsKey(field) && payment(query.get(field)).isEmpty()) {
                return missing(field, query.get(field));
            }
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
        if (limit < 1 || limit > LONGEST_PAGE) {
            return StripeAnswer.invalid(400, "parameter_invalid_integer", "limit", "Invalid limit: " + limit);
        }
        List<Refund> all = refunds.reversed().stream()
                .filter(refund -> Stream.of("charge", "payment_intent")
                        .allMatch(field -> !query.containsKey(field) || refund.payment.isNamed(query.get(field))))
                .toList();
        String after = query.getOrDefault("starting_after", "");
        List<Refund> rest = after.isEmpty()
                ? all
                : all.stream()
                        .dropWhile(refund -> !refund.id.equals(after))
                        .skip(1)
                        .toList();
        ObjectNode list = JsonNodeFactory.instance
                .objectNode()
                .put("object", "list")
                .put("url", "/v1/refunds")
                .put("has_more", rest.size() > limit);
        ArrayNode data = list.putArray("data");
        rest.stream().limit(limit).map(Refund::json).forEach(data::add);
        return StripeAnswer.of(list);
    }

    /** What went back, by the payment's intent or, where it has none, its charge; for the comparison with our books. */
    synchronized Map<String, Long> refundedByPayment() {
        Map<String, Long> sums = new TreeMap<>();
        payments.forEach(payment ->
                sums.put(payment.intent().isEmpty() ? payment.charge() : payment.intent(), refunded(payment)));
        return sums;
    }

    synchronized ObjectNode json() {
        ObjectNode books = JsonNodeFactory.instance.objectNode().put("now", now().toString());
        ArrayNode all = books.putArray("payments");
        for (Payment payment : payments) {
            ObjectNode one = charge(payment);
            ArrayNode its = one.putArray("refunds");
            refunds.stream()
                    .filter(refund -> refund.payment.charge().equals(payment.charge()))
                    .map(Refund::json)
                    .forEach(its::add);
            all.add(one);
        }
        return books;
    }

    private ObjectNode charge(Payment payment) {
        long refunded = refunded(payment);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", payment.charge())
                .put("object", "charge")
                .put("amount", payment.amount())
                .put("amount_refunded", refunded)
                .put("currency", payment.currency())
                .put("payment_intent", payment.intent().isEmpty() ? null : payment.intent())
                .put("refunded", refunded == payment.amount());
    }

    private long refunded(Payment payment) {
        return refunds.stream()
                .filter(refund -> refund.payment.charge().equals(payment.charge()) && refund.counts())
                .mapToLong(refund -> refund.amount)
                .sum();
    }

    private Optional<Payment> payment(String reference) {
        return payments.stream().filter(payment -> payment.isNamed(reference)).findFirst();
    }

    private Optional<Refund> refund(String id) {
        return refunds.stream().filter(refund -> refund.id.equals(id)).findFirst();
    }

    private static StripeAnswer missing(String field, String reference) {
        return StripeAnswer.invalid(404, "resource_missing", field, "No such " + field + ": '" + reference + "'");
    }
}
