package dev.kehrwieder.emulators.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Starts DynamoDBLocal on loopback. Setting {@code data} is the folder of its database; without it everything is in memory.
 * Setting {@code port} is its port; without it a free one. Every region and access key sees the same tables.
 *
 * <p>The server that DynamoDBLocal brings listens on all interfaces and sends telemetry. Its request handler does neither, so it
 * gets a server of ours.
 */
public final class DynamoDbAdapter implements Function<Map<String, String>, Map.Entry<URI, AutoCloseable>> {
    private static final String LOOPBACK = "127.0.0.1";

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger SQLITE_LOGGER = Logger.getLogger("com.almworks.sqlite4java");

    @Override
    public Map.Entry<URI, AutoCloseable> apply(Map<String, String> settings) {
        SQLITE_LOGGER.setLevel(Level.WARNING);
        LocalDynamoDBRequestHandler database = open(settings.get("data"));
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(database, null);
        Server server = new Server(new InetSocketAddress(
                InetAddress.ofLiteral(LOOPBACK), Integer.parseInt(settings.getOrDefault("port", "0"))));
        server.setHandler(new ContextHandler(handler));
        AutoCloseable close = () -> {
            server.stop();
            handler.close();
        };
        try {
            // Loads the native library and opens the file, so that what is wrong with them shows now.
            database.listTables("local", "local", ListTablesRequest.builder().build());
            server.start();
            return Map.entry(
                    URI.create("http://" + LOOPBACK + ":" + server.getURI().getPort()), close);
        } catch (Exception | LinkageError e) {
            closeAfter(e, close);
            throw new IllegalStateException("DynamoDBLocal did not start: " + e.getMessage(), e);
        }
    }

    private static LocalDynamoDBRequestHandler open(String data) {
        if (data == null) {
            return new LocalDynamoDBRequestHandler(0, true, null, true, false);
        }
        try {
            return new LocalDynamoDBRequestHandler(
                    0, false, Files.createDirectories(Path.of(data)).toString(), true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the database: " + data, e);
        }
    }

    private static void closeAfter(Throwable failure, AutoCloseable close) {
        try {
            close.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
