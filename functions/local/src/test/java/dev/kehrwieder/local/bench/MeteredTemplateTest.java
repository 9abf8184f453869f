package dev.kehrwieder.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.emulators.Emulators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredTemplateTest {
    @Test
    void each_function_says_its_name_with_every_request(@TempDir Path folder) throws IOException {
        Path root = Emulators.libraries(Emulators.DYNAMODB)
                .resolve("../../../../..")
                .normalize();
        String written = Files.readString(MeteredTemplate.write(root, folder));
        int functions = written.split("Type: AWS::Serverless::Function", -1).length - 1;
        assertThat(written.lines().filter(line -> line.contains("AWS_SESSION_TOKEN: ")))
                .hasSize(functions)
                .contains("          AWS_SESSION_TOKEN: refunds-api");
        assertThat(written).contains("CodeUri: " + root + "/functions/labels/target/package");
    }
}
