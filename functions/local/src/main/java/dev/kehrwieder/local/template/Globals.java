package dev.kehrwieder.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SAM's {@code Globals}: mappings are merged, lists are added, and a resource's own value wins. */
final class Globals {
    private static final Map<String, String> TYPES =
            Map.of("Function", KnownProperties.FUNCTION, "Api", KnownProperties.API);

    private final Map<String, Map<?, ?>> byType = new LinkedHashMap<>();

    Globals(Object section) {
        if (!(section instanceof Map<?, ?> map)) {
            return;
        }
        map.forEach((name, value) -> {
            String type = TYPES.get(String.valueOf(name));
            if (type == null || !(value instanceof Map<?, ?> properties)) {
                throw new TemplateException("Globals: the runner does not understand " + name);
            }
            byType.put(type, properties);
        });
    }

    Map<String, Object> merged(String type, Map<String, Object> own) {
        return merge(byType.getOrDefault(type, Map.of()), own);
    }

    private static Map<String, Object> merge(Map<?, ?> globals, Map<?, ?> own) {
        Map<String, Object> merged = Properties.names(globals);
        own.forEach((key, value) -> merged.merge(String.valueOf(key), value, (global, mine) -> switch (mine) {
            case Map<?, ?> map when global instanceof Map<?, ?> globalMap && !isFunction(map) -> merge(globalMap, map);
            case List<?> list
            when global instanceof List<?> globalList -> {
                List<Object> both = new ArrayList<>(globalList);
                both.addAll(list);
                yield both;
            }
            default -> mine;
        }));
        return merged;
    }

    private static boolean isFunction(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).anyMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }
}
