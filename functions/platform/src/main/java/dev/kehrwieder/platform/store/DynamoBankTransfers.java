package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.core.refund.TransferStatus;
import dev.kehrwieder.platform.codec.BankTransferCodec;
import dev.kehrwieder.platform.codec.TransferExportCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Bank transfers in the table: each beside its return, listed by the index of statuses. */
public final class DynamoBankTransfers implements BankTransfers {
    private final Table table;

    public DynamoBankTransfers(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public Optional<BankTransfer> read(ReturnKey of, int number) {
        return Keys.canBe(of) ? read(Keys.transfer(of, number)) : Optional.empty();
    }

    private Optional<BankTransfer> read(Keys.Key key) {
        return table.get(key).map(item -> BankTransferCodec.decode(item.body()));
    }

    /** The index may lag behind: what it still lists, and is in another state by now, is left out. */
    @Override
    public Page list(String shop, TransferStatus status, int limit, Optional<String> after) {
        List<Item> names = table.query(
                QueryRequest.builder()
                        .indexName(ReturnIndexes.STATUS)
                        .keyConditionExpression("statusPk = :transfers AND statusSk > :after")
                        .expressionAttributeValues(Map.of(
                                ":transfers", AttributeValue.fromS(Keys.transfersPartition(shop, status)),
                                ":after",
                                        AttributeValue.fromS(
                                                after.map(Cursors::position).orElse("0")))),
                limit);
        List<BankTransfer> found = names.stream()
                .flatMap(name -> read(new Keys.Key(name.text(Item.PK), name.sortKey())).stream())
                .filter(transfer -> transfer.status() == status)
                .toList();
        return new Page(
                found,
                names.size() < limit
                        ? Optional.empty()
                        : Optional.of(Cursors.of(names.getLast().text(Item.STATUS_SK))));
    }

    @Override
    public Optional<TransferExport> export(String shop, String id) {
        return table.get(Keys.transferExport(shop, id)).map(item -> TransferExportCodec.decode(item.body()));
    }

    @Override
    public CommitOutcome commit(List<BankTransfer> transfers, Optional<TransferExport> export) {
        List<Change> changes = new ArrayList<>();
        transfers.forEach(transfer -> changes.add(Change.putNext(table.name(), item(transfer), transfer.version())));
        export.ifPresent(made -> changes.add(Change.putNew(
                table.name(),
                Item.of(Keys.transferExport(made.shop(), made.id()), "transferExport")
                        .withBody(TransferExportCodec.encode(made)))));
        return table.write(changes);
    }

    private static Item item(BankTransfer transfer) {
        return Item.of(Keys.transfer(transfer.of(), transfer.number()), "bankTransfer")
                .with(Item.STATUS_PK, Keys.transfersPartition(transfer.of().shop(), transfer.status()))
                .with(Item.STATUS_SK, Keys.transferSort(transfer))
                .withBody(BankTransferCodec.encode(transfer));
    }
}
