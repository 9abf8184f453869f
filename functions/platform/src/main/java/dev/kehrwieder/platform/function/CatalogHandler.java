package dev.kehrwieder.platform.function;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.trace.Span;
import dev.kehrwieder.platform.trace.SpanExport;
import dev.kehrwieder.platform.trace.Tracing;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The deployed handler of a function: a typed entry over Spring Cloud Function's catalog. The catalog starts in the
 * constructor, that is in Lambda's initialisation phase; each invocation is one lookup-free call.
 *
 * <p>A subclass has a no-argument constructor that passes {@link System#getenv()} on, and one that takes the map. The
 * definition always comes from the environment: without one, a caller's header could choose the function.
 */
public abstract class CatalogHandler<I, O> implements RequestHandler<I, O> {

    public static final String DEFINITION = "SPRING_CLOUD_FUNCTION_DEFINITION";

    private final String definition;
    private final ApplicationContextInitializer<GenericApplicationContext> functions;
    private final Function<I, O> function;
    private final Consumer<List<Span>> spans;

    /** @throws IllegalStateException if the environment names no function, or one that is not registered */
    protected CatalogHandler(
            Map<String, String> environment, ApplicationContextInitializer<GenericApplicationContext> functions) {
        Environment variables = new Environment(environment);
        this.definition = variables.required(DEFINITION);
        this.spans = SpanExport.of(variables, definition);
        this.functions = requireNonNull(functions, "functions is null");
        FunctionCatalog catalog = BareCatalog.start(functions);
        if (!catalog.getNames(null).contains(definition)) {
            throw new IllegalStateException("No function is registered as " + definition);
        }
        this.function = catalog.lookup(definition);
    }

    @Override
    public final O handleRequest(I event, Context context) {
        return Invocation.of(definition, context).call(() -> Tracing.collecting(spans, () -> function.apply(event)));
    }

    final String definition() {
        return definition;
    }

    final ApplicationContextInitializer<GenericApplicationContext> functions() {
        return functions;
    }
}
