package dev.kehrwieder.fakes.easypost;

import dev.kehrwieder.fakes.FakeApi;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An EasyPost of our own with one account. Calls, as faults name them: create, retrieve, list, rerate, buy, refund, label,
 * form, trackers, webhook, file. Switches over HTTP: those of {@link FaultyServer}, and {@code GET /_fake/parcels},
 * {@code POST /_fake/parcels/NUMBER/scan}, {@code POST /_fake/push}.
 *
 * <p>USPS, CanadaPost and FedEx serve the USA and Canada; two countries want customs data.
 */
public final class FakeEasyPost implements AutoCloseable {
    /** The key of the one account. */
    public static final String API_KEY = "EZTK_demo";

    private static final long SEED = 7;

    private final EasyPostHooks hooks = new EasyPostHooks();
    private final EasyPostEndpoints endpoints;
    private final FaultyServer server;

    public FakeEasyPost(InstantSource clock) throws IOException {
        Shapes shapes = new Shapes(SEED);
        // The server's address is known when it listens; the first file is stored later than that.
        Shipments shipments = new Shipments(shapes, name -> uri() + EasyPostEndpoints.FILES + name);
        endpoints = new EasyPostEndpoints(API_KEY, shapes, shipments, hooks, clock);
        server = new FaultyServer(endpoints);
    }

    public URI uri() {
        return server.uri();
    }

    /** The next call of this name goes wrong. */
    public void next(String call, Fault fault) {
        server.next(call, fault);
    }

    /** The names of all calls that arrived. */
    public List<String> heard() {
        return server.heard();
    }

    /** How often this call arrived, whatever became of it. */
    public long heard(String call) {
        return heard().stream().filter(call::equals).count();
    }

    /** As the API would show them. */
    public List<ObjectNode> shipments() {
        return endpoints.all();
    }

    /** Those that were paid for. */
    public List<ObjectNode> bought() {
        return endpoints.bought();
    }

    /** What is stored under an address of this server. */
    public byte[] file(String address) {
        return endpoints.fileAt(address);
    }

    /** An event, as it would be posted to a webhook. */
    public record Event(String id, byte[] body) {
        public String signature(String secret) {
            return EasyPostHooks.signature(secret, body);
        }
    }

    /** Moves a parcel and tells the webhooks. */
    public Event scan(String trackingCode, String status, Instant at) {
        ObjectNode event = endpoints.scan(trackingCode, status, at);
        hooks.push(event);
        return event(event);
    }

    /** An event about something else. */
    public static Event event(JsonNode event) {
        return new Event(event.path("id").asString(""), FakeApi.JSON.writeValueAsBytes(event));
    }

    @Override
    public void close() {
        server.close();
        hooks.close();
    }
}
