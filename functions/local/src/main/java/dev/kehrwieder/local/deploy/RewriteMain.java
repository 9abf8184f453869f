package dev.kehrwieder.local.deploy;

import dev.kehrwieder.local.template.RawTemplate;
import dev.kehrwieder.local.template.TemplateException;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a rewritten template as JSON: {@code stateful TEMPLATE OUT}, or {@code processes TEMPLATE OUT RUNTIME} with the folder
 * of the runtime's jars; the packages are then made beside {@code OUT}, of links to the built ones.
 */
public final class RewriteMain {
    private static final String BOOTSTRAP =
            """
            #!/bin/sh
            # As Lambda's managed runtime does: its client on the class path, the package as the working folder.
            cd "$LAMBDA_TASK_ROOT" && exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \\
              -cp 'runtime/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
            """;

    private RewriteMain() {}

    public static void main(String[] arguments) throws IOException {
        try {
            Path template = Path.of(arguments[1]).toAbsolutePath();
            Path out = Path.of(arguments[2]).toAbsolutePath();
            RawTemplate raw = RawTemplate.read(template);
            Files.createDirectories(out.getParent());
            Map<String, Object> rewritten =
                    switch (arguments[0]) {
                        case "stateful" -> StatefulPart.of(raw);
                        case "processes" ->
                            FunctionsAsProcesses.of(raw, packages(raw, template, out, Path.of(arguments[3])));
                        default -> throw new IllegalArgumentException("There is no rewriting " + arguments[0]);
                    };
            Files.write(out, Answers.JSON.writeValueAsBytes(rewritten));
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException | TemplateException e) {
            System.err.println("Usage: stateful TEMPLATE OUT | processes TEMPLATE OUT RUNTIME: " + e.getMessage());
            System.exit(2);
        }
    }

    private static Map<String, String> packages(RawTemplate raw, Path template, Path out, Path runtime)
            throws IOException {
        Map<String, String> folders = new HashMap<>();
        for (Object resource : raw.section("Resources").values()) {
            Map<String, Object> properties =
                    RawTemplate.map(RawTemplate.map(resource).get("Properties"));
            if (properties.get("CodeUri") instanceof String uri && !folders.containsKey(uri)) {
                Path folder = out.resolveSibling(uri.replace('/', '-'));
                link(template.resolveSibling(uri), folder);
                link(runtime, folder.resolve("runtime"));
                Path bootstrap = Files.writeString(folder.resolve("bootstrap"), BOOTSTRAP);
                Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
                folders.put(uri, folder.toString());
            }
        }
        return folders;
    }

    private static void link(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.createSymbolicLink(to.resolve(from.relativize(file).toString()), file.toAbsolutePath());
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
