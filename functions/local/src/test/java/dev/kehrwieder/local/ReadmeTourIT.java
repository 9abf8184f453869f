package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, word for word: its commands run, and what they print is what it says. */
class ReadmeTourIT {
    private static final Pattern STEP = Pattern.compile("```bash\n(.*?)```\n```\n(.*?)```\n", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void the_tours_commands_print_what_the_readme_says() throws Exception {
        String tour = tour();
        StringBuilder commands = new StringBuilder("set -euo pipefail\n");
        StringBuilder printed = new StringBuilder();
        Matcher step = STEP.matcher(tour);
        while (step.find()) {
            // A prompt stands on a new line whatever a command printed; here an echo takes its place.
            commands.append(step.group(1)).append("echo\n");
            printed.append(step.group(2));
        }
        assertThat(printed).isNotEmpty();
        try (DemoMachine machine = DemoMachine.start(folder.resolve("data"))) {
            String script = commands.toString().replace("http://localhost:8080", machine.base());
            assertThat(lines(run(script))).isEqualTo(lines(printed.toString()));
        }
    }

    private static String tour() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        int begin = readme.indexOf("## The tour");
        return readme.substring(begin, readme.indexOf("\n## ", begin + 1));
    }

    private String run(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("tour.sh"), script);
        Process bash = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output;
    }

    /** Without the milliseconds that pass between turning the clock and reading it. */
    private static String lines(String text) {
        return text.replaceAll("T09:00:0\\d\\.?\\d*Z", "T09:00:00Z")
                .replaceAll("\n+", "\n")
                .strip();
    }
}
