package dev.kehrwieder.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the intrinsic functions of a template's values; an unknown one is an error, never a text. */
final class Intrinsics {
    private static final Object NO_VALUE = new Object();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** What names stand for. */
    interface Scope {
        /** A parameter's value or a resource's reference; empty if there is no such name. */
        Optional<Object> ref(String name);

        Object attribute(String resource, String attribute);

        boolean condition(String name);

        Object mapped(String map, String top, String second);
    }

    private final Scope scope;
    private final String where;

    /** @param where the resource or section that errors name */
    Intrinsics(Scope scope, String where) {
        this.scope = scope;
        this.where = where;
    }

    /** The value with every function resolved; {@code null} if it is {@code AWS::NoValue}. */
    Object resolve(Object value) {
        Object resolved = value(value);
        return resolved == NO_VALUE ? null : resolved;
    }

    private Object value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> function(map);
            case List<?> list ->
                list.stream().map(this::value).filter(v -> v != NO_VALUE).toList();
            case null -> NO_VALUE;
            default -> value;
        };
    }

    private Object function(Map<?, ?> map) {
        if (map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            String name = String.valueOf(only.getKey());
            if (name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::")) {
                return call(name, only.getValue());
            }
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object inner = value(value);
            if (inner != NO_VALUE) {
                resolved.put(String.valueOf(key), inner);
            }
        });
        return resolved;
    }

    private Object call(String name, Object argument) {
        return switch (name) {
            case "Ref" -> ref(String.valueOf(argument));
            case "Condition" -> scope.condition(String.valueOf(argument));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> sub(argument);
            case "Fn::Join" -> join(arguments(name, argument, 2));
            case "Fn::If" -> choose(arguments(name, argument, 3));
            case "Fn::FindInMap" -> find(arguments(name, argument, 3));
            case "Fn::Equals" -> {
                List<?> both = arguments(name, argument, 2);
                yield text(value(both.get(0))).equals(text(value(both.get(1))));
            }
            case "Fn::Not" -> !truth(arguments(name, argument, 1).getFirst());
            case "Fn::And" -> list(name, argument).stream().allMatch(this::truth);
            case "Fn::Or" -> list(name, argument).stream().anyMatch(this::truth);
            default -> throw error("the function " + name + " is not understood");
        };
    }

    private Object ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        return scope.ref(name).orElseThrow(() -> error("there is nothing named " + name + " to refer to"));
    }

    private Object attribute(Object argument) {
        if (argument instanceof List<?> parts && parts.size() == 2) {
            return scope.attribute(text(parts.get(0)), text(value(parts.get(1))));
        }
        String path = text(argument);
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw error("GetAtt " + path + " names no attribute");
        }
        return scope.attribute(path.substring(0, dot), path.substring(dot + 1));
    }

    private Object sub(Object argument) {
        Map<?, ?> variables = Map.of();
        Object template = argument;
        if (argument instanceof List<?> list && list.size() == 2 && list.get(1) instanceof Map<?, ?> map) {
            template = list.get(0);
            variables = map;
        }
        StringBuilder result = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text(template));
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(variable(matcher.group(1), variables)));
        }
        return matcher.appendTail(result).toString();
    }

    private String variable(String name, Map<?, ?> variables) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        if (variables.containsKey(name)) {
            return text(value(variables.get(name)));
        }
        return text(name.contains(".") ? attribute(name) : ref(name));
    }

    private Object join(List<?> arguments) {
        Object parts = value(arguments.get(1));
        if (!(parts instanceof List<?> list)) {
            throw error("Join needs a list");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(part -> texts.add(text(part)));
        return String.join(text(arguments.get(0)), texts);
    }

    private Object choose(List<?> arguments) {
        return value(arguments.get(scope.condition(text(arguments.get(0))) ? 1 : 2));
    }

    private Object find(List<?> arguments) {
        return scope.mapped(
                text(value(arguments.get(0))), text(value(arguments.get(1))), text(value(arguments.get(2))));
    }

    private boolean truth(Object condition) {
        return value(condition) instanceof Boolean truth && truth;
    }

    private List<?> arguments(String name, Object argument, int count) {
        List<?> list = list(name, argument);
        if (list.size() != count) {
            throw error(name + " needs " + count + " arguments");
        }
        return list;
    }

    private List<?> list(String name, Object argument) {
        if (argument instanceof List<?> list) {
            return list;
        }
        throw error(name + " needs a list");
    }

    private String text(Object value) {
        if (value == NO_VALUE || value instanceof Map || value instanceof List) {
            throw error("a text is needed instead of " + (value == NO_VALUE ? "AWS::NoValue" : value));
        }
        return String.valueOf(value);
    }

    private TemplateException error(String problem) {
        return new TemplateException(where + ": " + problem);
    }
}
