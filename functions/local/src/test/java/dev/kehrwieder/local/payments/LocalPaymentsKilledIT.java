package dev.kehrwieder.local.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Served;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A provider in a process of its own, killed in the middle of its work. */
class LocalPaymentsKilledIT {
    @TempDir
    Path data;

    /** The process that gets killed. Arguments: folder, address for the webhooks. */
    static final class Provider {
        private Provider() {}

        public static void main(String[] arguments) throws Exception {
            LocalPayments payments = LocalPayments.start(
                    Path.of(arguments[0]), () -> URI.create(arguments[1]), "secret", InstantSource.system());
            payments.addPayment("pay_1", new BigDecimal("10000.00"), "EUR");
            System.out.println(payments.endpoint());
            Thread.currentThread().join();
        }
    }

    @Test
    void whatever_was_answered_before_the_kill_is_kept_settled_and_reported_after_it() throws Exception {
        Map<String, String> answered = new ConcurrentHashMap<>();
        try (Receiver receiver = new Receiver()) {
            killInTheMiddle(receiver.target(), answered);
            assertThat(answered).hasSizeGreaterThanOrEqualTo(20);

            try (LocalPayments again = LocalPayments.start(data, receiver::target, "secret", InstantSource.system())) {
                Map<String, String> kept = new HashMap<>();
                for (Refund refund :
                        again.ledger().payment("pay_1").orElseThrow().refunds()) {
                    kept.put(refund.id(), refund.request().metadata().get("refund"));
                }
                assertThat(kept).containsAllEntriesOf(answered);
                assertThat(kept.values()).doesNotHaveDuplicates();

                Set<String> reported = new HashSet<>();
                while (!reported.containsAll(kept.keySet())) {
                    JsonNode refund = receiver.next().json().path("refund");
                    assertThat(refund.path("status").stringValue()).isEqualTo("succeeded");
                    reported.add(refund.path("id").stringValue());
                }
            }
        }
    }

    private void killInTheMiddle(URI webhookTarget, Map<String, String> answered) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Provider.class.getName(),
                        data.toString(),
                        webhookTarget.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Semaphore answers = new Semaphore(0);
        try (BufferedReader output = process.inputReader();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            URI refunds = URI.create(output.readLine()).resolve("/v1/refunds");
            for (int caller = 0; caller < 4; caller++) {
                String name = "c" + caller;
                callers.submit(() -> refundUntilTheEnd(refunds, name, answered, answers));
            }
            answers.acquire(20);
            process.destroyForcibly();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void refundUntilTheEnd(URI refunds, String name, Map<String, String> answered, Semaphore answers) {
        try {
            for (int i = 0; ; i++) {
                String key = name + "-" + i;
                HttpResponse<String> answer = Served.CLIENT.send(
                        HttpRequest.newBuilder(refunds)
                                .header("Idempotency-Key", key)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        """
                                                {"payment":"pay_1","amount":"0.01","currency":"EUR","metadata":{"refund":"%s"}}"""
                                                .formatted(key)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                answered.put(Answers.JSON.readTree(answer.body()).path("id").stringValue(), key);
                answers.release();
            }
        } catch (IOException | InterruptedException e) {
            // The provider was killed: this call was not answered, so nothing is promised about it.
            answers.release();
        }
    }
}
