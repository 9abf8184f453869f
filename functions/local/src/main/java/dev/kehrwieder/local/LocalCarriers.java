package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.carriers.PlayedCarriers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Carriers: DHL and EasyPost as we play them, on demand ({@code --carriers}). */
record LocalCarriers(PlayedCarriers carriers) implements LocalService {
    static LocalCarriers start(Path data, URI gateway, InstantSource businessTime)
            throws IOException, InterruptedException {
        return new LocalCarriers(PlayedCarriers.start(data.resolve("carriers"), gateway, businessTime));
    }

    @Override
    public Map<String, String> environment() {
        return carriers.environment();
    }

    @Override
    public Map<String, String> secrets() {
        return carriers.secrets();
    }

    @Override
    public Map<String, JsonNode> policy() {
        return Map.of("carriers", carriers.rules());
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("/_local/carriers", carriers.pages());
    }

    @Override
    public void close() {
        carriers.close();
    }
}
