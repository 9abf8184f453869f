package dev.kehrwieder.emulators.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * Starts S3Proxy on a free loopback port. Setting {@code data} is the folder of its buckets and objects; without it everything is
 * in memory. Requests must be signed with {@code accessKey} and {@code secretKey}, as presigned links are.
 */
public final class ObjectsAdapter implements Function<Map<String, String>, Map.Entry<URI, AutoCloseable>> {
    private static final String LOOPBACK = "http://127.0.0.1:";

    @Override
    public Map.Entry<URI, AutoCloseable> apply(Map<String, String> settings) {
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create(LOOPBACK + 0))
                .awsAuthentication(AuthenticationType.AWS_V4, settings.get("accessKey"), settings.get("secretKey"))
                .blobStore(store(settings.get("data")))
                // The SDK sends headers that S3 ignores too.
                .ignoreUnknownHeaders(true)
                .build();
        try {
            server.start();
            return Map.entry(URI.create(LOOPBACK + server.getPort()), server::stop);
        } catch (Exception | LinkageError e) {
            closeAfter(e, server::stop);
            throw new IllegalStateException("S3Proxy did not start: " + e.getMessage(), e);
        }
    }

    private static BlobStore store(String data) {
        if (data == null) {
            return new TransientNio2BlobStore();
        }
        try {
            return new FilesystemNio2BlobStore(
                    Files.createDirectories(Path.of(data)).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the objects: " + data, e);
        }
    }

    private static void closeAfter(Throwable failure, AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
