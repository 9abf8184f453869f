package dev.kehrwieder.local.payments;

import static dev.kehrwieder.local.web.Html.escape;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Html;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A look into the local provider; to be mounted at {@code /_local/payments}.
 *
 * <ul>
 *   <li>{@code GET /_local/payments} all payments with their refunds, newest first: JSON, or a page for a browser;
 *   <li>{@code POST /_local/payments/{reference}/fail-next} the next refund of that payment ends {@code failed}.
 * </ul>
 */
public final class LocalPaymentsPages implements HttpHandler {
    private static final String ROOT = "/_local/payments";

    private final PaymentLedger ledger;
    private final HttpHandler guarded = Answers.guarded(this::answer);

    public LocalPaymentsPages(LocalPayments payments) {
        this.ledger = requireNonNull(payments, "payments is null").ledger();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        guarded.handle(exchange);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        List<String> segments = Stream.of(
                        path.substring(Math.min(ROOT.length(), path.length())).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Answers::segment)
                .toList();
        boolean here = path.equals(ROOT) || path.startsWith(ROOT + "/");
        if (here && segments.isEmpty()) {
            list(exchange);
        } else if (here && segments.size() == 2 && segments.get(1).equals("fail-next")) {
            failNext(exchange, segments.getFirst());
        } else {
            Answers.problem(exchange, 404, "NOT_FOUND", "There is no such page");
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            notAllowed(exchange, "GET, HEAD");
            return;
        }
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (accept != null && accept.contains("text/html")) {
            Answers.html(exchange, 200, page(ledger.payments()));
        } else {
            ArrayNode list = Answers.JSON.createArrayNode();
            ledger.payments().forEach(payment -> write(payment, list.addObject()));
            Answers.json(exchange, 200, list);
        }
    }

    private void failNext(HttpExchange exchange, String reference) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            notAllowed(exchange, "POST");
        } else if (ledger.failNext(reference)) {
            ObjectNode answer =
                    Answers.JSON.createObjectNode().put("reference", reference).put("willFail", true);
            Answers.json(exchange, 200, answer);
        } else {
            Answers.problem(exchange, 404, "NOT_FOUND", "The local provider has no such payment");
        }
    }

    private static void notAllowed(HttpExchange exchange, String allowed) throws IOException {
        exchange.getResponseHeaders().set("Allow", allowed);
        Answers.problem(exchange, 405, "METHOD_NOT_ALLOWED", "Not possible here");
    }

    private static void write(Payment.View payment, ObjectNode json) {
        json.put("reference", payment.reference())
                .put("amount", payment.amount().toPlainString())
                .put("currency", payment.currency())
                .put("left", payment.left().toPlainString())
                .put("willFail", payment.nextFails());
        ArrayNode refunds = json.putArray("refunds");
        payment.refunds().forEach(refund -> refund.writeTo(refunds.addObject()));
    }

    private static String page(List<Payment.View> payments) {
        StringBuilder body = new StringBuilder("<h1>Payments at the local provider</h1>\n");
        if (payments.isEmpty()) {
            body.append(
                    "<p>None yet. A payment with the provider <code>local</code> is here as soon as its order is.</p>");
        }
        for (Payment.View payment : payments) {
            body.append("<h2>%s</h2>\n<p>%s %s captured, %s left%s</p>\n"
                    .formatted(
                            escape(payment.reference()),
                            payment.amount().toPlainString(),
                            escape(payment.currency()),
                            payment.left().toPlainString(),
                            payment.nextFails() ? ", the next refund fails" : ""));
            if (!payment.refunds().isEmpty()) {
                body.append("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Refund</th>"
                        + "<th scope=\"col\">Amount</th><th scope=\"col\">Status</th>"
                        + "<th scope=\"col\">Metadata</th></tr></thead>\n<tbody>\n");
                payment.refunds().forEach(refund -> body.append(row(refund)));
                body.append("</tbody></table></div>\n");
            }
        }
        return Html.page("Payments", body.toString());
    }

    private static String row(Refund refund) {
        String status = refund.status().wireName()
                + refund.failureReason().map(reason -> ": " + reason).orElse("");
        String metadata = new TreeMap<>(refund.request().metadata())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return "<tr><td>%s</td><td>%s %s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        escape(refund.id()),
                        refund.request().amount().toPlainString(),
                        escape(refund.request().currency()),
                        escape(status),
                        escape(metadata));
    }
}
