package dev.kehrwieder.notifications.mail;

import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Chromium without a window, driven by its DevTools protocol: its command line knows neither a page's whole height nor a
 * width below 500 pixels. It fetches nothing from the network.
 */
final class Browser implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int calls;

    /** @param program such as chromium */
    Browser(String program) throws IOException {
        profile = Files.createTempDirectory("browser");
        process = new ProcessBuilder(List.of(
                        program,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--proxy-server=127.0.0.1:9",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> port = portAndPath();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port.get(0) + port.get(1)), new Listener())
                .join();
    }

    /** Where it listens, which it writes when it does. */
    private List<String> portAndPath() throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        for (int tenths = 0; tenths < 10 * TIMEOUT_SECONDS && process.isAlive(); tenths++) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() == 2) {
                return lines;
            }
            pause();
        }
        throw new IllegalStateException("the browser does not start");
    }

    /** A page of the width of a screen, as it is there, in light or in dark. */
    Page open(Path html, int width, boolean dark) {
        String target = call("", "Target.createTarget", Json.object().put("url", "about:blank"))
                .get("targetId")
                .stringValue();
        String session = call(
                        "",
                        "Target.attachToTarget",
                        Json.object().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .stringValue();
        Page page = new Page(target, session, width);
        page.call("Page.enable", Json.object());
        ObjectNode media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        page.call("Emulation.setEmulatedMedia", media);
        page.call(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", 800)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", true));
        page.call("Page.navigate", Json.object().put("url", html.toUri().toString()));
        JsonNode message = next();
        while (!"Page.loadEventFired".equals(message.path("method").asString(""))) {
            message = next();
        }
        return page;
    }

    final class Page implements AutoCloseable {
        private final String target;
        private final String session;
        private final int width;

        private Page(String target, String session, int width) {
            this.target = target;
            this.session = session;
            this.width = width;
        }

        /** Of the whole page, however long. */
        byte[] png() {
            ObjectNode parameters = Json.object().put("captureBeyondViewport", true);
            parameters
                    .putObject("clip")
                    .put("x", 0)
                    .put("y", 0)
                    .put("width", width)
                    .put("height", number("document.documentElement.scrollHeight"))
                    .put("scale", 1);
            return bytes(call("Page.captureScreenshot", parameters));
        }

        byte[] pdf() {
            return bytes(call("Page.printToPDF", Json.object().put("printBackground", true)));
        }

        /** What an expression of JavaScript gives. */
        int number(String expression) {
            return call("Runtime.evaluate", Json.object().put("expression", expression))
                    .at("/result/value")
                    .intValue();
        }

        @Override
        public void close() {
            Browser.this.call("", "Target.closeTarget", Json.object().put("targetId", target));
        }

        private JsonNode call(String method, ObjectNode parameters) {
            return Browser.this.call(session, method, parameters);
        }

        private static byte[] bytes(JsonNode result) {
            return Base64.getDecoder().decode(result.get("data").stringValue());
        }
    }

    private JsonNode call(String session, String method, ObjectNode parameters) {
        int id = ++calls;
        ObjectNode message = Json.object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(Json.write(message), true).join();
        JsonNode answer = next();
        while (answer.path("id").asInt(0) != id) {
            answer = next();
        }
        if (answer.has("error")) {
            throw new IllegalStateException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
    }

    private JsonNode next() {
        try {
            JsonNode message = messages.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("the browser does not answer");
            }
            return message;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        http.close();
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A message comes in pieces. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            text.append(piece);
            if (last) {
                messages.add(Json.parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
