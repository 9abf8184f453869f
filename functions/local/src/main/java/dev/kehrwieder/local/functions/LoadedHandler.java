package dev.kehrwieder.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A handler's instance, called with JSON and answering JSON as the managed runtime does it. */
final class LoadedHandler {
    private final ClassLoader loader;
    private final RequestStreamHandler call;

    LoadedHandler(ClassLoader loader, RequestStreamHandler call) {
        this.loader = loader;
        this.call = call;
    }

    /** Makes the instance: this is the function's initialisation phase. */
    static LoadedHandler load(ClassLoader loader, String className, Map<String, String> environment) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> type = Class.forName(className, true, loader);
            Object handler = type.getConstructor(Map.class).newInstance(environment);
            return new LoadedHandler(loader, streaming(loader, handler));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    byte[] call(byte[] event, Context context) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            call.handleRequest(new ByteArrayInputStream(event), answer, context);
            return answer.toByteArray();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static RequestStreamHandler streaming(ClassLoader loader, Object handler) {
        return switch (handler) {
            case RequestStreamHandler streaming -> streaming;
            case RequestHandler<?, ?> typed -> streaming(loader, typed);
            default -> throw new IllegalStateException(handler.getClass().getName() + " is no Lambda handler");
        };
    }

    @SuppressWarnings("unchecked") // The types were read from the handler's own signature.
    private static <I, O> RequestStreamHandler streaming(ClassLoader loader, RequestHandler<I, O> handler) {
        HandlerTypes types = HandlerTypes.of(handler.getClass());
        EventSerializers serializers = new EventSerializers(loader);
        EventSerializers.Serializer input = serializers.of(types.input());
        EventSerializers.Serializer output = serializers.of(types.output());
        return (event, answer, context) -> {
            O result = handler.handleRequest((I) input.read(event), context);
            if (result == null) {
                answer.write("null".getBytes(StandardCharsets.UTF_8));
            } else {
                output.write(result, answer);
            }
        };
    }
}
