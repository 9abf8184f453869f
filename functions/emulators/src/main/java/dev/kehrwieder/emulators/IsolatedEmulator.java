package dev.kehrwieder.emulators;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** An emulator in a class loader of its own. */
final class IsolatedEmulator implements Emulator {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final URI endpoint;
    private final AutoCloseable server;
    private final URLClassLoader loader;
    private final AtomicBoolean closed = new AtomicBoolean();

    private IsolatedEmulator(URI endpoint, AutoCloseable server, URLClassLoader loader) {
        this.endpoint = endpoint;
        this.server = server;
        this.loader = loader;
    }

    static Emulator start(String adapter, Path lib, Map<String, String> settings) {
        URLClassLoader loader = loader(requireNonNull(lib, "lib is null"));
        try {
            Map.Entry<?, ?> started = (Map.Entry<?, ?>)
                    with(loader, () -> adapter(adapter, loader).apply(settings));
            return new IsolatedEmulator((URI) started.getKey(), (AutoCloseable) started.getValue(), loader);
        } catch (Exception | LinkageError e) {
            close(loader);
            throw new IllegalStateException("no emulator from " + lib + ": " + reason(e), e);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            with(loader, () -> {
                server.close();
                return null;
            });
            awaitThreads();
        } catch (Exception e) {
            throw new IllegalStateException("emulator at " + endpoint + " did not stop: " + reason(e), e);
        } finally {
            close(loader);
        }
    }

    /** An emulator's own stop returns early: files are closed and classes still loaded by threads that end a little later. */
    private void awaitThreads() throws InterruptedException {
        long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getContextClassLoader() == loader
                    && thread != Thread.currentThread()
                    && !thread.join(Duration.ofNanos(end - System.nanoTime()))) {
                throw new IllegalStateException("thread " + thread.getName() + " goes on");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Map<String, String>, ?> adapter(String name, ClassLoader loader) throws Exception {
        return (Function<Map<String, String>, ?>)
                loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private interface Action {
        Object run() throws Exception;
    }

    /** Emulators find their parts through the thread's context class loader, and their threads inherit it. */
    private static Object with(ClassLoader loader, Action action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URLClassLoader loader(Path lib) {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lib, "*.jar")) {
            for (Path jar : files) {
                jars.add(url(jar));
            }
        } catch (IOException e) {
            throw new IllegalStateException("no jars of an emulator in " + lib, e);
        }
        jars.sort((one, other) -> one.getPath().compareTo(other.getPath()));
        return new URLClassLoader(
                lib.getFileName().toString(), jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("jars of an emulator stay open", e);
        }
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
