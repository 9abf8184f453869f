package dev.kehrwieder.local.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function as Lambda's managed runtime starts it: the runtime's own client on the class path, the package as the
 * working folder, one processor if the system has {@code taskset}.
 */
final class ColdProcess {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private ColdProcess() {}

    /**
     * One start.
     *
     * @param init from the process's start to its first question for an event, in milliseconds
     * @param initCpu its processor time until then
     * @param first the first event
     * @param firstCpu processor time of the whole start, until the answer to the first event
     * @param warm median of the further events
     */
    record Start(double init, double initCpu, double first, double firstCpu, double warm) {
        double wall() {
            return init + first;
        }
    }

    /** A package that can be started. */
    record Variant(String name, Path folder, String handler, Map<String, String> environment) {}

    static Start start(Variant variant, List<byte[]> events) throws IOException, InterruptedException {
        return run(variant, events, List.of());
    }

    /** How many classes a start loads until the first answer. */
    static long classes(Variant variant, byte[] event) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            run(variant, List.of(event), List.of("-Xlog:class+load:file=" + log + "::filesize=0"));
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(" source: ")).count();
            }
        } finally {
            Files.delete(log);
        }
    }

    private static Start run(Variant variant, List<byte[]> events, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "-c", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // The managed runtime grants this too.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", runtime(), AWSLambda.class.getName(), variant.handler()));
        Path log = Files.createTempFile("cold", ".log");
        try (RuntimeApi api = RuntimeApi.start()) {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(variant.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(variant.environment());
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            long began = System.nanoTime();
            Process process = builder.start();
            try {
                double init = (api.awaitNext() - began) / 1e6;
                double initCpu = cpu(process);
                double first = invoked(api, events.getFirst());
                double firstCpu = cpu(process);
                List<Double> warm = new ArrayList<>();
                for (byte[] event : events.subList(1, events.size())) {
                    api.awaitNext();
                    warm.add(invoked(api, event));
                }
                return new Start(
                        init,
                        initCpu,
                        first,
                        firstCpu,
                        warm.isEmpty() ? 0 : Latencies.of(warm).median());
            } catch (BenchFailure e) {
                throw new BenchFailure(variant.name() + ": " + e.getMessage() + "\n" + Files.readString(log), e);
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            Files.delete(log);
        }
    }

    /** @throws BenchFailure if the function did not do its work, which would be quick */
    private static double invoked(RuntimeApi api, byte[] event) throws InterruptedException {
        RuntimeApi.Invocation invocation = api.invoke(event);
        String answer = invocation.answer();
        boolean done =
                answer.contains("\"statusCode\":201") || answer.matches("\\{\"batchItemFailures\":\\s*\\[\\]\\}");
        if (!done) {
            throw new BenchFailure("answered " + answer);
        }
        return invocation.millis();
    }

    private static double cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }

    /** What lies in the managed runtime itself. */
    private static String runtime() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> {
                    try {
                        return Path.of(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
    }
}
