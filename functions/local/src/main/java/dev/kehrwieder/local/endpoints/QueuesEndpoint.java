package dev.kehrwieder.local.endpoints;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.local.gateway.Answer;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.QueueResource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.node.ObjectNode;

/** {@code /_local/queues}: how much is in every queue, waiting, delayed or in flight. */
public final class QueuesEndpoint extends LocalEndpoint {
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final List<QueueResource> queues;
    private final Provisioned provisioned;

    public QueuesEndpoint(SqsClient sqs, List<QueueResource> queues, Provisioned provisioned) {
        this.sqs = sqs;
        this.queues = List.copyOf(queues);
        this.provisioned = provisioned;
    }

    @Override
    Answer answer(HttpExchange exchange) {
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return wrongMethod("GET");
        }
        ObjectNode depths = JSON.createObjectNode();
        queues.forEach(queue -> depths.put(queue.shortName(), depth(queue)));
        return Answer.json(200, depths.toString());
    }

    private long depth(QueueResource queue) {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(
                        request -> request.queueUrl(provisioned.queueUrl(queue)).attributeNames(COUNTS))
                .attributes();
        return COUNTS.stream()
                .mapToLong(name -> Long.parseLong(counts.getOrDefault(name, "0")))
                .sum();
    }
}
