package dev.kehrwieder.local.replay;

import dev.kehrwieder.local.replay.Replay.Outcome;
import dev.kehrwieder.local.replay.Replay.ProviderBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the machine has at the end.
 *
 * @param queues that are not empty, with their depth
 * @param mails by template, those of the played returns
 * @param twice mails that a return got more than once, though a template of its kind comes once
 * @param wrong what the provider's books say differently from ours
 */
record Remains(Map<String, Integer> queues, Map<String, Integer> mails, List<String> twice, List<String> wrong) {
    private static final List<String> ONCE = List.of("LABEL_READY", "RECEIVED");

    static Remains of(ShopApi api, Replay replay, BookOrderJson orders, List<Outcome> outcomes) {
        List<String> rmas =
                outcomes.stream().flatMap(outcome -> outcome.rmas().stream()).toList();
        Map<String, Integer> queues = new TreeMap<>();
        try {
            api.await("every queue is empty", () -> depths(api).isEmpty());
        } catch (ReplayFailure e) {
            queues.putAll(depths(api));
        }
        Map<String, Integer> mails = new TreeMap<>();
        Map<String, Integer> byReturn = new HashMap<>();
        api.get("", "/_local/mail").json().forEach(mail -> {
            String template = mail.path("template").asString("");
            String subject = mail.path("subject").asString("");
            rmas.stream().filter(subject::contains).findFirst().ifPresent(rma -> {
                mails.merge(template, 1, Integer::sum);
                byReturn.merge(rma + " " + template, 1, Integer::sum);
            });
        });
        List<String> twice = byReturn.entrySet().stream()
                .filter(entry -> entry.getValue() > 1
                        && ONCE.contains(entry.getKey().substring(entry.getKey().indexOf(' ') + 1)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new Remains(queues, mails, twice, wrong(replay, orders, outcomes));
    }

    /** Nothing twice, nothing left. */
    boolean isNothing() {
        return queues.isEmpty() && wrong.isEmpty();
    }

    private static Map<String, Integer> depths(ShopApi api) {
        Map<String, Integer> depths = new TreeMap<>();
        JsonNode answer = api.get("", "/_local/queues").json();
        answer.properties().forEach(queue -> {
            if (queue.getValue().asInt(-1) != 0) {
                depths.put(queue.getKey(), queue.getValue().asInt(-1));
            }
        });
        return depths;
    }

    private static List<String> wrong(Replay replay, BookOrderJson orders, List<Outcome> outcomes) {
        List<String> wrong = new ArrayList<>();
        Map<String, ProviderBook> provider =
                replay.provider(outcomes.stream().map(Outcome::order).toList());
        for (Outcome outcome : outcomes) {
            ProviderBook book = provider.getOrDefault(
                    orders.paymentReference(outcome.order()), new ProviderBook(BigDecimal.ZERO, 0));
            if (book.refunded().compareTo(outcome.expected()) != 0) {
                wrong.add("order %s: the provider gave back %s in %d refunds instead of %s"
                        .formatted(outcome.order().number(), book.refunded(), book.refunds(), outcome.expected()));
            }
        }
        return wrong;
    }
}
