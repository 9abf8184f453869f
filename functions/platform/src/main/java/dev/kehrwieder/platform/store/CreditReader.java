package dev.kehrwieder.platform.store;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.platform.codec.CreditAccountCodec;
import dev.kehrwieder.platform.codec.CreditCodec;
import dev.kehrwieder.platform.codec.RedemptionCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the ledger of store credit. */
final class CreditReader {
    /** What the keys have room for. */
    private static final long MOST_ENTRIES = 999_999_999;

    private final Table table;

    CreditReader(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    CreditAccount account(CreditAccountKey key) {
        return table.get(Keys.creditAccount(key))
                .map(item -> CreditAccountCodec.decode(item.body()))
                .orElseGet(() -> CreditAccount.untouched(key));
    }

    List<CreditEntry> entries(CreditAccountKey key, Optional<Long> before, int limit) {
        long last = before.map(number -> number - 1).orElse(MOST_ENTRIES);
        if (last < 1) {
            return List.of();
        }
        QueryRequest.Builder newestFirst = QueryRequest.builder()
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                .expressionAttributeValues(Map.of(
                        ":pk", AttributeValue.fromS(Keys.partition(key)),
                        ":first", AttributeValue.fromS(Keys.credit(key, 1).sk()),
                        ":last", AttributeValue.fromS(Keys.credit(key, last).sk())));
        return table.query(newestFirst, limit).stream()
                .map(item -> CreditCodec.decode(item.body()))
                .toList();
    }

    Optional<Redemption> redemption(String shop, String reference) {
        return table.get(Keys.redemption(shop, reference)).map(item -> RedemptionCodec.decode(item.body()));
    }
}
