package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** Transfers that went to the bank in one file. */
public final class TransferExportCodec {
    private TransferExportCodec() {}

    public static String encode(TransferExport export) {
        BodyWriter debtor = new BodyWriter()
                .with("name", export.debtor().name())
                .with("iban", export.debtor().iban().text())
                .with("bic", export.debtor().bic());
        return BodyWriter.version(1)
                .with("shop", export.shop())
                .with("id", export.id())
                .with("at", export.at())
                .with("debtor", debtor)
                .list("transfers", export.items(), TransferExportCodec::item)
                .with("fileSha256", export.fileSha256())
                .json();
    }

    private static BodyWriter item(TransferExport.Item item) {
        return new BodyWriter().with("rma", item.of().rma()).with("number", item.number());
    }

    /** @throws NeverSucceeds if it is none */
    public static TransferExport decode(String json) {
        return BodyReader.read("export of transfers", json, body -> {
            String shop = body.text("shop");
            BodyReader debtor = body.object("debtor");
            return new TransferExport(
                    shop,
                    body.text("id"),
                    body.instant("at"),
                    new TransferExport.Debtor(debtor.text("name"), new Iban(debtor.text("iban")), debtor.text("bic")),
                    body.list(
                            "transfers",
                            item -> new TransferExport.Item(
                                    new ReturnKey(shop, item.text("rma")), item.integer("number"))),
                    body.text("fileSha256"));
        });
    }
}
