package dev.kehrwieder.local.endpoints;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.local.gateway.Answer;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.QueueResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.node.ArrayNode;

/**
 * What was put aside, for {@code scripts/redrive}: {@code GET /_local/queues/{queue}} shows the messages of a dead-letter
 * queue with their reasons, {@code POST /_local/queues/{queue}/redrive} sends them back to where they came from. A crash in
 * between leaves a message in both queues, and the functions know a message that they have handled.
 */
public final class DeadLettersEndpoint extends LocalEndpoint {
    private static final Pattern PATH = Pattern.compile("/_local/queues/([a-z0-9-]+)(/redrive)?");
    private static final int BATCH = 10;
    private static final int HIDDEN_SECONDS = 30;

    private final SqsClient sqs;
    private final List<QueueResource> queues;
    private final Provisioned provisioned;

    public DeadLettersEndpoint(SqsClient sqs, List<QueueResource> queues, Provisioned provisioned) {
        this.sqs = sqs;
        this.queues = List.copyOf(queues);
        this.provisioned = provisioned;
    }

    @Override
    Answer answer(HttpExchange exchange) {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            return notFound();
        }
        Optional<QueueResource> deadLetters = queues.stream()
                .filter(queue -> queue.shortName().equals(path.group(1)))
                .findFirst();
        Optional<QueueResource> source = deadLetters.flatMap(this::source);
        if (source.isEmpty()) {
            return notFound();
        }
        String from = provisioned.queueUrl(deadLetters.get());
        boolean redrive = path.group(2) != null;
        if (!exchange.getRequestMethod().equals(redrive ? "POST" : "GET")) {
            return wrongMethod(redrive ? "POST" : "GET");
        }
        return redrive ? moved(from, provisioned.queueUrl(source.get())) : shown(from);
    }

    private Optional<QueueResource> source(QueueResource deadLetters) {
        return queues.stream()
                .filter(queue -> queue.redrive()
                        .map(QueueResource.Redrive::deadLetterArn)
                        .filter(deadLetters.arn()::equals)
                        .isPresent())
                .findFirst();
    }

    /** Shown messages stay visible, so each look may bring some of them again: it ends with a look that brings no new one. */
    private Answer shown(String queue) {
        Map<String, Message> messages = new LinkedHashMap<>();
        int known;
        do {
            known = messages.size();
            receive(queue, BATCH, 0).forEach(message -> messages.putIfAbsent(message.messageId(), message));
        } while (messages.size() > known);
        ArrayNode shown = JSON.createArrayNode();
        messages.values()
                .forEach(message ->
                        shown.addObject().put("reason", reason(message)).put("message", message.body()));
        return Answer.json(200, JSON.createObjectNode().set("messages", shown).toString());
    }

    private static String reason(Message message) {
        return Optional.ofNullable(message.messageAttributes().get("reason"))
                .map(MessageAttributeValue::stringValue)
                .orElse("received too often");
    }

    /** As many as are there now: what fails again at once comes back while the others still go. */
    private Answer moved(String from, String to) {
        int waiting = Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(from).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        int moved = 0;
        while (moved < waiting) {
            List<Message> messages = receive(from, Math.min(BATCH, waiting - moved), HIDDEN_SECONDS);
            if (messages.isEmpty()) {
                break;
            }
            for (Message message : messages) {
                sqs.sendMessage(request -> request.queueUrl(to)
                        .messageBody(message.body())
                        .messageAttributes(message.messageAttributes()));
                sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(message.receiptHandle()));
                moved++;
            }
        }
        return Answer.json(200, JSON.createObjectNode().put("moved", moved).toString());
    }

    private List<Message> receive(String queue, int most, int hiddenSeconds) {
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(most)
                        .visibilityTimeout(hiddenSeconds)
                        .messageAttributeNames("All"))
                .messages();
    }
}
