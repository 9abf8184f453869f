package dev.kehrwieder.platform.function;

import java.lang.reflect.Type;
import java.util.List;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.cloud.function.json.JsonMapper;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;

/** Spring Cloud Function's catalog in a bare context: the functions, the registry, and nothing else. */
final class BareCatalog {

    private BareCatalog() {}

    static FunctionCatalog start(ApplicationContextInitializer<GenericApplicationContext> functions) {
        GenericApplicationContext context = new GenericApplicationContext();
        functions.initialize(context);
        context.registerBean("functionCatalog", SimpleFunctionRegistry.class, BareCatalog::registry);
        context.refresh();
        SimpleFunctionRegistry registry = context.getBean(SimpleFunctionRegistry.class);
        for (FunctionRegistration<?> registration :
                context.getBeansOfType(FunctionRegistration.class).values()) {
            registry.register(registration);
        }
        return registry;
    }

    private static SimpleFunctionRegistry registry() {
        return new SimpleFunctionRegistry(
                new DefaultConversionService(),
                new CompositeMessageConverter(List.of(new ByteArrayMessageConverter())),
                new NothingToMap());
    }

    /** The registry insists on a mapper; typed events in and out never reach it. */
    private static final class NothingToMap extends JsonMapper {

        @Override
        protected <T> T doFromJson(Object json, Type type) {
            throw new IllegalStateException("A typed event needs no mapping, yet " + type + " was asked for");
        }

        @Override
        public String toString(Object value) {
            throw new IllegalStateException("A typed answer needs no mapping");
        }
    }
}
