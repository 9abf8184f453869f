package dev.kehrwieder.local.provision;

import dev.kehrwieder.local.template.BucketResource;
import dev.kehrwieder.local.template.QueueResource;
import dev.kehrwieder.local.template.TableResource;
import dev.kehrwieder.local.template.Template;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tools.jackson.databind.json.JsonMapper;

/** Makes what is missing; safe to repeat at every start. */
public final class Provisioner {
    private final Clients clients;
    private final Optional<Duration> visibilityTimeout;

    /** @param visibilityTimeout instead of the template's, for tests that wait for redelivery */
    public Provisioner(Clients clients, Optional<Duration> visibilityTimeout) {
        this.clients = clients;
        this.visibilityTimeout = visibilityTimeout;
    }

    /** @throws IllegalStateException if a table is there with other keys or indexes than the template's */
    public Provisioned provision(Template template) {
        Map<String, String> streams = new HashMap<>();
        Tables tables = new Tables(clients.dynamoDb());
        for (TableResource table : template.tables()) {
            tables.provide(table)
                    .ifPresent(local -> streams.put(
                            template.physical().arn("dynamodb", "table/" + table.name() + "/stream/local"), local));
        }
        Map<String, String> urls = new HashMap<>();
        template.queues().forEach(queue -> urls.put(queue.name(), create(queue)));
        template.queues().forEach(queue -> configure(template, queue, urls));
        template.buckets().forEach(this::create);
        return new Provisioned(urls, streams);
    }

    private String create(QueueResource queue) {
        SqsClient sqs = clients.sqs();
        try {
            return sqs.getQueueUrl(request -> request.queueName(queue.name())).queueUrl();
        } catch (QueueDoesNotExistException e) {
            return sqs.createQueue(request -> request.queueName(queue.name())).queueUrl();
        }
    }

    /** After all exist, because a queue names its dead-letter queue. Set at every start: the template may have changed. */
    private void configure(Template template, QueueResource queue, Map<String, String> urls) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                String.valueOf(
                        visibilityTimeout.orElse(queue.visibilityTimeout()).toSeconds()));
        attributes.put(
                QueueAttributeName.DELAY_SECONDS, String.valueOf(queue.delay().toSeconds()));
        queue.redrive().ifPresent(redrive -> {
            String url = urls.get(template.queueByArn(redrive.deadLetterArn()).name());
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    new JsonMapper()
                            .createObjectNode()
                            .put("deadLetterTargetArn", arn(url))
                            .put("maxReceiveCount", redrive.maxReceiveCount())
                            .toString());
        });
        clients.sqs().setQueueAttributes(request -> request.queueUrl(urls.get(queue.name()))
                .attributes(attributes));
    }

    /** The local queues' own ARN; it need not carry the template's region. */
    private String arn(String url) {
        return clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private void create(BucketResource bucket) {
        try {
            clients.s3().headBucket(request -> request.bucket(bucket.name()));
        } catch (NoSuchBucketException e) {
            clients.s3().createBucket(request -> request.bucket(bucket.name()));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
            clients.s3().createBucket(request -> request.bucket(bucket.name()));
        }
    }
}
