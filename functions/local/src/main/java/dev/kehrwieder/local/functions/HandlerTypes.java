package dev.kehrwieder.local.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/**
 * What a handler takes and answers: the type arguments of its {@link RequestHandler}, followed through super classes
 * and interfaces.
 */
record HandlerTypes(Type input, Type output) {
    static HandlerTypes of(Class<?> handler) {
        HandlerTypes types = search(handler, Map.of());
        if (types == null) {
            throw new IllegalStateException(handler.getName() + " is no RequestHandler with known types");
        }
        return types;
    }

    private static HandlerTypes search(Type type, Map<TypeVariable<?>, Type> bindings) {
        Class<?> raw;
        Map<TypeVariable<?>, Type> inner = new HashMap<>();
        switch (type) {
            case Class<?> plain -> raw = plain;
            case ParameterizedType parameterized -> {
                raw = (Class<?>) parameterized.getRawType();
                TypeVariable<?>[] variables = raw.getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    Type argument = parameterized.getActualTypeArguments()[i];
                    inner.put(variables[i], bindings.getOrDefault(argument, argument));
                }
            }
            case null, default -> {
                return null;
            }
        }
        if (raw == RequestHandler.class) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            return inner.isEmpty() ? null : new HandlerTypes(inner.get(variables[0]), inner.get(variables[1]));
        }
        for (Type parent : raw.getGenericInterfaces()) {
            HandlerTypes found = search(parent, inner);
            if (found != null) {
                return found;
            }
        }
        return search(raw.getGenericSuperclass(), inner);
    }
}
