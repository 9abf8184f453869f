package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.replay.OrderBooks;
import dev.kehrwieder.local.replay.ReplayMain;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order book that {@code ORDER_BOOK} names, or the project's own, played against the whole machine. */
class ReplayIT {
    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void every_return_is_closed_and_what_was_paid_for_it_is_back() {
        List<String> said = new CopyOnWriteArrayList<>();

        int status = ReplayMain.run(
                said::add, OrderBooks.given().toString(), "--every", "3", "--callers", "8", "--api", machine.base());

        assertThat(status).as(String.join("\n", said)).isZero();
        assertThat(said.getLast())
                .contains("Every queue and dead-letter queue is empty.")
                .doesNotContain("wrong:");
        assertThat(machine.queuesAreEmpty()).isTrue();
    }

    @Test
    void what_the_machine_refuses_is_told_and_no_success() {
        List<String> said = new CopyOnWriteArrayList<>();

        int status = ReplayMain.run(said::add, "nowhere.csv", "--api", machine.base());

        assertThat(status).isEqualTo(2);
        assertThat(said).containsExactly("There is no file nowhere.csv");
    }
}
