package dev.kehrwieder.platform.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What is stored, as files that a change cannot pass unseen. They are indented for people; all else is compared, the order
 * of the fields too. {@code -Dgolden.write=true} writes them anew.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** A body as an earlier release stored it: only read. */
    static <T> T read(String name, Function<String, T> decode) {
        try {
            return decode.apply(Files.readString(FOLDER.resolve(name + ".json")));
        } catch (IOException e) {
            throw new AssertionError("no golden file " + name, e);
        }
    }

    /** Writes, compares, reads. */
    static <T> void holds(String name, T value, Function<T, String> encode, Function<String, T> decode) {
        String encoded = encode.apply(value);
        Path file = FOLDER.resolve(name + ".json");
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, Json.parse(encoded).toPrettyString() + "\n");
            }
            assertThat(encoded).isEqualTo(Json.write(Json.parse(Files.readString(file))));
        } catch (IOException e) {
            throw new AssertionError("no golden file " + file, e);
        }
        assertThat(decode.apply(encoded)).isEqualTo(value);
    }
}
