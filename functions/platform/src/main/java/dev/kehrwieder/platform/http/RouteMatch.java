package dev.kehrwieder.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The route that an event is meant for, with the values in its path. */
record RouteMatch(ApiRoute route, Map<String, String> parameters) {

    private static final int MAX_PARAMETER = 255;

    /** API Gateway names the template in {@code resource}; without it the path decides. */
    static Optional<RouteMatch> find(APIGatewayProxyRequestEvent event, Set<ApiRoute> routes) {
        return routes.stream()
                .filter(route -> route.method().name().equals(event.getHttpMethod()))
                .flatMap(route -> match(route, event).stream())
                .max(Comparator.comparingInt(match -> match.route().template().fixedSegments()));
    }

    private static Optional<RouteMatch> match(ApiRoute route, APIGatewayProxyRequestEvent event) {
        Map<String, String> given = event.getPathParameters() == null ? Map.of() : event.getPathParameters();
        if (route.path().equals(event.getResource()) && given.keySet().containsAll(names(route))) {
            return Optional.of(new RouteMatch(route, given));
        }
        return route.template().match(path(event)).map(values -> new RouteMatch(route, values));
    }

    private static List<String> names(ApiRoute route) {
        return route.template().parameters();
    }

    private static String path(APIGatewayProxyRequestEvent event) {
        return event.getPath() == null ? "" : event.getPath();
    }

    /** 405 with the methods that the path knows, in whichever function; else 404. */
    static Answer refusal(APIGatewayProxyRequestEvent event) {
        String methods = Arrays.stream(ApiRoute.values())
                .filter(route -> route.template().match(path(event)).isPresent())
                .map(route -> route.method().name())
                .filter(method -> !method.equals(event.getHttpMethod()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return methods.isEmpty()
                ? Problem.notFound().answer()
                : Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The path knows " + methods)
                        .answer()
                        .withHeader("Allow", methods);
    }

    /**
     * The values as they were meant: API Gateway passes them on as they stand in the path.
     *
     * @throws ProblemException NOT_FOUND if a value is no text, holds control characters, or is longer than any id
     */
    Map<String, String> decodedParameters() {
        Map<String, String> decoded = new HashMap<>();
        for (String name : names(route)) {
            decoded.put(name, decoded(parameters.get(name)));
        }
        return decoded;
    }

    private static String decoded(String value) {
        try {
            return FieldFormat.line(value.indexOf('%') < 0 ? value : percentDecoded(value), MAX_PARAMETER);
        } catch (FieldFault | IllegalArgumentException | CharacterCodingException _) {
            throw new ProblemException(Problem.notFound());
        }
    }

    /** Unlike a form's value, a path's plus sign is a plus sign. */
    private static String percentDecoded(String value) throws CharacterCodingException {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                if (i + 2 >= encoded.length) {
                    throw new IllegalArgumentException("The encoding is cut off");
                }
                bytes.put((byte) (hexDigit(encoded[++i]) << 4 | hexDigit(encoded[++i])));
            } else {
                bytes.put(encoded[i]);
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }

    private static int hexDigit(byte digit) {
        return HexFormat.fromHexDigit(digit);
    }
}
