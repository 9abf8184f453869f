package dev.kehrwieder.platform.function;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** What a module puts into the catalog. */
public final class FunctionModule implements ApplicationContextInitializer<GenericApplicationContext> {

    private final String name;
    private final FunctionRegistration<?> registration;

    private FunctionModule(String name, FunctionRegistration<?> registration) {
        this.name = name;
        this.registration = registration;
    }

    /**
     * @param name the definition under which the catalog finds the function
     * @param input an AWS event type: the stock adapter turns malformed bodies of other types into empty objects
     * @param output an AWS response type, or a map
     */
    public static <I, O> FunctionModule of(
            String name, Class<I> input, Class<? super O> output, Function<? super I, ? extends O> function) {
        requireNonNull(name, "name is null");
        requireNonNull(function, "function is null");
        FunctionRegistration<?> registration = new FunctionRegistration<>(function, name)
                .type(FunctionTypeUtils.functionType(
                        requireNonNull(input, "input is null"), requireNonNull(output, "output is null")));
        return new FunctionModule(name, registration);
    }

    /** All the given functions; a handler still looks up its own only. */
    public static ApplicationContextInitializer<GenericApplicationContext> all(FunctionModule... functions) {
        List<FunctionModule> modules = List.of(functions);
        return context -> modules.forEach(module -> module.initialize(context));
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(
                name + FunctionRegistration.REGISTRATION_NAME_SUFFIX, FunctionRegistration.class, () -> registration);
    }
}
