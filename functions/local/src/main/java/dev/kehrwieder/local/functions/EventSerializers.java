package dev.kehrwieder.local.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * The managed runtime's own conversion between JSON and the types of one handler.
 *
 * <p>The library keeps classes by name and modules in one shared mapper, because in Lambda a process has one function.
 * So each function gets a copy of it in a class loader of its own, and is spoken to through types of the JDK.
 */
final class EventSerializers {
    /** How a value of one type is read and written. */
    interface Serializer {
        Object read(InputStream json) throws IOException;

        void write(Object value, OutputStream json) throws IOException;
    }

    private static final URL LIBRARY =
            LambdaEventSerializers.class.getProtectionDomain().getCodeSource().getLocation();

    private final ClassLoader functionClasses;
    private final MethodHandle isEvent;
    private final MethodHandle eventSerializer;
    private final MethodHandle plainSerializer;
    private final MethodHandle fromJson;
    private final MethodHandle toJson;

    EventSerializers(ClassLoader functionClasses) {
        this.functionClasses = functionClasses;
        ClassLoader library =
                new URLClassLoader("serialization", new URL[] {LIBRARY}, ClassLoader.getPlatformClassLoader());
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            Class<?> events = library.loadClass(LambdaEventSerializers.class.getName());
            Class<?> serializer = library.loadClass(PojoSerializer.class.getName());
            Class<?> factory = library.loadClass(JacksonFactory.class.getName());
            isEvent = lookup.findStatic(
                    events, "isLambdaSupportedEvent", MethodType.methodType(boolean.class, String.class));
            eventSerializer = lookup.findStatic(
                    events, "serializerFor", MethodType.methodType(serializer, Class.class, ClassLoader.class));
            plainSerializer = lookup.findVirtual(
                            factory, "getSerializer", MethodType.methodType(serializer, Type.class))
                    .bindTo(factory.getMethod("getInstance").invoke(null));
            fromJson =
                    lookup.findVirtual(serializer, "fromJson", MethodType.methodType(Object.class, InputStream.class));
            toJson = lookup.findVirtual(
                    serializer, "toJson", MethodType.methodType(void.class, Object.class, OutputStream.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of aws-lambda-java-serialization than expected", e);
        }
    }

    Serializer of(Type type) {
        Object serializer;
        try {
            serializer = type instanceof Class<?> plain && (boolean) isEvent.invoke(plain.getName())
                    ? eventSerializer.invoke(plain, functionClasses)
                    : plainSerializer.invoke(type);
        } catch (Throwable e) {
            throw unchecked(e);
        }
        MethodHandle reader = fromJson.bindTo(serializer);
        MethodHandle writer = toJson.bindTo(serializer);
        return new Serializer() {
            @Override
            public Object read(InputStream json) throws IOException {
                try {
                    return reader.invoke(json);
                } catch (IOException e) {
                    throw e;
                } catch (Throwable e) {
                    throw unchecked(e);
                }
            }

            @Override
            public void write(Object value, OutputStream json) throws IOException {
                try {
                    writer.invoke(value, json);
                } catch (IOException e) {
                    throw e;
                } catch (Throwable e) {
                    throw unchecked(e);
                }
            }
        };
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            default -> new IllegalStateException(failure);
        };
    }
}
