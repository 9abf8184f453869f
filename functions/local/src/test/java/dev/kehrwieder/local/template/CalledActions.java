package dev.kehrwieder.local.template;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which permission a call of the SDK needs. An action is named like the call, but for the exceptions here. */
final class CalledActions {
    private static final String SDK = "software.amazon.awssdk.services.";

    private static final Map<String, String> SERVICES = Map.of(
            "DynamoDbClient", "dynamodb",
            "DynamoDbStreamsClient", "dynamodb",
            "SqsClient", "sqs",
            "S3Client", "s3",
            "S3Presigner", "s3",
            "SesClient", "ses",
            "SsmClient", "ssm");

    /** A transaction is allowed by what it writes, and there is nothing to allow in making a client. */
    private static final Set<String> FREE = Set.of("transactWriteItems", "builder", "close");

    private static final Map<String, String> OTHERWISE = Map.of(
            "sendMessageBatch", "SendMessage",
            "deleteMessageBatch", "DeleteMessage",
            "changeMessageVisibilityBatch", "ChangeMessageVisibility",
            "getObjectAsBytes", "GetObject",
            "presignGetObject", "GetObject",
            "headBucket", "ListBucket");

    private static final Map<String, String> TRANSACTED = Map.of(
            "put", "dynamodb:PutItem",
            "update", "dynamodb:UpdateItem",
            "delete", "dynamodb:DeleteItem",
            "conditionCheck", "dynamodb:ConditionCheckItem");

    private CalledActions() {}

    /** The action; none for a call of anything but the SDK. */
    static Stream<String> of(Reach.Call call) {
        if (!call.owner().startsWith(SDK)) {
            return Stream.empty();
        }
        if (call.simpleOwner().equals("TransactWriteItem$Builder")) {
            return Stream.ofNullable(TRANSACTED.get(call.method()));
        }
        if (!call.simpleOwner().matches("\\w+(Client|Presigner)") || FREE.contains(call.method())) {
            return Stream.empty();
        }
        String service = SERVICES.get(call.simpleOwner());
        if (service == null) {
            throw new AssertionError("it is not known what permission " + call + " needs");
        }
        String named = call.method().substring(0, 1).toUpperCase(Locale.ROOT)
                + call.method().substring(1);
        return Stream.of(service + ":" + OTHERWISE.getOrDefault(call.method(), named));
    }
}
