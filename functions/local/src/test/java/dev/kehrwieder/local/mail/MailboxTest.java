package dev.kehrwieder.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    @TempDir
    Path data;

    @Test
    void order_is_that_of_arrival_even_if_the_business_clock_goes_back() throws Exception {
        Mailbox mailbox = Mailbox.open(data);
        String first = mailbox.add(new byte[] {1}, Instant.parse("2030-01-01T00:00:00Z"));
        String second = mailbox.add(new byte[] {2}, Instant.parse("1969-12-31T23:59:59Z"));
        assertThat(mailbox.ids()).containsExactly(first, second);
        assertThat(Mailbox.sentAt(second)).isEqualTo(Instant.parse("1969-12-31T23:59:59Z"));

        Mailbox reopened = Mailbox.open(data);
        String third = reopened.add(new byte[] {3}, Instant.EPOCH);
        assertThat(reopened.ids()).containsExactly(first, second, third);
        assertThat(reopened.read(second)).hasValue(new byte[] {2});
    }

    @Test
    void message_cut_by_a_crash_is_not_there() throws Exception {
        Files.write(data.resolve("00000001-5.tmp"), new byte[] {1});
        Mailbox mailbox = Mailbox.open(data);
        assertThat(mailbox.ids()).isEmpty();
        assertThat(mailbox.read("00000001-5")).isEmpty();
        assertThat(mailbox.add(new byte[] {2}, Instant.ofEpochMilli(5))).isEqualTo("00000001-5");
    }

    @Test
    void name_that_is_no_id_of_a_message_reads_nothing() throws Exception {
        Files.write(data.resolve("secret.eml"), new byte[] {1});
        Mailbox mailbox = Mailbox.open(data);
        assertThat(mailbox.read("secret")).isEmpty();
        assertThat(mailbox.read("../secret")).isEmpty();
        assertThat(mailbox.read("00000009-9")).isEmpty();
    }

    @Test
    void messages_that_arrive_at_once_all_get_a_place() throws Exception {
        Mailbox mailbox = Mailbox.open(data);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                senders.submit(() -> mailbox.add(new byte[] {1}, Instant.EPOCH));
            }
        }
        List<String> ids = mailbox.ids();
        assertThat(ids).hasSize(40).doesNotHaveDuplicates().isSorted();
    }
}
