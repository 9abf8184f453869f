package dev.kehrwieder.platform.function;

import static java.util.Objects.requireNonNull;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A function, put together: what both our handler and Spring Cloud Function's stock invoker start. A subclass has a
 * no-argument constructor that reads the process's environment, and one that takes the map.
 */
public abstract class FunctionStart implements ApplicationContextInitializer<GenericApplicationContext> {

    private final FunctionModule module;

    protected FunctionStart(FunctionModule module) {
        this.module = requireNonNull(module, "module is null");
    }

    @Override
    public final void initialize(GenericApplicationContext context) {
        module.initialize(context);
    }
}
