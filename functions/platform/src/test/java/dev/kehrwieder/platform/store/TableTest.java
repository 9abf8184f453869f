package dev.kehrwieder.platform.store;

import static dev.kehrwieder.core.port.CommitOutcome.ALREADY_DONE;
import static dev.kehrwieder.core.port.CommitOutcome.COMMITTED;
import static dev.kehrwieder.core.port.CommitOutcome.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.StoreUnavailable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What the failures of the table mean. The emulator does not throttle, so a client that fails on demand stands in. */
final class TableTest {
    private RuntimeException failure;
    private int puts;

    private final DynamoDbClient client = new DynamoDbClient() {
        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            failOrPass();
            return TransactWriteItemsResponse.builder().build();
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            puts++;
            failOrPass();
            return PutItemResponse.builder().build();
        }

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            failOrPass();
            return GetItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    };
    private final Table table = new Table(client, "table");
    private final Change plain = Change.putNew("table", Item.of(new Keys.Key("a", "1"), "EVENT"));
    private final Change once =
            Change.putNew("table", Item.of(new Keys.Key("a", "2"), "INBOX")).asOnce();
    private final Change other = Change.putNew("table", Item.of(new Keys.Key("a", "3"), "EVENT"));

    private void failOrPass() {
        if (failure != null) {
            throw failure;
        }
    }

    private CommitOutcome canceled(String... codes) {
        failure = TransactionCanceledException.builder()
                .cancellationReasons(Stream.of(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
        return table.write(List.of(plain, once, other));
    }

    @Test
    void each_reason_is_read_at_its_place() {
        assertThat(canceled("None", "ConditionalCheckFailed", "None")).isEqualTo(ALREADY_DONE);
        assertThat(canceled("ConditionalCheckFailed", "ConditionalCheckFailed", "None"))
                .isEqualTo(ALREADY_DONE);
        assertThat(canceled("ThrottlingError", "ConditionalCheckFailed", "TransactionConflict"))
                .isEqualTo(ALREADY_DONE);
        assertThat(canceled("ConditionalCheckFailed", "None", "None")).isEqualTo(STALE);
        assertThat(canceled("None", "TransactionConflict", "None")).isEqualTo(STALE);
        assertThat(canceled("None", "None", "TransactionConflict")).isEqualTo(STALE);
        assertThat(canceled("ThrottlingError", "None", "ConditionalCheckFailed"))
                .isEqualTo(STALE);
    }

    @Test
    void a_busy_table_is_unavailable() {
        for (String code : List.of("ThrottlingError", "ProvisionedThroughputExceeded")) {
            assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> canceled("None", code, "None"));
        }
    }

    @Test
    void what_would_fail_again_is_no_matter_of_waiting() {
        assertThatIllegalArgumentException().isThrownBy(() -> canceled("None", "None", "ValidationError"));
    }

    @Test
    void one_item_is_written_without_a_transaction_by_the_same_rules() {
        assertThat(table.write(List.of(once))).isEqualTo(COMMITTED);
        assertThat(puts).isEqualTo(1);
        failure = ConditionalCheckFailedException.builder().build();
        assertThat(table.write(List.of(once))).isEqualTo(ALREADY_DONE);
        assertThat(table.write(List.of(plain))).isEqualTo(STALE);
        failure = TransactionConflictException.builder().build();
        assertThat(table.write(List.of(once))).isEqualTo(STALE);
    }

    @Test
    void a_transaction_that_met_its_own_first_attempt_is_read_again() {
        failure = TransactionInProgressException.builder().build();
        assertThat(table.write(List.of(plain, once))).isEqualTo(STALE);
    }

    @Test
    void silence_and_throttling_are_unavailable_and_a_refusal_is_thrown_as_it_is() {
        assertFails(SdkClientException.create("refused"), StoreUnavailable.class);
        assertFails(fault(500, "InternalServerError"), StoreUnavailable.class);
        assertFails(fault(503, "ServiceUnavailable"), StoreUnavailable.class);
        assertFails(fault(400, "ThrottlingException"), StoreUnavailable.class);
        assertFails(fault(400, "ProvisionedThroughputExceededException"), StoreUnavailable.class);
        assertFails(fault(400, "AccessDeniedException"), DynamoDbException.class);
    }

    private void assertFails(RuntimeException with, Class<? extends Exception> as) {
        failure = with;
        assertThatExceptionOfType(as).isThrownBy(() -> table.get(new Keys.Key("a", "1")));
        assertThatExceptionOfType(as).isThrownBy(() -> table.write(List.of(plain)));
        assertThatExceptionOfType(as).isThrownBy(() -> table.write(List.of(plain, once)));
    }

    private static RuntimeException fault(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
