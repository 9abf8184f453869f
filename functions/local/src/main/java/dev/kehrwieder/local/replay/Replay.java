package dev.kehrwieder.local.replay;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.replay.ShopApi.Reply;
import dev.kehrwieder.local.replay.Steps.Step;
import dev.kehrwieder.local.web.Answers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays one order after the other: put, ask back in parts, hand in, deliver, inspect, until all is refunded and closed. */
final class Replay {
    private final ShopApi api;
    private final BookOrderJson orders;
    private final Steps steps;

    Replay(ShopApi api, BookOrderJson orders, Steps steps) {
        this.api = requireNonNull(api, "api is null");
        this.orders = requireNonNull(orders, "orders is null");
        this.steps = requireNonNull(steps, "steps is null");
    }

    /**
     * What came of one order.
     *
     * @param expected what was paid for the units that came back, by the prices of the book
     * @param refunded what our settlements say went back
     * @param wrong what is not as it should be, in words
     */
    record Outcome(BookOrder order, List<String> rmas, BigDecimal expected, BigDecimal refunded, List<String> wrong) {}

    /** @throws ReplayFailure if the machine refuses what the book asks for, or never answers */
    Outcome play(BookOrder order, List<ReturnPart> parts) {
        ObjectNode body = orders.order(order);
        Reply put =
                steps.timed(Step.PUT_ORDER, () -> api.put("storefront", "/v1/orders/" + orders.number(order), body));
        // 200: it was put before the answer got lost.
        expect(put, "order " + order.number(), 200, 201);
        List<Returned> registered = new ArrayList<>();
        for (int number = 1; number <= parts.size(); number++) {
            registered.add(register(order, number, parts.get(number - 1)));
        }
        registered.forEach(this::bringBack);
        return outcome(order, parts, registered);
    }

    private record Returned(String rma, ReturnPart part) {}

    private Returned register(BookOrder order, int number, ReturnPart part) {
        ObjectNode body = Answers.JSON
                .createObjectNode()
                .put("orderNumber", orders.number(order))
                .put("method", number % 2 == 0 ? "BY_MAIL_LABEL" : "BY_MAIL_QR");
        ArrayNode items = body.putArray("items");
        part.units().forEach((place, units) -> items.addObject()
                .put("lineId", BookOrder.lineId(place))
                .put("quantity", units)
                .put("reason", "CHANGED_MIND"));
        Reply reply = steps.timed(
                Step.REGISTER, () -> api.post("storefront", "/v1/returns", orders.number(order) + "-" + number, body));
        expect(reply, "return " + number + " of order " + order.number(), 201);
        return new Returned(reply.text("/rma"), part);
    }

    private void bringBack(Returned returned) {
        String path = "/v1/returns/" + returned.rma();
        steps.timed(Step.LABEL, () -> {
            api.await("the label of " + returned.rma(), () -> hasLabel(api.get("support", path)));
            return true;
        });
        String tracking = api.get("support", path).text("/parcels/0/trackingNumber");
        for (String scan : List.of("HANDED_IN", "DELIVERED")) {
            JsonNode body = Answers.JSON.createObjectNode().put("status", scan);
            Reply reply = steps.timed(
                    Step.SCAN,
                    () -> api.post("", "/_local/carrier/" + tracking + "/scan", returned.rma() + scan, body));
            expect(reply, scan + " of " + returned.rma(), 200);
        }
        inspect(returned);
        steps.timed(Step.CLOSE, () -> {
            api.await(
                    "the end of " + returned.rma(),
                    () -> api.get("support", path).text("/status").equals("CLOSED"));
            return true;
        });
    }

    private static boolean hasLabel(Reply read) {
        return !read.text("/parcels/0/trackingNumber").isEmpty();
    }

    /** The first half of the lines on one day's table, the rest on the next. */
    private void inspect(Returned returned) {
        SortedMap<Integer, Integer> units = returned.part().units();
        List<Integer> places = List.copyOf(units.keySet());
        int half = places.size() / 2;
        if (half > 0) {
            inspect(returned, places.subList(0, half), false);
        }
        inspect(returned, places.subList(half, places.size()), true);
    }

    private void inspect(Returned returned, List<Integer> places, boolean complete) {
        ObjectNode body = Answers.JSON
                .createObjectNode()
                .put("rma", returned.rma())
                .put("parcel", 1)
                .put("inspector", "w-17")
                .put("complete", complete);
        ArrayNode items = body.putArray("items");
        places.forEach(place -> items.addObject()
                .put("lineId", BookOrder.lineId(place))
                .put("quantity", returned.part().units().get(place))
                .put("grade", "A")
                .put("decision", "ACCEPTED")
                .put("disposition", "RESTOCK"));
        Reply reply = steps.timed(
                Step.INSPECT, () -> api.post("warehouse", "/v1/inspections", returned.rma() + "-" + complete, body));
        expect(reply, "inspection of " + returned.rma(), 201);
    }

    private Outcome outcome(BookOrder order, List<ReturnPart> parts, List<Returned> registered) {
        JsonNode read = api.get("finance", "/v1/orders/" + orders.number(order)).json();
        List<String> wrong = new ArrayList<>();
        BigDecimal expected = BigDecimal.ZERO;
        for (int place = 0; place < order.goods().size(); place++) {
            JsonNode line = read.at("/lines/" + place);
            int back = ReturnPart.of(parts, place);
            BookLine bought = order.goods().get(place);
            BigDecimal paid = new BigDecimal(line.path("paid").asString());
            if (order.discount().signum() == 0 && paid.compareTo(bought.amount()) != 0) {
                wrong.add("row %d: paid %s instead of %s".formatted(bought.row(), paid, bought.amount()));
            }
            BigDecimal due = paid.multiply(BigDecimal.valueOf(back))
                    .divide(BigDecimal.valueOf(bought.quantity()), 2, RoundingMode.HALF_UP);
            expected = expected.add(due);
            check(wrong, "row " + bought.row() + " refunded", due, line.path("refunded"));
            if (line.path("returnedQuantity").asInt(-1) != back) {
                wrong.add("row %d: %s units returned instead of %d"
                        .formatted(bought.row(), line.path("returnedQuantity"), back));
            }
        }
        BigDecimal refunded = BigDecimal.ZERO;
        for (Returned returned : registered) {
            Reply end = api.get("support", "/v1/returns/" + returned.rma());
            refunded = refunded.add(new BigDecimal(end.text("/settlement/netRefund")));
            end.json().at("/settlement/refunds").forEach(refund -> {
                if (!refund.path("status").asString("").equals("SUCCEEDED")) {
                    wrong.add(returned.rma() + ": a refund is " + refund.path("status"));
                }
            });
        }
        if (refunded.compareTo(expected) != 0) {
            wrong.add("refunded %s instead of %s".formatted(refunded, expected));
        }
        return new Outcome(order, registered.stream().map(Returned::rma).toList(), expected, refunded, wrong);
    }

    private static void check(List<String> wrong, String what, BigDecimal expected, JsonNode found) {
        if (expected.compareTo(new BigDecimal(found.asString("-1"))) != 0) {
            wrong.add("%s: %s instead of %s".formatted(what, found, expected));
        }
    }

    private static void expect(Reply reply, String what, int... statuses) {
        for (int status : statuses) {
            if (reply.status() == status) {
                return;
            }
        }
        throw new ReplayFailure(what + " was answered " + reply.status() + " " + reply.json());
    }

    /** What the provider has given back of each of these orders' payments, and how often. */
    Map<String, ProviderBook> provider(List<BookOrder> played) {
        Map<String, ProviderBook> books = new TreeMap<>();
        api.get("", "/_local/payments").json().forEach(payment -> {
            BigDecimal sum = BigDecimal.ZERO;
            int refunds = 0;
            for (JsonNode refund : payment.path("refunds")) {
                if (refund.path("status").asString("").equals("succeeded")) {
                    sum = sum.add(new BigDecimal(refund.path("amount").asString()));
                    refunds++;
                }
            }
            books.put(payment.path("reference").asString(), new ProviderBook(sum, refunds));
        });
        books.keySet().retainAll(played.stream().map(orders::paymentReference).toList());
        return books;
    }

    record ProviderBook(BigDecimal refunded, int refunds) {}
}
