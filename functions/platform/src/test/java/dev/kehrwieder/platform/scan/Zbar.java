package dev.kehrwieder.platform.scan;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Reads the codes of a picture with {@code zbarimg} (Debian's zbar-tools), which shares no line with the encoder. Where it
 * is not installed the test that asks is skipped, and fails if {@code CI=true}.
 */
public final class Zbar {
    private static final String PROGRAM = "zbarimg";
    /** How the program ends if it found no code. */
    private static final int NOTHING = 4;

    private Zbar() {}

    /**
     * A code as the program tells it.
     *
     * @param type such as {@code QR-Code} or {@code CODE-128}
     * @param content a GS1-128 code's without the function 1 that it starts with
     */
    public record Code(String type, String content) {
        public static Code qr(String content) {
            return new Code("QR-Code", content);
        }

        public static Code code128(String content) {
            return new Code("CODE-128", content);
        }
    }

    /** @param png or another picture that ImageMagick knows by its first bytes */
    public static List<Code> read(byte[] png) {
        Path program = program().orElseGet(Zbar::absent);
        try {
            Path picture = Files.createTempFile("codes", ".png");
            try {
                Files.write(picture, png);
                return read(program, picture);
            } finally {
                Files.delete(picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Code> read(Path program, Path picture) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--quiet", picture.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = exit(process);
        if (status != 0 && status != NOTHING) {
            throw new IllegalStateException(PROGRAM + " ended with " + status);
        }
        return output.lines().map(Zbar::code).toList();
    }

    private static Code code(String line) {
        int colon = line.indexOf(':');
        return new Code(line.substring(0, colon), line.substring(colon + 1));
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path absent() {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(PROGRAM + " is not installed");
        }
        return Assumptions.abort(PROGRAM + " is not installed");
    }
}
