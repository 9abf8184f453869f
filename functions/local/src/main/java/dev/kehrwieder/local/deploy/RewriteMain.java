package dev.kehrwieder.local.deploy;

import dev.kehrwieder.local.template.RawTemplate;
import dev.kehrwieder.local.template.TemplateException;
import dev.kehrwieder.local.web.Answers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a rewritten template as JSON: {@code stateful TEMPLATE OUT}, or {@code processes TEMPLATE OUT RUNTIME} with the folder
 * of the runtime's jars; the packages are then made beside {@code OUT}.
 */
public final class RewriteMain {
    private static final String LIBRARY = "runtime/libaws-lambda-jni.so";

    private static final String BOOTSTRAP =
            """
            #!/bin/sh
            # As Lambda's managed runtime does: its client on the class path, the package as the working folder. The client would
            # write its native library to one place for all processes, and one would read what another is just writing.
            cd "$LAMBDA_TASK_ROOT" && exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \\
              -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="$PWD/%s" \\
              -cp 'runtime/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
            """
                    .formatted(LIBRARY);

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
        Map<String, String> files = new HashMap<>();
        for (Object resource : raw.section("Resources").values()) {
            Map<String, Object> properties =
                    RawTemplate.map(RawTemplate.map(resource).get("Properties"));
            if (properties.get("CodeUri") instanceof String uri && !files.containsKey(uri)) {
                Path file = out.resolveSibling(uri.replace('/', '-') + ".zip");
                pack(template.resolveSibling(uri), runtime, file);
                files.put(uri, file.toString());
            }
        }
        return files;
    }

    /** Not compressed: the jars are, and the way is short. */
    private static void pack(Path folder, Path runtime, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            add(zip, folder, "");
            add(zip, runtime, "runtime/");
            addLibrary(zip, runtime);
            zip.putNextEntry(new ZipEntry("bootstrap"));
            zip.write(BOOTSTRAP.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    /** The one that the runtime's client brings for this machine. */
    private static void addLibrary(ZipOutputStream zip, Path runtime) throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "jni/libaws-lambda-jni.linux-" + architecture + ".so";
        List<Path> jars;
        try (Stream<Path> files = Files.list(runtime)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            try (ZipFile opened = new ZipFile(jar.toFile())) {
                ZipEntry library = opened.getEntry(name);
                if (library != null) {
                    zip.putNextEntry(new ZipEntry(LIBRARY));
                    opened.getInputStream(library).transferTo(zip);
                    zip.closeEntry();
                    return;
                }
            }
        }
        throw new IllegalArgumentException("no jar in " + runtime + " has " + name);
    }

    private static void add(ZipOutputStream zip, Path folder, String prefix) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            zip.putNextEntry(
                    new ZipEntry(prefix + folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, zip);
            zip.closeEntry();
        }
    }
}
