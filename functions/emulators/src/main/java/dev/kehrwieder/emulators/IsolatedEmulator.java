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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** An emulator in a class loader of its own. */
final class IsolatedEmulator implements Emulator {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(1);

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
        FutureTask<Map.Entry<?, ?>> task = new FutureTask<>(
                () -> (Map.Entry<?, ?>) adapter(adapter, loader).apply(settings));
        try {
            starter(adapter, task, loader).start();
            Map.Entry<?, ?> started = task.get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return new IsolatedEmulator((URI) started.getKey(), (AutoCloseable) started.getValue(), loader);
        } catch (ExecutionException e) {
            throw failed(lib, loader, e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            throw failed(lib, loader, new TimeoutException("no answer within " + START_TIMEOUT));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw failed(lib, loader, e);
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
            stopServer();
            awaitThreads();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("emulator at " + endpoint + " may still run", e);
        } catch (Exception e) {
            throw new IllegalStateException("emulator at " + endpoint + " did not stop: " + reason(e), e);
        } finally {
            close(loader);
        }
    }

    /**
     * Emulators find their parts through the thread's context class loader, and their threads inherit it: it is how we know them
     * again. They inherit too that this thread is no daemon, whatever the caller's is, so none is lost before its files are closed.
     */
    private static Thread starter(String adapter, Runnable task, ClassLoader loader) {
        Thread thread = Thread.ofPlatform()
                .name("start of " + adapter)
                .daemon(false)
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
        thread.setContextClassLoader(loader);
        return thread;
    }

    @SuppressWarnings("unchecked")
    private static Function<Map<String, String>, ?> adapter(String name, ClassLoader loader)
            throws ReflectiveOperationException {
        return (Function<Map<String, String>, ?>)
                loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private void stopServer() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            server.close();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * An emulator's own stop returns early: its last threads close files and load classes a little longer. What still runs after a
     * second is DynamoDBLocal's search for expired items, which sleeps for ten seconds and ends when it is woken.
     */
    private void awaitThreads() throws InterruptedException {
        long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        long grace = System.nanoTime() + GRACE.toNanos();
        for (Thread thread : threadsOf(loader)) {
            if (!thread.join(Duration.ofNanos(grace - System.nanoTime()))) {
                thread.interrupt();
                if (!thread.join(Duration.ofNanos(end - System.nanoTime()))) {
                    throw new IllegalStateException("thread " + thread.getName() + " goes on");
                }
            }
        }
    }

    private static List<Thread> threadsOf(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == loader && !thread.isDaemon())
                .toList();
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
        jars.sort(Comparator.comparing(URL::getPath));
        return new URLClassLoader("emulator " + lib, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What half started has nobody to stop it, and would keep the JVM from ending. */
    private static IllegalStateException failed(Path lib, URLClassLoader loader, Throwable cause) {
        threadsOf(loader).forEach(Thread::interrupt);
        close(loader);
        return new IllegalStateException("no emulator from " + lib + ": " + reason(cause), cause);
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("jars of an emulator stay open", e);
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof ClassNotFoundException || failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage();
    }
}
