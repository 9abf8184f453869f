package dev.kehrwieder.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class QueuesIT {
    private static Emulator emulator;
    private static SqsClient client;

    @BeforeAll
    static void start() {
        emulator = start(null);
        client = Sdk.client(SqsClient.builder(), emulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    private static Emulator start(Path data) {
        return Emulators.queues(Emulators.libraries(Emulators.QUEUES), data);
    }

    @Test
    void queue_address_carries_the_real_host_and_port() {
        assertThat(create("addressed", Map.of())).isEqualTo(emulator.endpoint() + "/000000000000/addressed");
        assertThatThrownBy(() -> client.getQueueUrl(request -> request.queueName("unknown")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void message_that_is_received_too_often_moves_to_the_dead_letter_queue_and_back() {
        String dead = create("moved-dlq", Map.of());
        String queue = create("moved", redriveTo("moved-dlq"));
        client.sendMessage(request -> request.queueUrl(queue).messageBody("parcel"));

        giveBack(queue, receive(client, queue));
        giveBack(queue, receive(client, queue));
        assertThat(receive(client, queue)).isEmpty();

        List<Message> moved = Await.until(() -> receive(client, dead), found -> !found.isEmpty());
        assertThat(moved).extracting(Message::body).containsExactly("parcel");
        giveBack(dead, moved);
        client.startMessageMoveTask(
                request -> request.sourceArn(arn("moved-dlq")).destinationArn(arn("moved")));
        assertThat(Await.until(() -> receive(client, queue), found -> !found.isEmpty()))
                .extracting(Message::body)
                .containsExactly("parcel");
    }

    @Test
    void delayed_message_waits_in_the_queue() {
        String queue = create("delayed", Map.of());
        client.sendMessage(
                request -> request.queueUrl(queue).messageBody("later").delaySeconds(900));
        client.sendMessage(
                request -> request.queueUrl(queue).messageBody("soon").delaySeconds(1));

        assertThat(Await.until(() -> receive(client, queue), found -> !found.isEmpty()))
                .extracting(Message::body)
                .containsExactly("soon");
        assertThat(client.getQueueAttributes(request -> request.queueUrl(queue)
                                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                        .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
    }

    @Test
    void batch_answers_for_each_message() {
        String queue = create("batched", Map.of());

        assertThat(client.sendMessageBatch(request -> request.queueUrl(queue)
                        .entries(
                                SendMessageBatchRequestEntry.builder()
                                        .id("good")
                                        .messageBody("one")
                                        .build(),
                                SendMessageBatchRequestEntry.builder()
                                        .id("bad")
                                        .messageBody("two")
                                        .delaySeconds(901)
                                        .build())))
                .satisfies(answer -> {
                    assertThat(answer.successful())
                            .extracting(entry -> entry.id())
                            .containsExactly("good");
                    assertThat(answer.failed()).extracting(entry -> entry.id()).containsExactly("bad");
                });
    }

    @Test
    void restart_keeps_queues_messages_and_receive_counts(@TempDir Path data) {
        try (Emulator before = start(data);
                SqsClient sqs = Sdk.client(SqsClient.builder(), before)) {
            sqs.createQueue(request -> request.queueName("kept-dlq"));
            String queue = sqs.createQueue(request -> request.queueName("kept").attributes(redriveTo("kept-dlq")))
                    .queueUrl();
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody("parcel"));
            List<Message> received = receive(sqs, queue);
            sqs.changeMessageVisibility(request -> request.queueUrl(queue)
                    .receiptHandle(received.getFirst().receiptHandle())
                    .visibilityTimeout(0));
        }

        try (Emulator after = start(data);
                SqsClient sqs = Sdk.client(SqsClient.builder(), after)) {
            String queue = sqs.getQueueUrl(request -> request.queueName("kept")).queueUrl();
            assertThat(queue).startsWith(after.endpoint().toString());
            assertThat(sqs.getQueueAttributes(request ->
                                    request.queueUrl(queue).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                            .attributes()
                            .get(QueueAttributeName.REDRIVE_POLICY))
                    .contains("kept-dlq");
            assertThat(receive(sqs, queue)).singleElement().satisfies(message -> {
                assertThat(message.body()).isEqualTo("parcel");
                assertThat(message.attributes())
                        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
            });
        }
    }

    @Test
    void only_loopback_is_listened_on() throws Exception {
        assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
        assertThat(Loopback.othersThatAnswer(emulator.endpoint())).isEmpty();
    }

    @Test
    void database_that_cannot_be_opened_is_an_exception_with_the_reason(@TempDir Path data) throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    private static String create(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static Map<QueueAttributeName, String> redriveTo(String deadLetterQueue) {
        return Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}".formatted(arn(deadLetterQueue)));
    }

    private static String arn(String queue) {
        return "arn:aws:sqs:" + Sdk.REGION.id() + ":000000000000:" + queue;
    }

    private static List<Message> receive(SqsClient sqs, String queue) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(queue).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static void giveBack(String queue, List<Message> messages) {
        messages.forEach(message -> client.changeMessageVisibility(request ->
                request.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
    }
}
