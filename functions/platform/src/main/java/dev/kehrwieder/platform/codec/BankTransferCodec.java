package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.TransferStatus;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** A refund that staff pay by bank transfer. */
public final class BankTransferCodec {
    private BankTransferCodec() {}

    public static String encode(BankTransfer transfer) {
        return BodyWriter.version(1)
                .with("shop", transfer.of().shop())
                .with("rma", transfer.of().rma())
                .with("number", transfer.number())
                .with("amount", transfer.amount())
                .with("status", transfer.status())
                .with("problem", transfer.problem())
                .with("exportId", transfer.exportId())
                .with("version", transfer.version())
                .with("createdAt", transfer.createdAt())
                .with("changedAt", transfer.changedAt())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static BankTransfer decode(String json) {
        return BodyReader.read(
                "bank transfer",
                json,
                body -> new BankTransfer(
                        new ReturnKey(body.text("shop"), body.text("rma")),
                        body.integer("number"),
                        body.money("amount"),
                        body.constant("status", TransferStatus.class),
                        body.optional("problem", BodyReader::text),
                        body.optional("exportId", BodyReader::text),
                        body.number("version"),
                        body.instant("createdAt"),
                        body.instant("changedAt")));
    }
}
