package dev.kehrwieder.platform.aws;

import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.platform.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.node.ObjectNode;

/** The queues of the template in ElasticMQ: of each subscriber a queue and a dead-letter queue, and {@code relay-failed}. */
public final class LocalQueues {
    public static final String RELAY_FAILED = "relay-failed";

    /** Who gets which event, as the template says it. */
    private static final Map<String, List<String>> SUBSCRIPTIONS = Map.of(
            "labels", List.of("ReturnApproved", "LabelRequested", "LabelVoided", "PickupRequested"),
            "inspection", List.of("ParcelDelivered"),
            "refunds",
                    List.of(
                            "ItemsInspected",
                            "ItemsKept",
                            "ParcelHandedIn",
                            "ParcelDelivered",
                            "ParcelLost",
                            "RefundReserved",
                            "RefundResumed"),
            "notifications",
                    List.of(
                            "ReturnRequested",
                            "ReturnDeclined",
                            "ReturnCanceled",
                            "LabelIssued",
                            "LabelExpiring",
                            "PickupFailed",
                            "GoodsReceived",
                            "ItemsInspected",
                            "ItemsKept",
                            "RefundSucceeded",
                            "RefundFailed",
                            "RefundActionRequired",
                            "CreditIssued",
                            "WithdrawalDeclared"),
            "withdrawals-intake", List.of("WithdrawalDeclared"));

    private final Emulator emulator;
    private final SqsClient client;
    private final Map<String, String> urls = new LinkedHashMap<>();

    LocalQueues() {
        emulator = Emulators.queues(Emulators.libraries(Emulators.QUEUES), null);
        client = LocalAws.clients(endpoint()).sqs();
        SUBSCRIPTIONS.keySet().stream().sorted().forEach(subscriber -> {
            create(subscriber + "-queue");
            create(subscriber + "-dlq");
        });
        create(RELAY_FAILED);
    }

    private void create(String name) {
        urls.put(name, client.createQueue(request -> request.queueName(name)).queueUrl());
    }

    public SqsClient client() {
        return client;
    }

    /** @param name such as {@code labels-queue} */
    public String url(String name) {
        return urls.get(name);
    }

    public void send(String name, String body) {
        client.sendMessage(request -> request.queueUrl(url(name)).messageBody(body));
    }

    /** Takes what lies in a queue now. */
    public List<Message> take(String name) {
        List<Message> all = new ArrayList<>();
        List<Message> some = receive(name);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = receive(name);
        }
        return all;
    }

    private List<Message> receive(String name) {
        List<Message> some = client.receiveMessage(request ->
                        request.queueUrl(url(name)).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
        some.forEach(message ->
                client.deleteMessage(request -> request.queueUrl(url(name)).receiptHandle(message.receiptHandle())));
        return some;
    }

    /** Empties every queue, messages in flight too. */
    public void purge() {
        urls.values().forEach(url -> client.purgeQueue(request -> request.queueUrl(url)));
    }

    /** Messages in a queue, those in flight too. */
    public int depth(String name) {
        var attributes = client.getQueueAttributes(request -> request.queueUrl(url(name))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** What {@code relay} and {@code deadlines} read. */
    public String subscriptions() {
        ObjectNode json = Json.object();
        SUBSCRIPTIONS.forEach((subscriber, events) -> {
            var list = json.putObject(subscriber)
                    .put("queue", url(subscriber + "-queue"))
                    .putArray("events");
            events.forEach(list::add);
        });
        return Json.write(json);
    }

    Map<String, String> environment(String definition) {
        Map<String, String> environment = new HashMap<>(endpoint());
        environment.put("QUEUE_URLS", String.join(",", urls.values()));
        environment.put("SUBSCRIPTIONS", subscriptions());
        environment.put("RELAY_FAILED_QUEUE_URL", url(RELAY_FAILED));
        if (SUBSCRIPTIONS.containsKey(definition)) {
            environment.put("QUEUE_URL", url(definition + "-queue"));
            environment.put("DEAD_LETTER_QUEUE_URL", url(definition + "-dlq"));
        }
        return environment;
    }

    private Map<String, String> endpoint() {
        return Map.of("AWS_ENDPOINT_URL_SQS", emulator.endpoint().toString());
    }

    void close() {
        client.close();
        emulator.close();
    }
}
