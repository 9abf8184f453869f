package dev.kehrwieder.refunds.manual;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.TransferExport;
import dev.kehrwieder.core.refund.TransferStatus;
import dev.kehrwieder.core.usecase.ConcludeTransfer;
import dev.kehrwieder.core.usecase.ExportTransfers;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of bank transfers, for finance. */
public final class TransferEndpoints {
    private static final Pattern ID = Pattern.compile("([0-9A-Za-z-]{1,32})-M(\\d{1,3})");

    private final BankTransfers transfers;
    private final ExportTransfers exports;
    private final ConcludeTransfer conclude;
    private final Secrets secrets;

    public TransferEndpoints(
            BankTransfers transfers, ExportTransfers exports, ConcludeTransfer conclude, Secrets secrets) {
        this.transfers = requireNonNull(transfers, "transfers is null");
        this.exports = requireNonNull(exports, "exports is null");
        this.conclude = requireNonNull(conclude, "conclude is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    private record Asked(TransferStatus status, int limit, Optional<String> cursor) {}

    public Answer list(ApiRequest request) {
        Asked asked = request.query(q -> new Asked(
                q.choice("status", TransferStatus.class).orElse(TransferStatus.OPEN), q.limit(), q.opaqueCursor()));
        BankTransfers.Page page;
        try {
            page = transfers.list(request.caller().shop(), asked.status(), asked.limit(), asked.cursor());
        } catch (IllegalArgumentException e) {
            return Problem.invalid(List.of(new FieldError("/cursor", "INVALID_FORMAT", "Not a cursor of this list")))
                    .answer();
        }
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        page.transfers().forEach(transfer -> items.add(json(transfer)));
        return Answer.ok(body.put("nextCursor", page.next().orElse(null)));
    }

    public Answer export(ApiRequest request) {
        String shop = request.caller().shop();
        return switch (exports.export(shop, debtor(shop))) {
            case ExportTransfers.Result.Nothing() ->
                Problem.of(ProblemCode.INVALID_STATE, "No transfer waits for an export")
                        .answer();
            case ExportTransfers.Result.Exported(TransferExport export, List<BankTransfer> all) -> {
                Money total = all.stream()
                        .map(BankTransfer::amount)
                        .reduce(Money::plus)
                        .orElseThrow();
                String file = "/v1/payments/manual/exports/" + export.id();
                yield Answer.created(
                        file,
                        Json.object()
                                .put("id", export.id())
                                .put("at", export.at().toString())
                                .put("transfers", all.size())
                                .put("total", total.decimal().toPlainString())
                                .put("currency", total.currency().getCurrencyCode())
                                .put("file", file));
            }
        };
    }

    public Answer file(ApiRequest request) {
        String id = request.path("id");
        return switch (exports.file(request.caller().shop(), id)) {
            case ExportTransfers.File.Xml(String text) ->
                Answer.text(200, "application/xml", text)
                        .withHeader("Content-Disposition", "attachment; filename=\"pain.001-" + id + ".xml\"");
            case ExportTransfers.File.Unknown() -> Problem.notFound().answer();
            case ExportTransfers.File.Gone() ->
                Problem.of(ProblemCode.INVALID_STATE, "Details of a payee were erased: the file cannot be made again")
                        .answer();
        };
    }

    public Answer paid(ApiRequest request) {
        return concluded(
                request,
                transfer -> conclude.paid(transfer.of(), transfer.number(), KeyedCalls.actor(request.caller())));
    }

    public Answer bounced(ApiRequest request) {
        return concluded(
                request,
                transfer -> conclude.bounced(transfer.of(), transfer.number(), KeyedCalls.actor(request.caller())));
    }

    private static Answer concluded(
            ApiRequest request, Function<TransferExport.Item, ConcludeTransfer.Result> conclude) {
        Matcher id = ID.matcher(request.path("id"));
        if (!id.matches()) {
            return Problem.notFound().answer();
        }
        ReturnKey of = new ReturnKey(request.caller().shop(), id.group(1));
        return switch (conclude.apply(new TransferExport.Item(of, Integer.parseInt(id.group(2))))) {
            case ConcludeTransfer.Result.Done(BankTransfer transfer) -> Answer.ok(json(transfer));
            case ConcludeTransfer.Result.Unknown() -> Problem.notFound().answer();
            case ConcludeTransfer.Result.NotAllowed(BankTransfer transfer) ->
                Problem.of(ProblemCode.INVALID_STATE, "The transfer is " + transfer.status())
                        .answer();
        };
    }

    /** From the secret {@code payment/manual/SHOP}: {@code {"name", "iban", "bic"}}. */
    private TransferExport.Debtor debtor(String shop) {
        try {
            JsonNode json = Json.parseObject(secrets.secret("payment/manual/" + shop));
            Iban iban = Iban.parse(json.path("iban").stringValue(""))
                    .orElseThrow(() -> new IllegalArgumentException("no IBAN"));
            return new TransferExport.Debtor(
                    json.path("name").stringValue(""), iban, json.path("bic").stringValue(""));
        } catch (IllegalStateException | IllegalArgumentException | MalformedJsonException e) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID_STATE,
                    "The shop has no account to pay from: the secret payment/manual/SHOP is missing or none"));
        }
    }

    private static ObjectNode json(BankTransfer transfer) {
        return Json.object()
                .put("id", transfer.id())
                .put("rma", transfer.of().rma())
                .put("amount", transfer.amount().decimal().toPlainString())
                .put("currency", transfer.amount().currency().getCurrencyCode())
                .put("status", transfer.status().name())
                .put("problem", transfer.problem().orElse(null))
                .put("exportId", transfer.exportId().orElse(null))
                .put("createdAt", transfer.createdAt().toString())
                .put("changedAt", transfer.changedAt().toString());
    }
}
