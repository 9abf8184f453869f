package dev.kehrwieder.local.functions;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.faults.Faults;
import dev.kehrwieder.local.template.FunctionResource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One function: started when it is first needed, then called by as many threads as there are events; started anew where its
 * classes are broken or it answers nobody any more.
 */
public final class LocalFunction {
    /** How an authorizer answers 401: by an exception with this text, which is no fault of it. */
    private static final String REFUSED_KEY = "Unauthorized";

    private final FunctionResource resource;
    private final Map<String, String> environment;
    private final ExecutorService threads;
    private final Faults faults;
    private final Consumer<String> report;
    private final Lock starting = new ReentrantLock();
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile Instance instance;

    LocalFunction(
            FunctionResource resource,
            Map<String, String> environment,
            ExecutorService threads,
            Faults faults,
            Consumer<String> report) {
        this.resource = requireNonNull(resource, "resource is null");
        this.environment = Map.copyOf(environment);
        this.threads = requireNonNull(threads, "threads is null");
        this.faults = requireNonNull(faults, "faults is null");
        this.report = requireNonNull(report, "report is null");
    }

    public FunctionResource resource() {
        return resource;
    }

    /** Calls the function and waits for its answer, at most as long as its time-out allows. */
    public Outcome invoke(byte[] event) {
        long began = System.nanoTime();
        try {
            return invoked(event);
        } finally {
            count.increment();
            nanos.add(System.nanoTime() - began);
        }
    }

    /** What was asked of it so far. */
    public Calls calls() {
        return new Calls(count.sum(), Duration.ofNanos(nanos.sum()));
    }

    private Outcome invoked(byte[] event) {
        String requestId = UUID.randomUUID().toString();
        if (faults.failsFunction(resource.shortName())) {
            return failed(requestId, new IllegalStateException("made to fail"));
        }
        Instance ready;
        try {
            ready = started();
        } catch (Exception | LinkageError e) {
            // Lambda tries again at the next call, and so does this.
            return notStarted(requestId, e);
        }
        return call(ready, requestId, event);
    }

    /** Starts the function if no call has done so yet. */
    void start() {
        try {
            started();
        } catch (Exception | LinkageError e) {
            notStarted("start", e);
        }
    }

    private Outcome call(Instance ready, String requestId, byte[] event) {
        Duration timeout = resource.timeout();
        LocalContext context = new LocalContext(resource, requestId, System.nanoTime() + timeout.toNanos());
        Future<byte[]> answer;
        ready.asked();
        try {
            answer = threads.submit(() -> ready.call(event, context));
        } catch (RejectedExecutionException e) {
            return new Outcome.Failed("Stopped", "the runner ends");
        }
        try {
            byte[] json = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            ready.answered();
            return new Outcome.Returned(json);
        } catch (TimeoutException e) {
            answer.cancel(true);
            report.accept(resource.shortName() + " " + requestId + " timed out after " + timeout.toSeconds() + " s");
            if (ready.isStuck(timeout)) {
                startAnew(ready);
            }
            return new Outcome.TimedOut();
        } catch (ExecutionException e) {
            if (Instance.isBroken(e.getCause())) {
                startAnew(ready);
            } else {
                ready.answered();
            }
            return failed(requestId, e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed("Stopped", "the runner ends");
        }
    }

    /** Calls under way end as they will. */
    private void startAnew(Instance old) {
        starting.lock();
        try {
            if (instance == old) {
                instance = null;
                old.retire();
                report.accept(resource.shortName() + " is started anew at the next call");
            }
        } finally {
            starting.unlock();
        }
    }

    private Instance started() throws Exception {
        Instance ready = instance;
        if (ready == null) {
            starting.lock();
            try {
                ready = instance;
                if (ready == null) {
                    ready = load();
                    instance = ready;
                }
            } finally {
                starting.unlock();
            }
        }
        return ready;
    }

    private Instance load() throws Exception {
        PackageClassLoader loader = new PackageClassLoader(resource.shortName(), resource.codeUri());
        try {
            return new Instance(LoadedHandler.load(loader, resource.handler(), environment), loader, System::nanoTime);
        } catch (Exception | LinkageError e) {
            close(loader, e);
            throw e;
        }
    }

    private static void close(PackageClassLoader loader, Throwable cause) {
        try {
            loader.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Its message is told too: no event has reached the function that it could quote. */
    private Outcome notStarted(String requestId, Throwable cause) {
        return failed(requestId, cause, ": " + cause.getMessage());
    }

    /** The line names the exception's class and place; its message may quote an event. */
    private Outcome failed(String requestId, Throwable cause) {
        return failed(requestId, cause, "");
    }

    private Outcome failed(String requestId, Throwable cause, String message) {
        if (!REFUSED_KEY.equals(cause.getMessage())) {
            report.accept(resource.shortName() + " " + requestId + " failed: " + kinds(cause) + message + place(cause));
        }
        return new Outcome.Failed(cause.getClass().getSimpleName(), String.valueOf(cause.getMessage()));
    }

    private static String kinds(Throwable cause) {
        StringBuilder kinds = new StringBuilder(cause.getClass().getName());
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            kinds.append(" by ").append(next.getClass().getName());
        }
        return kinds.toString();
    }

    private static String place(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.kehrwieder.")
                    && !frame.getClassName().startsWith("dev.kehrwieder.local.")) {
                return " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
