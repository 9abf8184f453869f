package dev.kehrwieder.local.gateway;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.functions.Functions;
import dev.kehrwieder.local.template.ApiResource;
import dev.kehrwieder.local.template.EventSource;
import dev.kehrwieder.local.template.FunctionResource;
import dev.kehrwieder.local.template.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The HTTP server of the local machine. It takes its port when it is made, and answers from {@link #start} on: a caller
 * that comes in between waits instead of being refused.
 */
public final class Gateway implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Takes the port on the loopback interface.
     *
     * @param port 0: any free one
     * @throws java.net.BindException if the port is taken
     */
    public Gateway(int port) throws IOException {
        // Without it each answer waits some 40 ms for the next packet. Read once, when the server's class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 256);
        server.setExecutor(threads);
    }

    /** The address for people. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The same address for calls from this machine, where the name may first lead to IPv6. */
    public URI loopback() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers every path below {@code path} by {@code handler} instead of a function. */
    public void mount(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Serves the template's routes. */
    public void start(Template template, Functions functions, RequestListener listener, Consumer<String> report) {
        if (template.apis().size() != 1) {
            throw new IllegalStateException(
                    "the template has " + template.apis().size() + " APIs instead of one");
        }
        ApiResource api = template.apis().getFirst();
        Map<String, Authorizer> authorizers = new HashMap<>();
        api.authorizers()
                .forEach((name, it) ->
                        authorizers.put(name, new Authorizer(it, functions.byArn(it.functionArn()), System::nanoTime)));
        CallLimits limits = new CallLimits(template.callLimits(), System::nanoTime);
        ProxyEvent events = new ProxyEvent(api, template.physical(), Clock.systemUTC());
        server.createContext(
                "/",
                new ApiHandler(
                        limits, api, routes(template, api), authorizers, events, functions::byArn, listener, report));
        server.start();
    }

    private static RouteTable routes(Template template, ApiResource api) {
        RouteTable routes = new RouteTable();
        for (FunctionResource function : template.functions()) {
            for (EventSource event : function.events()) {
                if (event instanceof EventSource.Route route && route.apiId().equals(api.id())) {
                    // A misspelled authorizer must not open the route.
                    route.authorizer()
                            .filter(name ->
                                    !name.equals("NONE") && !api.authorizers().containsKey(name))
                            .ifPresent(name -> {
                                throw new IllegalStateException(
                                        function.logicalId() + ": there is no authorizer " + name);
                            });
                    routes.add(new RouteTable.Target(route, function.arn()));
                }
            }
        }
        return routes;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
