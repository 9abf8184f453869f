package dev.kehrwieder.platform.secret;

import dev.kehrwieder.platform.environment.Environment;

/** Where a function gets its secrets. */
@FunctionalInterface
public interface Secrets {

    /**
     * The value of a secret.
     *
     * @param name such as {@code carriers/local/signing-key}
     * @throws IllegalStateException if there is no such secret; the message names it, never a value
     * @throws dev.kehrwieder.platform.fault.RetryLater if the store of secrets does not answer
     */
    String secret(String name);

    /**
     * The fixed values in {@code SECRETS_FIXED}, a JSON object that the runner and tests set; else the SecureStrings of SSM
     * below {@code SECRETS_PREFIX}.
     */
    static Secrets from(Environment environment) {
        return environment
                .optional(FixedSecrets.VARIABLE)
                .<Secrets>map(FixedSecrets::parse)
                .orElseGet(() -> SsmSecrets.from(environment));
    }
}
