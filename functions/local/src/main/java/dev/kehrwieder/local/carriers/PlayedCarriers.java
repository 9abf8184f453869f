package dev.kehrwieder.local.carriers;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.fakes.dhl.DhlCredentials;
import dev.kehrwieder.fakes.dhl.FakeDhl;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DHL and EasyPost, played by our fakes, with accounts for the shop {@code demo} and its hooks subscribed. */
public final class PlayedCarriers implements AutoCloseable {
    private static final String HOOK_TOKEN = "local-dhl-token";
    private static final String HOOK_HEADER = "X-Kehrwieder-Hook-Token";
    private static final String EASYPOST_SECRET = "local-easypost-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** DHL at home and beyond the border, EasyPost from overseas. */
    private static final String RULES =
            """
            [ { "carrier": "dhl", "countries": ["DE", "AT", "CH"], "methods": ["BY_MAIL_QR", "BY_MAIL_LABEL", "HOME_PICKUP"],
                "qrCountries": ["DE"], "maxWeightGrams": 31500, "maxLengthMm": 1200, "customs": true,
                "receiverIds": { "DE": "deu", "AT": "aut", "CH": "che" },
                "tariffs": [ { "countries": ["DE"], "upToGrams": 5000, "cost": "4.19" },
                             { "countries": ["DE"], "upToGrams": 31500, "cost": "7.49", "bulkySurcharge": "20.00" },
                             { "countries": ["AT", "CH"], "upToGrams": 31500, "cost": "14.90" } ], "preference": 10 },
              { "carrier": "easypost", "countries": ["US"], "methods": ["BY_MAIL_LABEL", "BY_MAIL_QR"], "qrCountries": ["US"],
                "customs": true } ]
            """;

    private final FakeDhl dhl;
    private final FakeEasyPost easyPost;

    private PlayedCarriers(FakeDhl dhl, FakeEasyPost easyPost) {
        this.dhl = dhl;
        this.easyPost = easyPost;
    }

    /**
     * @param data folder of DHL's labels, made if it is not there
     * @param gateway where the hooks are; it answers later than this call
     * @param businessTime what scans carry
     */
    public static PlayedCarriers start(Path data, URI gateway, InstantSource businessTime)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        FakeDhl dhl = new FakeDhl(DhlCredentials.DEMO, businessTime, Optional.of(data.resolve("dhl.jsonl")));
        PlayedCarriers carriers = new PlayedCarriers(dhl, new FakeEasyPost(businessTime));
        carriers.subscribe(gateway);
        return carriers;
    }

    /** Where the functions find them. */
    public Map<String, String> environment() {
        return Map.of(
                "CARRIER_DHL_URL", dhl.uri().toString(),
                "CARRIER_EASYPOST_URL", easyPost.uri().toString());
    }

    /** The shop's accounts, by the secret's name. */
    public Map<String, String> secrets() {
        DhlCredentials account = DhlCredentials.DEMO;
        ObjectNode ofDhl = Answers.JSON
                .createObjectNode()
                .put("apiKey", account.apiKey())
                .put("apiSecret", account.apiSecret())
                .put("user", account.user())
                .put("password", account.password())
                .put("billingNumber", account.billingNumber())
                .put("hookToken", HOOK_TOKEN);
        ObjectNode ofEasyPost = Answers.JSON
                .createObjectNode()
                .put("apiKey", FakeEasyPost.API_KEY)
                .put("webhookSecret", EASYPOST_SECRET);
        return Map.of("carrier/dhl/demo", ofDhl.toString(), "carrier/easypost/demo", ofEasyPost.toString());
    }

    /** The field {@code carriers} of a policy that uses them. */
    public JsonNode rules() {
        return Answers.JSON.readTree(RULES);
    }

    public HttpHandler pages() {
        List<PlayedCarrier.Scan> ofDhl = FakeDhl.codes()
                .map(code -> new PlayedCarrier.Scan(code.code(), code.meaning()))
                .toList();
        List<PlayedCarrier.Scan> ofEasyPost = Stream.of(
                        "in_transit",
                        "out_for_delivery",
                        "delivered",
                        "available_for_pickup",
                        "return_to_sender",
                        "failure")
                .map(code -> new PlayedCarrier.Scan(code, code.replace('_', ' ')))
                .toList();
        return new CarriersPages(List.of(
                new PlayedCarrier("dhl", dhl.uri(), List.of("order", "token", "track", "pickup"), ofDhl),
                new PlayedCarrier("easypost", easyPost.uri(), List.of("create", "buy", "refund", "form"), ofEasyPost)));
    }

    private void subscribe(URI gateway) throws IOException, InterruptedException {
        ObjectNode ofDhl = Answers.JSON.createObjectNode();
        ObjectNode hook = ofDhl.putObject("hook")
                .put("uri", gateway.resolve("/v1/carriers/dhl/demo/events").toString());
        hook.putObject("authentication")
                .put("type", "ApiKeyAuthentication")
                .put("header", HOOK_HEADER)
                .put("token", HOOK_TOKEN);
        ofDhl.put("format", "Default")
                .put("type", "Account")
                .put("service", "parcel-de")
                .put("accountID", DhlCredentials.DEMO.billingNumber());
        ofDhl.putArray("events")
                .add("Pre-Transit")
                .add("Transit")
                .add("Delivered")
                .add("Failure")
                .add("Unknown");
        post(dhl.uri().resolve("/tracking/push/v1/subscription"), "DHL-API-Key", DhlCredentials.DEMO.apiKey(), ofDhl);

        ObjectNode ofEasyPost = Answers.JSON.createObjectNode();
        ofEasyPost
                .putObject("webhook")
                .put("url", gateway.resolve("/v1/carriers/easypost/demo/events").toString())
                .put("webhook_secret", EASYPOST_SECRET);
        post(easyPost.uri().resolve("/v2/webhooks"), "Authorization", "Bearer " + FakeEasyPost.API_KEY, ofEasyPost);
    }

    private static void post(URI uri, String header, String value, ObjectNode body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header(header, value)
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IOException("a carrier's fake answers a subscription with " + answer.statusCode());
            }
        }
    }

    @Override
    public void close() {
        dhl.close();
        easyPost.close();
    }
}
