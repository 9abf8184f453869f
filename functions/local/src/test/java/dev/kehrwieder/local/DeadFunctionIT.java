package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that fails whatever it is given. */
class DeadFunctionIT {
    @TempDir
    Path folder;

    @Test
    void its_message_lies_in_the_dead_letter_queue_with_the_reason_and_the_others_go_on() throws Exception {
        Map<String, String> broken = Map.of("BUCKET_NAME", "no-such-bucket", "MAX_RECEIVES", "2");
        try (DemoMachine machine = DemoMachine.start(folder.resolve("data"), broken)) {
            machine.putOrder("D1");
            String rma = machine.register("D1", 1).text("/rma");
            machine.await("the message is put aside", () -> machine.depth("labels-dlq") == 1);
            machine.inspect(rma, 1);
            machine.await("the return is closed", () -> machine.status(rma).equals("CLOSED"));
            machine.await("the money's mail is there", () -> machine.mails(rma).contains("REFUND_SENT"));

            var letter = machine.runner
                    .clients()
                    .sqs()
                    .receiveMessage(request ->
                            request.queueUrl(machine.queueUrl("labels-dlq")).messageAttributeNames("All"))
                    .messages()
                    .getFirst();
            assertThat(letter.messageAttributes().get("reason").stringValue()).contains("NoSuchBucket");
            assertThat(letter.body()).contains("\"type\":\"ReturnApproved\"", rma);
            assertThat(machine.events(rma)).doesNotContain("LabelIssued").contains("ReturnClosed");
        }
    }
}
