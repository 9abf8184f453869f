package dev.kehrwieder.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path folder;

    @Test
    void places_survive_a_restart() {
        Checkpoints before = open();
        before.reached("shard-1", "17");
        before.finished("shard-0");
        Checkpoints after = open();
        assertThat(after.last("shard-1")).contains("17");
        assertThat(after.last("shard-0")).isEmpty();
        assertThat(after.isFinished("shard-0")).isTrue();
        assertThat(after.isFinished("shard-1")).isFalse();
    }

    @Test
    void shards_that_are_gone_are_forgotten() {
        open().reached("old", "1");
        open().keepOnly(Set.of("new"));
        assertThat(open().last("old")).isEmpty();
    }

    private Checkpoints open() {
        return new Checkpoints(folder.resolve("deep/stream.properties"));
    }
}
