package dev.kehrwieder.platform.browser;

import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Chromium without a window, driven by its DevTools protocol: its command line knows neither a page's whole height nor a
 * width below 500 pixels. It fetches nothing from the network but what this machine serves.
 */
public final class Browser implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;
    private static final int SHIFT = 8;
    private static final Map<String, Integer> KEY_CODES = Map.of("Tab", 9, "Enter", 13, "Escape", 27);

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    /** Sessions whose page has loaded and that nobody has waited for yet. */
    private final List<String> loaded = new ArrayList<>();

    private final WebSocket socket;
    private int calls;

    /** @param program such as chromium */
    public Browser(String program) throws IOException {
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
                        "--proxy-bypass-list=127.0.0.1",
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

    /** Where there is one: what {@code CHROMIUM} names, or what is on the path. */
    public static Optional<String> program() {
        return Stream.of(Optional.ofNullable(System.getenv("CHROMIUM")), Optional.of("chromium"))
                .flatMap(Optional::stream)
                .filter(Browser::isThere)
                .findFirst();
    }

    private static boolean isThere(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder).resolve(name))
                .anyMatch(Files::isExecutable);
    }

    /**
     * What a page is shown on.
     *
     * @param touch by finger, as on a phone; else by mouse and keyboard
     * @param scripts whether pages may run them
     * @param languages what the browser asks for, such as {@code de-DE}
     */
    public record Screen(int width, int height, boolean touch, boolean dark, boolean scripts, String languages) {
        public static Screen wide(int width, boolean dark) {
            return new Screen(width, 800, true, dark, true, "en");
        }
    }

    /** A page of the width of a screen, as it is there, in light or in dark. */
    public Page open(Path html, int width, boolean dark) {
        return open(html.toUri(), Screen.wide(width, dark));
    }

    public Page open(URI address, Screen screen) {
        String context = call("", "Target.createBrowserContext", Json.object())
                .get("browserContextId")
                .stringValue();
        String target = call(
                        "",
                        "Target.createTarget",
                        Json.object().put("url", "about:blank").put("browserContextId", context))
                .get("targetId")
                .stringValue();
        String session = call(
                        "",
                        "Target.attachToTarget",
                        Json.object().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .stringValue();
        Page page = new Page(context, session, screen.width());
        page.call("Page.enable", Json.object());
        page.call("DOM.enable", Json.object());
        page.show(screen);
        page.call("Page.navigate", Json.object().put("url", address.toString()));
        page.awaitLoad();
        return page;
    }

    /** One page in a profile of its own. */
    public final class Page implements AutoCloseable {
        private final String context;
        private final String session;
        private final int width;

        private Page(String context, String session, int width) {
            this.context = context;
            this.session = session;
            this.width = width;
        }

        private void show(Screen screen) {
            ObjectNode media = Json.object();
            media.putArray("features")
                    .addObject()
                    .put("name", "prefers-color-scheme")
                    .put("value", screen.dark() ? "dark" : "light");
            call("Emulation.setEmulatedMedia", media);
            call(
                    "Emulation.setDeviceMetricsOverride",
                    Json.object()
                            .put("width", screen.width())
                            .put("height", screen.height())
                            .put("deviceScaleFactor", 1)
                            .put("mobile", screen.touch()));
            call("Emulation.setTouchEmulationEnabled", Json.object().put("enabled", screen.touch()));
            call("Emulation.setScriptExecutionDisabled", Json.object().put("value", !screen.scripts()));
            ObjectNode headers = Json.object();
            headers.putObject("headers").put("Accept-Language", screen.languages());
            call("Network.enable", Json.object());
            call("Network.setExtraHTTPHeaders", headers);
        }

        /** Of the whole page, however long. */
        public byte[] png() {
            ObjectNode parameters = Json.object().put("captureBeyondViewport", true);
            parameters
                    .putObject("clip")
                    .put("x", 0)
                    .put("y", 0)
                    .put("width", width)
                    .put("height", height())
                    .put("scale", 1);
            return bytes(call("Page.captureScreenshot", parameters));
        }

        /** Without a script: a page may not run any. */
        private int height() {
            return call("Page.getLayoutMetrics", Json.object())
                    .at("/cssContentSize/height")
                    .intValue();
        }

        public byte[] pdf() {
            return bytes(call("Page.printToPDF", Json.object().put("printBackground", true)));
        }

        /** What an expression of JavaScript gives. */
        public int number(String expression) {
            return evaluated(expression).intValue();
        }

        /** What an expression of JavaScript gives, or what it promises. */
        public String text(String expression) {
            return evaluated(expression).stringValue();
        }

        private JsonNode evaluated(String expression) {
            JsonNode answer = call(
                    "Runtime.evaluate",
                    Json.object().put("expression", expression).put("awaitPromise", true));
            if (answer.has("exceptionDetails")) {
                throw new IllegalStateException(answer.get("exceptionDetails").toString());
            }
            return answer.at("/result/value");
        }

        /** The page as it is now. */
        public String html() {
            return call("DOM.getOuterHTML", Json.object().put("nodeId", document()))
                    .get("outerHTML")
                    .stringValue();
        }

        /** Types into what has the focus. */
        public void type(String text) {
            call("Input.insertText", Json.object().put("text", text));
        }

        /** Presses a key such as {@code Tab} or {@code Enter}. */
        public void press(String key) {
            press(key, 0);
        }

        public void pressWithShift(String key) {
            press(key, SHIFT);
        }

        private void press(String key, int modifiers) {
            ObjectNode down = key(key, modifiers).put("type", key.equals("Enter") ? "keyDown" : "rawKeyDown");
            if (key.equals("Enter")) {
                down.put("text", "\r");
            }
            call("Input.dispatchKeyEvent", down);
            call("Input.dispatchKeyEvent", key(key, modifiers).put("type", "keyUp"));
        }

        private static ObjectNode key(String key, int modifiers) {
            return Json.object()
                    .put("key", key)
                    .put("code", key)
                    .put("windowsVirtualKeyCode", KEY_CODES.get(key))
                    .put("modifiers", modifiers);
        }

        /** Touches the middle of an element. */
        public void tap(String selector) {
            JsonNode middle = middle(selector);
            ObjectNode start = Json.object().put("type", "touchStart");
            start.putArray("touchPoints")
                    .addObject()
                    .put("x", middle.get(0).asDouble())
                    .put("y", middle.get(1).asDouble());
            call("Input.dispatchTouchEvent", start);
            ObjectNode end = Json.object().put("type", "touchEnd");
            end.putArray("touchPoints");
            call("Input.dispatchTouchEvent", end);
        }

        public void click(String selector) {
            JsonNode middle = middle(selector);
            for (String type : List.of("mousePressed", "mouseReleased")) {
                call(
                        "Input.dispatchMouseEvent",
                        Json.object()
                                .put("type", type)
                                .put("x", middle.get(0).asDouble())
                                .put("y", middle.get(1).asDouble())
                                .put("button", "left")
                                .put("clickCount", 1));
            }
        }

        /** In the window, after it was scrolled there. */
        private JsonNode middle(String selector) {
            int node = call(
                            "DOM.querySelector",
                            Json.object().put("nodeId", document()).put("selector", selector))
                    .get("nodeId")
                    .intValue();
            if (node == 0) {
                throw new IllegalStateException("the page has no " + selector);
            }
            call("DOM.scrollIntoViewIfNeeded", Json.object().put("nodeId", node));
            JsonNode quad =
                    call("DOM.getBoxModel", Json.object().put("nodeId", node)).at("/model/border");
            return Json.array()
                    .add((quad.get(0).asDouble() + quad.get(4).asDouble()) / 2)
                    .add((quad.get(1).asDouble() + quad.get(5).asDouble()) / 2);
        }

        private int document() {
            return call("DOM.getDocument", Json.object().put("depth", 0))
                    .get("root")
                    .get("nodeId")
                    .intValue();
        }

        /** Waits for the page that something just done leads to. */
        public void awaitLoad() {
            Browser.this.awaitLoad(session);
        }

        @Override
        public void close() {
            Browser.this.call("", "Target.disposeBrowserContext", Json.object().put("browserContextId", context));
        }

        private JsonNode call(String method, ObjectNode parameters) {
            return Browser.this.call(session, method, parameters);
        }

        private static byte[] bytes(JsonNode result) {
            return Base64.getDecoder().decode(result.get("data").stringValue());
        }
    }

    /** A page may have loaded while a call was waiting for its own answer. */
    private void awaitLoad(String session) {
        while (!loaded.remove(session)) {
            notice(next());
        }
    }

    private void notice(JsonNode message) {
        if ("Page.loadEventFired".equals(message.path("method").asString(""))) {
            loaded.add(message.path("sessionId").asString(""));
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
            notice(answer);
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
