package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a caller in as a whole, or not at all: by an API key, or by a token that a person signed in for. The gateway keeps the
 * answer per key or token for all routes, so the policy names the whole stage; which route a role may call is decided by the
 * function behind it. So is whether a key or token has ended meanwhile: what is kept may outlive it by minutes.
 */
final class Authorizer implements Function<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> {
    /** The exact text that API Gateway turns into a 401. */
    static final String UNAUTHORIZED = "Unauthorized";

    /** API Gateway takes 10,240 bytes of headers, all together. */
    static final int LONGEST_TOKEN = 8_192;

    private static final int LONGEST_KEY = 256;
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([\\x21-\\x7E]{1," + LONGEST_TOKEN + "})");
    /** Three parts of Base64, the first an object. No key has a dot. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");

    private static final Pattern STAGE = Pattern.compile("(arn:[^:]+:execute-api:[^:]*:[^:]*:[^/]+/[^/]+)/.*");

    private final Function<String, Admission> keys;
    private final Optional<Function<String, Admission>> tokens;

    /** @param tokens empty where nobody signs in */
    Authorizer(Function<String, Admission> keys, Optional<Function<String, Admission>> tokens) {
        this.keys = requireNonNull(keys, "keys is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    @Override
    public IamPolicyResponseV1 apply(APIGatewayCustomAuthorizerEvent event) {
        Admission admission = bearer(event).map(this::admission).orElseGet(() -> new Refused("no key and no token"));
        String stage = stage(event.getMethodArn());
        return switch (admission) {
            case Granted granted ->
                policy(granted.keyId(), IamPolicyResponseV1.allowStatement(stage), context(granted));
            case WithoutRole(String keyId, String reason) -> {
                RuntimeLog.info("caller without a role", Map.of("keyId", keyId, "reason", reason));
                yield policy(keyId, IamPolicyResponseV1.denyStatement(stage), Map.of());
            }
            case Refused(String reason) -> {
                RuntimeLog.info("caller refused", Map.of("reason", reason));
                throw new RefusedCaller();
            }
        };
    }

    private Admission admission(String bearer) {
        if (tokens.isPresent() && TOKEN.matcher(bearer).matches()) {
            return tokens.get().apply(bearer);
        }
        return bearer.length() <= LONGEST_KEY ? keys.apply(bearer) : new Refused("longer than any key");
    }

    private static IamPolicyResponseV1 policy(
            String principal, IamPolicyResponseV1.Statement statement, Map<String, Object> context) {
        return IamPolicyResponseV1.builder()
                .withPrincipalId(principal)
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withVersion(IamPolicyResponseV1.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .withContext(context)
                .build();
    }

    private static Map<String, Object> context(Granted granted) {
        Map<String, Object> context =
                new HashMap<>(Map.of("shop", granted.shop(), "role", granted.role(), "keyId", granted.keyId()));
        granted.until().ifPresent(until -> context.put("until", Long.toString(until.getEpochSecond())));
        return context;
    }

    /** Its trace would only make a refusal look like a fault in the runtime's log. */
    private static final class RefusedCaller extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedCaller() {
            super(UNAUTHORIZED, null, false, false);
        }
    }

    private static Optional<String> bearer(APIGatewayCustomAuthorizerEvent event) {
        return Optional.ofNullable(event.getHeaders()).stream()
                .flatMap(headers -> headers.entrySet().stream())
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .flatMap(header -> Optional.ofNullable(header.getValue()).stream())
                .map(value -> BEARER.matcher(value.strip()))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    private static String stage(String methodArn) {
        Matcher match = STAGE.matcher(methodArn);
        if (!match.matches()) {
            throw new IllegalStateException("no method of a stage");
        }
        return match.group(1) + "/*";
    }
}
