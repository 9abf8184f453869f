package dev.kehrwieder.local;

import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.local.traces.LocalTraces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's own machine: the real template, the real packages, the shop {@code demo}. */
final class DemoMachine implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Generous: machines are shared. Nothing waits this long unless it never comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final List<LocalService.Starter> USUAL =
            List.of(LocalMail::start, LocalMoney::start, (folder, gateway, time) -> LocalTraces.start());

    final List<String> lines = new CopyOnWriteArrayList<>();
    final Runner runner;

    private DemoMachine(Path data, Map<String, String> environment, List<LocalService.Starter> services) {
        Path root = Emulators.libraries(Emulators.DYNAMODB)
                .resolve("../../../../..")
                .normalize();
        RunnerOptions options = RunnerOptions.of(root)
                .withData(data)
                .withPort(0)
                .withFresh(true)
                .withVisibilityTimeout(Duration.ofSeconds(5))
                .withEnvironment(environment);
        this.runner = new Runner(options, new LocalKeys(), services, lines::add);
    }

    static DemoMachine start(Path data) throws InterruptedException {
        return start(data, Map.of());
    }

    /** @param environment what every function finds besides */
    static DemoMachine start(Path data, Map<String, String> environment) throws InterruptedException {
        return started(new DemoMachine(data, environment, USUAL));
    }

    /** With DHL and EasyPost as we play them. */
    static DemoMachine startWithCarriers(Path data) throws InterruptedException {
        return start(data, Map.of(), List.of(LocalCarriers::start));
    }

    /** @param besides further services */
    static DemoMachine start(Path data, Map<String, String> environment, List<LocalService.Starter> besides)
            throws InterruptedException {
        return started(new DemoMachine(
                data,
                environment,
                Stream.concat(USUAL.stream(), besides.stream()).toList()));
    }

    private static DemoMachine started(DemoMachine machine) throws InterruptedException {
        machine.runner.start();
        machine.runner.settleIn();
        return machine;
    }

    /** An answer. @param location the header, empty if there is none */
    record Reply(int status, String text, String location) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    Reply get(String key, String path) {
        return call("GET", key, path, "");
    }

    Reply post(String key, String path, String body, String... headers) {
        return call("POST", key, path, body, headers);
    }

    Reply put(String key, String path, String body) {
        return call("PUT", key, path, body);
    }

    Reply call(String method, String key, String path, String body, String... headers) {
        return call(method, key, path, "application/json", body, headers);
    }

    /** As a browser sends a page's form, its fields encoded already. */
    Reply form(String path, String fields) {
        return call("POST", "", path, "application/x-www-form-urlencoded", fields, new String[0]);
    }

    private Reply call(String method, String key, String path, String type, String body, String[] headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes(String address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private URI address(String path) {
        return URI.create(path.startsWith("http") ? path.replace("localhost", "127.0.0.1") : base() + path);
    }

    /** Where it answers, without a slash at the end. */
    String base() {
        return runner.uri().toString().replace("localhost", "127.0.0.1").replaceAll("/$", "");
    }

    /** Puts the order of DESIGN 6 under a number: three units of one line. */
    void putOrder(String number) {
        putOrder(number, 3);
    }

    void putOrder(String number, int quantity) {
        putOrder(number, quantity, "ada@example.org");
    }

    void putOrder(String number, int quantity, String email) {
        Instant delivered = runner.businessNow().minus(Duration.ofDays(3));
        String order = order(number, quantity, delivered).replace("ada@example.org", email);
        Reply reply = put("local-storefront", "/v1/orders/" + number, order);
        if (reply.status() != 201) {
            throw new AssertionError("PUT answered " + reply.status() + " " + reply.text());
        }
    }

    static String order(String number, int quantity, Instant delivered) {
        String paid = "%d.%02d".formatted((3333L * quantity - 1000 + 495) / 100, (3333L * quantity - 1000 + 495) % 100);
        return """
                { "placedAt": "%1$s", "currency": "EUR", "locale": "de-DE", "market": "DE",
                  "customer": { "email": "ada@example.org", "name": "Ada Beispiel", "consumer": true },
                  "shippingAddress": { "name": "Ada Beispiel", "street": "Kehrwieder", "houseNumber": "2",
                    "postalCode": "20457", "city": "Hamburg", "country": "DE" },
                  "lines": [ { "lineId": "1", "sku": "SHOE-42", "title": "Laufschuh, Größe 42", "quantity": %3$d,
                    "unitPrice": "33.33", "taxRate": "0.19", "category": "SHOES", "weightGrams": 900, "flags": [] } ],
                  "discounts": [ { "amount": "10.00", "label": "WELCOME10" } ],
                  "shipping": { "amount": "4.95", "standardAmount": "4.95", "taxRate": "0.19" },
                  "payments": [ { "paymentId": "p1", "provider": "local", "reference": "pay_%4$s", "method": "CARD",
                    "amount": "%5$s" } ],
                  "deliveries": [ { "deliveredAt": "%2$s", "lines": [ { "lineId": "1", "quantity": %3$d } ] } ],
                  "informedOfWithdrawal": true, "informedOfReturnCosts": true }
                """
                .formatted(delivered.minus(Duration.ofDays(2)), delivered, quantity, number, paid);
    }

    Reply register(String orderNumber, int quantity, String... headers) {
        return post(
                "local-storefront",
                "/v1/returns",
                """
                { "orderNumber": "%s", "method": "BY_MAIL_QR",
                  "items": [ { "lineId": "1", "quantity": %d, "reason": "TOO_SMALL" } ] }
                """
                        .formatted(orderNumber, quantity),
                headers);
    }

    Reply inspect(String rma, int quantity) {
        return post(
                "local-warehouse",
                "/v1/inspections",
                """
                { "rma": "%s", "parcel": 1, "inspector": "w-17",
                  "items": [ { "lineId": "1", "quantity": %d, "grade": "A", "decision": "ACCEPTED",
                    "disposition": "RESTOCK", "location": "HH-1" } ], "complete": true }
                """
                        .formatted(rma, quantity));
    }

    void scan(String trackingNumber, String status) {
        Reply reply = post("", "/_local/carrier/" + trackingNumber + "/scan", "{\"status\":\"" + status + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError("scan answered " + reply.status() + " " + reply.text());
        }
    }

    Reply read(String rma) {
        return get("local-support", "/v1/returns/" + rma);
    }

    String status(String rma) {
        return read(rma).text("/status");
    }

    List<String> events(String rma) {
        List<String> types = new ArrayList<>();
        get("local-support", "/v1/returns/" + rma + "/timeline")
                .json()
                .path("events")
                .forEach(event -> types.add(event.path("type").asString("")));
        return types;
    }

    /** The templates of the mails that name a return, oldest first. */
    List<String> mails(String rma) {
        List<String> templates = new ArrayList<>();
        get("", "/_local/mail").json().forEach(mail -> {
            if (mail.path("text").asString("").contains(rma)) {
                templates.add(mail.path("template").asString(""));
            }
        });
        return templates;
    }

    int depth(String queue) {
        return get("", "/_local/queues").json().path(queue).asInt(-1);
    }

    /** The address of a queue by its short name. */
    String queueUrl(String name) {
        return runner.clients().sqs().listQueues().queueUrls().stream()
                .filter(url -> url.endsWith("-" + name))
                .findFirst()
                .orElseThrow();
    }

    boolean queuesAreEmpty() {
        for (JsonNode depth : get("", "/_local/queues").json()) {
            if (depth.asInt(-1) != 0) {
                return false;
            }
        }
        return true;
    }

    void advance(String duration) {
        Reply reply = post("", "/_local/clock", "{\"advance\":\"" + duration + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError("clock answered " + reply.status() + " " + reply.text());
        }
    }

    /** Until a return is closed, its money told of and nothing under way. */
    void awaitPaid(String rma) {
        await("the return is closed", () -> status(rma).equals("CLOSED"));
        await("the last mail is there", () -> mails(rma).contains("REFUND_SENT"));
        await("every queue is empty", this::queuesAreEmpty);
    }

    /** Does something while every message comes twice, in an order by chance. */
    void twiceAndShuffled(Runnable what) {
        runner.faults().deliverTwiceAndShuffled(true);
        try {
            what.run();
        } finally {
            runner.faults().deliverTwiceAndShuffled(false);
        }
    }

    /** Waits until something holds. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what + "; the machine said " + lines);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
