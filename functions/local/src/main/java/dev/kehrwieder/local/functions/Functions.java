package dev.kehrwieder.local.functions;

import dev.kehrwieder.local.faults.Faults;
import dev.kehrwieder.local.template.FunctionResource;
import dev.kehrwieder.local.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** All functions of the template. */
public final class Functions implements AutoCloseable {
    private final Map<String, LocalFunction> byArn = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("function-", 1).factory());
    private volatile boolean closed;

    /**
     * @param environment what the runner adds to each function's environment; wins over the template's
     * @param report takes one line per failed call
     */
    public Functions(Template template, Map<String, String> environment, Faults faults, Consumer<String> report) {
        for (FunctionResource resource : template.functions()) {
            Map<String, String> own = new HashMap<>(resource.environment());
            own.put("AWS_LAMBDA_FUNCTION_NAME", resource.name());
            own.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(resource.memoryMegabytes()));
            own.putAll(environment);
            byArn.put(resource.arn(), new LocalFunction(resource, own, threads, faults, report));
        }
    }

    public LocalFunction byArn(String arn) {
        return byArn.get(arn);
    }

    public Collection<LocalFunction> all() {
        return List.copyOf(byArn.values());
    }

    /**
     * Starts the functions that no call has started yet, one after another in the background: a dozen at once would
     * take the machine from the first caller.
     *
     * @param first short names of those to start first
     */
    public void prewarm(List<String> first) {
        List<LocalFunction> order = new ArrayList<>(byArn.values());
        order.sort((left, right) -> Integer.compare(rank(first, left), rank(first, right)));
        Thread.ofPlatform().daemon().name("prewarm").start(() -> {
            for (LocalFunction function : order) {
                if (closed) {
                    return;
                }
                function.start();
            }
        });
    }

    private static int rank(List<String> first, LocalFunction function) {
        int index = first.indexOf(function.resource().shortName());
        return index < 0 ? first.size() : index;
    }

    /** Interrupts the calls that still run; Lambda would not wait for them either. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
