package dev.kehrwieder.local;

import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.DeployedStack;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.Physical;
import dev.kehrwieder.local.template.Template;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** A stand-in of AWS at one endpoint, such as LocalStack, with the stateful part of the template deployed to it. */
record StandIn(URI endpoint) implements LocalServices {
    /** What LocalStack knows as the account 000000000000; signs nothing that anybody checks. */
    private static final String KEY = "test";

    @Override
    public Physical physical() {
        Physical usual = Physical.local(endpoint);
        try {
            return usual.withGiven(new DeployedStack(endpoint, usual.region(), KEY).names(usual.stackName()));
        } catch (SdkException e) {
            throw new StartFailure(
                    "The stack " + usual.stackName() + " is not at " + endpoint
                            + " (./scripts/localstack-up brings it): " + e.getMessage(),
                    e);
        }
    }

    @Override
    public Clients clients() {
        return Clients.of(endpoint, endpoint, endpoint, Physical.local(endpoint).region(), KEY, KEY);
    }

    @Override
    public Map<String, String> environment() {
        String region = Physical.local(endpoint).region();
        return Map.of(
                "AWS_REGION", region,
                "AWS_DEFAULT_REGION", region,
                "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", KEY,
                "AWS_ENDPOINT_URL", endpoint.toString());
    }

    /** Changes nothing: the deployed stack is what is tried. */
    @Override
    public Provisioned provision(Template template, Clients clients, Optional<Duration> visibilityTimeout) {
        return DeployedStack.find(template, clients);
    }

    @Override
    public String description() {
        return "database, queues, objects and mail are at " + endpoint + "; payments run";
    }

    @Override
    public void close() {}
}
