package dev.kehrwieder.local.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.documents.Address;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.documents.LabelData;
import dev.kehrwieder.documents.Paper;
import dev.kehrwieder.documents.SlipData;
import dev.kehrwieder.documents.SlipLine;
import dev.kehrwieder.documents.TrackingNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A label maker that decides nothing: reads the return twice, the policy and the person, draws the five documents with the
 * very classes of {@code labels}, stores them and writes four items in one transaction.
 */
public final class PlainLabels implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Address ADDRESS = new Address("Ada Beispiel", "Kehrwieder", "2", "20457", "Hamburg", "", "DE");

    private final PlainTable table = new PlainTable();
    private final Documents documents = new Documents();
    private final String bucket = System.getenv("BUCKET_NAME");
    private final S3Client objects = PlainTable.configured(S3Client.builder(), "S3")
            .serviceConfiguration(S3Configuration.builder()
                    .pathStyleAccessEnabled(true)
                    .chunkedEncodingEnabled(false)
                    .build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .build();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        event.getRecords().forEach(message -> issue(JSON.readTree(message.getBody())));
        return new SQSBatchResponse(List.of());
    }

    private void issue(JsonNode event) {
        String rma = event.path("rma").asString();
        String of = "S#demo#R#" + rma;
        JsonNode state = JSON.readTree(table.between(of, "LINES", "RETURN").stream()
                .filter(item -> item.get("sk").s().equals("RETURN"))
                .findFirst()
                .orElseThrow()
                .get("body")
                .s());
        table.get("S#demo", "POLICY#000001");
        table.get("S#demo#O#" + rma, "PERSON");
        String number = TrackingNumbers.of("demo", rma, 1, 1);
        String link = "http://localhost:8080/r/demo/" + rma + "?k=0123456789012345678901234567890123456789";
        LabelData label = new LabelData(number, rma, ADDRESS, ADDRESS, "Kehrwieder Local", link);
        SlipLine line = new SlipLine("1", "SHOE-42", "Laufschuh, Größe 42", 1, "Zu klein", "TOO_SMALL");
        SlipData slip = new SlipData(rma, List.of("1001"), link, ADDRESS, "", List.of(line), Locale.GERMANY);
        Map<String, byte[]> made = new LinkedHashMap<>();
        made.put("label.pdf", documents.labelPdf(label, Paper.A6));
        made.put("label.png", documents.labelPng(label, Paper.A6));
        made.put("label.zpl", documents.labelZpl(label, Paper.A6));
        made.put("qr.png", documents.qrPng(link));
        made.put("slip.pdf", documents.slipPdf(slip));
        made.forEach((name, bytes) -> objects.putObject(
                request -> request.bucket(bucket).key("plain/" + rma + "/" + name), RequestBody.fromBytes(bytes)));
        table.between(of, "LINES", "RETURN");
        table.write(List.of(
                table.update("PLAIN#" + rma, "RETURN", state.toString()),
                table.put("PLAIN#" + rma, "E#3", "x".repeat(200)),
                table.put("PLAIN#" + rma, "X#labels", "x".repeat(40)),
                table.put("PLAIN#" + number, "T", "x".repeat(40))));
    }
}
