package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInTest {
    @Test
    void a_runner_without_the_stack_that_it_was_sent_to_says_how_to_bring_it(@TempDir Path folder) throws IOException {
        URI nowhere;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        RunnerOptions options = RunnerOptions.of(
                        Path.of("../..").toAbsolutePath().normalize())
                .withPort(0)
                .withData(folder.resolve("data"))
                .withOn(nowhere);
        try (Runner runner = new Runner(options, new LocalKeys(), List.of(), new ArrayList<String>()::add)) {
            assertThatThrownBy(runner::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("The stack kehrwieder is not at " + nowhere)
                    .hasMessageContaining("./scripts/localstack-up");
        }
    }

    @Test
    void functions_find_one_address_for_everything_there() {
        URI endpoint = URI.create("http://localhost:4566");
        assertThat(new StandIn(endpoint).environment())
                .containsEntry("AWS_ENDPOINT_URL", "http://localhost:4566")
                .doesNotContainKey("AWS_ENDPOINT_URL_SQS");
        assertThat(new StandInMail(endpoint).environment()).containsEntry("MAIL_SENDS_PER_SECOND", "0");
    }
}
