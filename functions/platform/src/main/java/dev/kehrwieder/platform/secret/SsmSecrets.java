package dev.kehrwieder.platform.secret;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.aws.AwsClients;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.time.MachineClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * SecureStrings of SSM, kept for {@link #TTL} of machine time, so that a rotated secret is seen without a new deployment.
 * If SSM does not answer, an old value serves on: a signature that was good five minutes ago is better than none.
 */
final class SsmSecrets implements Secrets {

    static final Duration TTL = Duration.ofMinutes(5);

    private final SsmClient ssm;
    private final String prefix;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    SsmSecrets(SsmClient ssm, String prefix, InstantSource clock) {
        this.ssm = requireNonNull(ssm, "ssm is null");
        this.prefix = prefix.endsWith("/") ? prefix : prefix + "/";
        this.clock = requireNonNull(clock, "clock is null");
    }

    static SsmSecrets from(Environment environment) {
        String prefix = environment.required("SECRETS_PREFIX");
        return new SsmSecrets(new AwsClients(environment).ssm(), prefix, new MachineClock());
    }

    @Override
    public String secret(String name) {
        Kept known = kept.get(requireNonNull(name, "name is null"));
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until())) {
            return known.value();
        }
        try {
            String value = read(name);
            kept.put(name, new Kept(value, now.plus(TTL)));
            return value;
        } catch (ParameterNotFoundException e) {
            throw new IllegalStateException("There is no secret " + name, e);
        } catch (SdkException e) {
            return old(known, name, e);
        }
    }

    private static String old(Kept known, String name, SdkException cause) {
        if (known == null) {
            throw new RetryLater("The secret " + name + " cannot be read", cause);
        }
        RuntimeLog.warn("secret not refreshed", Map.of("secret", name, "exception", RuntimeLog.trace(cause)));
        return known.value();
    }

    private String read(String name) {
        return ssm.getParameter(request -> request.name(prefix + name).withDecryption(true))
                .parameter()
                .value();
    }

    private record Kept(String value, Instant until) {

        @Override
        public String toString() {
            return "Kept[until=" + until + "]";
        }
    }
}
