package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.Lazy;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.node.ObjectNode;

/** Asks each part for something light. Without the table nothing works; without the others much does. */
final class HealthCheck {
    private static final String TABLE = "table";

    private final Map<String, Runnable> parts;

    private HealthCheck(Map<String, Runnable> parts) {
        this.parts = requireNonNull(parts, "parts is null");
    }

    static HealthCheck of(Deployment deployment) {
        // A start that no one asks for the health has no need of these.
        Lazy<SqsClient> sqs = Lazy.of(deployment.clients()::sqs);
        Lazy<S3Client> s3 = Lazy.of(deployment.clients()::s3);
        Lazy<SesClient> ses = Lazy.of(deployment.clients()::ses);
        String bucket = deployment.environment().required("BUCKET_NAME");
        List<String> queueUrls =
                List.of(deployment.environment().required("QUEUE_URLS").split(","));
        Map<String, Runnable> parts = new LinkedHashMap<>();
        parts.put(TABLE, () -> deployment.store().currentPolicy(deployment.defaultShop()));
        parts.put(
                "queues",
                () -> queueUrls.forEach(url -> sqs.get().getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.QUEUE_ARN))));
        parts.put("bucket", () -> s3.get().headBucket(request -> request.bucket(bucket)));
        parts.put("mail", () -> ses.get().getSendQuota());
        return new HealthCheck(parts);
    }

    Answer answer() {
        ObjectNode states = Json.object();
        parts.forEach((name, part) -> states.put(name, state(name, part)));
        boolean table = states.get(TABLE).stringValue().equals("UP");
        boolean all = states.properties().stream()
                .allMatch(entry -> entry.getValue().stringValue().equals("UP"));
        ObjectNode json = Json.object().put("status", all ? "UP" : table ? "DEGRADED" : "DOWN");
        json.setAll(states);
        return Answer.json(table ? 200 : 503, json);
    }

    private static String state(String name, Runnable part) {
        try {
            part.run();
            return "UP";
        } catch (RuntimeException e) {
            RuntimeLog.warn("a part does not answer", Map.of("part", name, "exception", RuntimeLog.trace(e)));
            return "DOWN";
        }
    }
}
