package dev.kehrwieder.local.gateway;

import dev.kehrwieder.local.template.EventSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the resource of a path as API Gateway does: the most literal one first, and only then the method in it. So a
 * call of a known path with an unknown method never falls through to a path parameter.
 */
final class RouteTable {
    /** A route and the function that answers it. */
    record Target(EventSource.Route route, String functionArn) {}

    /** A resource that a path belongs to; path parameters are still percent-encoded, as in API Gateway. */
    record Match(String resource, Map<String, String> pathParameters, Map<String, Target> methods) {
        Optional<Target> target(String method) {
            return Optional.ofNullable(methods.getOrDefault(method, methods.get("ANY")));
        }

        SortedSet<String> allowed() {
            return new TreeSet<>(methods.keySet());
        }
    }

    private final List<Resource> resources = new ArrayList<>();

    void add(Target target) {
        String path = target.route().path();
        Resource resource = resources.stream()
                .filter(it -> it.path.equals(path))
                .findFirst()
                .orElseGet(() -> {
                    Resource added = new Resource(path, segments(path), new LinkedHashMap<>());
                    resources.add(added);
                    return added;
                });
        if (resource.methods.put(target.route().method(), target) != null) {
            throw new IllegalStateException(
                    "two functions want " + target.route().method() + " " + path);
        }
    }

    Optional<Match> find(String rawPath) {
        List<String> segments = segments(rawPath);
        Resource best = null;
        for (Resource resource : resources) {
            if (resource.matches(segments) && (best == null || resource.isMoreLiteralThan(best))) {
                best = resource;
            }
        }
        return Optional.ofNullable(best).map(found -> new Match(found.path, found.parameters(segments), found.methods));
    }

    private static List<String> segments(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? List.of() : Arrays.asList(trimmed.split("/", -1));
    }

    private record Resource(String path, List<String> segments, Map<String, Target> methods) {
        boolean matches(List<String> actual) {
            for (int i = 0; i < segments.size(); i++) {
                int rank = rank(i);
                if (i >= actual.size() || rank == 0 && !segments.get(i).equals(actual.get(i))) {
                    return false;
                }
                if (rank == 2) {
                    return true;
                }
            }
            return segments.size() == actual.size();
        }

        boolean isMoreLiteralThan(Resource other) {
            for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
                if (rank(i) != other.rank(i)) {
                    return rank(i) < other.rank(i);
                }
            }
            return segments.size() > other.segments.size();
        }

        Map<String, String> parameters(List<String> actual) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                switch (rank(i)) {
                    case 1 -> parameters.put(segment.substring(1, segment.length() - 1), actual.get(i));
                    case 2 ->
                        parameters.put(
                                segment.substring(1, segment.length() - 2),
                                String.join("/", actual.subList(i, actual.size())));
                    default -> {
                        // A literal says nothing.
                    }
                }
            }
            return parameters;
        }

        /** 0 literal, 1 one parameter, 2 the whole rest. */
        private int rank(int index) {
            String segment = segments.get(index);
            return segment.endsWith("+}") ? 2 : segment.startsWith("{") ? 1 : 0;
        }
    }
}
