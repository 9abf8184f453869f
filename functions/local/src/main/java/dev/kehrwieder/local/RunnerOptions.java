package dev.kehrwieder.local;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a machine is started.
 *
 * @param root the project's folder with the built modules below {@code functions/}
 * @param template the template to play
 * @param data everything that survives a restart
 * @param port of the gateway; 0: any free one
 * @param fresh empties {@code data} first
 * @param parameters values for parameters of the template
 * @param environment added to every function's environment
 * @param visibilityTimeout of all queues instead of the template's, for tests that wait for redelivery
 * @param on the endpoint of a stand-in of AWS that the template's stateful part is deployed to; empty: everything in this process
 * @param startOrder short names of the functions to start first
 */
public record RunnerOptions(
        Path root,
        Path template,
        Path data,
        int port,
        boolean fresh,
        Map<String, String> parameters,
        Map<String, String> environment,
        Optional<Duration> visibilityTimeout,
        Optional<URI> on,
        List<String> startOrder) {
    public RunnerOptions {
        requireNonNull(root, "root is null");
        requireNonNull(template, "template is null");
        requireNonNull(data, "data is null");
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
        requireNonNull(visibilityTimeout, "visibilityTimeout is null");
        requireNonNull(on, "on is null");
        startOrder = List.copyOf(startOrder);
    }

    /** The project's own template, with data below {@code .local} and port 8080. */
    public static RunnerOptions of(Path root) {
        return new RunnerOptions(
                root,
                root.resolve("template.yaml"),
                root.resolve(".local/data"),
                8080,
                false,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        "access",
                        "registration",
                        "relay",
                        "labels",
                        "notifications",
                        "mail-events",
                        "tracking",
                        "inspection-api",
                        "inspection",
                        "refunds",
                        "refunds-api",
                        "deadlines"));
    }

    public RunnerOptions withTemplate(Path file) {
        return new RunnerOptions(
                root, file, data, port, fresh, parameters, environment, visibilityTimeout, on, startOrder);
    }

    public RunnerOptions withData(Path folder) {
        return new RunnerOptions(
                root, template, folder, port, fresh, parameters, environment, visibilityTimeout, on, startOrder);
    }

    public RunnerOptions withPort(int number) {
        return new RunnerOptions(
                root, template, data, number, fresh, parameters, environment, visibilityTimeout, on, startOrder);
    }

    public RunnerOptions withFresh(boolean empty) {
        return new RunnerOptions(
                root, template, data, port, empty, parameters, environment, visibilityTimeout, on, startOrder);
    }

    public RunnerOptions withParameters(Map<String, String> values) {
        return new RunnerOptions(
                root, template, data, port, fresh, values, environment, visibilityTimeout, on, startOrder);
    }

    public RunnerOptions withEnvironment(Map<String, String> added) {
        return new RunnerOptions(
                root, template, data, port, fresh, parameters, added, visibilityTimeout, on, startOrder);
    }

    public RunnerOptions withVisibilityTimeout(Duration timeout) {
        return new RunnerOptions(
                root, template, data, port, fresh, parameters, environment, Optional.of(timeout), on, startOrder);
    }

    public RunnerOptions withOn(URI endpoint) {
        return new RunnerOptions(
                root,
                template,
                data,
                port,
                fresh,
                parameters,
                environment,
                visibilityTimeout,
                Optional.of(endpoint),
                startOrder);
    }
}
