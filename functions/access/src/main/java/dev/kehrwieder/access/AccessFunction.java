package dev.kehrwieder.access;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.Lazy;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.store.ApiKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** The function {@code access}, put together. */
public final class AccessFunction extends FunctionStart {
    static final String NAME = "access";

    /** Two calls, for discovery and keys, each with two seconds to connect, fit into the ten seconds that API Gateway waits. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final int LARGEST_ANSWER = 256 * 1024;

    /** Reads the process's environment. */
    public AccessFunction() {
        this(System.getenv());
    }

    public AccessFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        Authorizer authorizer = new Authorizer(
                keys(deployment.apiKeys()),
                StaffSignIn.from(deployment.environment()).map(signIn -> tokens(signIn, deployment.machineClock())));
        super(FunctionModule.of(NAME, APIGatewayCustomAuthorizerEvent.class, IamPolicyResponseV1.class, authorizer));
    }

    private static Function<String, Admission> keys(ApiKeys keys) {
        return bearer -> keys.find(bearer)
                .<Admission>map(key -> new Granted(key.shop(), key.role(), key.keyId(), key.expiresAt()))
                .orElseGet(() -> new Refused("key: unknown or ended"));
    }

    /** Made with the first token: calls by keys carry none of its classes. */
    private static Function<String, Admission> tokens(StaffSignIn signIn, InstantSource machineClock) {
        Lazy<Function<String, Admission>> tokens = Lazy.of(() -> new StaffTokens(
                signIn,
                new IssuerKeys(signIn, new OutgoingCalls(PATIENCE, LARGEST_ANSWER), machineClock),
                machineClock));
        return token -> tokens.get().apply(token);
    }
}
