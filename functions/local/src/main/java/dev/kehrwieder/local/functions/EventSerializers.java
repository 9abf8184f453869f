package dev.kehrwieder.local.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.amazonaws.services.lambda.runtime.serialization.util.SerializeUtil;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Map;

/** The managed runtime's own conversion between JSON and the types of a handler. */
final class EventSerializers {
    /** The library's memory of event classes by name; see {@link #serializer}. */
    private static final Map<?, ?> KNOWN_CLASSES = knownClasses();

    private EventSerializers() {}

    /**
     * The library remembers event classes by name alone, because in Lambda a process has one function. Here each
     * function has event classes of its own, so it must forget those of the function before.
     */
    @SuppressWarnings("unchecked") // The type was read from the handler's own signature.
    static synchronized <T> PojoSerializer<T> serializer(Type type, ClassLoader loader) {
        KNOWN_CLASSES.clear();
        if (type instanceof Class<?> plain && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
            return (PojoSerializer<T>) LambdaEventSerializers.serializerFor(plain, loader);
        }
        return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
    }

    private static Map<?, ?> knownClasses() {
        try {
            Field field = SerializeUtil.class.getDeclaredField("cachedClasses");
            field.setAccessible(true);
            return (Map<?, ?>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of aws-lambda-java-serialization than expected", e);
        }
    }
}
