package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.store.ApiKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets an API key in as a whole, or not at all. The gateway keeps the answer per key for all routes, so the policy names
 * the whole stage; which route a role may call is decided by the function behind it.
 */
final class Authorizer implements Function<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> {
    /** The exact text that API Gateway turns into a 401. */
    static final String UNAUTHORIZED = "Unauthorized";

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([\\x21-\\x7E]{1,256})");
    private static final Pattern STAGE = Pattern.compile("(arn:[^:]+:execute-api:[^:]*:[^:]*:[^/]+/[^/]+)/.*");

    private final Function<String, Optional<ApiKey>> keys;

    Authorizer(Function<String, Optional<ApiKey>> keys) {
        this.keys = requireNonNull(keys, "keys is null");
    }

    @Override
    public IamPolicyResponseV1 apply(APIGatewayCustomAuthorizerEvent event) {
        ApiKey key = bearer(event).flatMap(keys).orElseThrow(Authorizer::refused);
        return IamPolicyResponseV1.builder()
                .withPrincipalId(key.keyId())
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withVersion(IamPolicyResponseV1.VERSION_2012_10_17)
                        .withStatement(List.of(IamPolicyResponseV1.allowStatement(stage(event.getMethodArn()))))
                        .build())
                .withContext(Map.of("shop", key.shop(), "role", key.role(), "keyId", key.keyId()))
                .build();
    }

    /** Its trace would only make a refusal look like a fault in the runtime's log. */
    private static RuntimeException refused() {
        RuntimeLog.info("key refused", Map.of());
        return new RefusedKey();
    }

    private static final class RefusedKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedKey() {
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
