package dev.kehrwieder.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's template with one thing more: each function's requests carry its name as their session token. */
public final class MeteredTemplate {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^( +)SPRING_CLOUD_FUNCTION_DEFINITION: (.+)$");

    private MeteredTemplate() {}

    /** @param folder where the copy goes; the packages stay where they are */
    public static Path write(Path root, Path folder) throws IOException {
        String template = Files.readString(root.resolve("template.yaml"));
        String named = DEFINITION.matcher(template).replaceAll("$0\n$1AWS_SESSION_TOKEN: $2");
        String absolute = named.replace("CodeUri: ", "CodeUri: " + Matcher.quoteReplacement(root.toString()) + "/");
        return Files.writeString(folder.resolve("template.yaml"), absolute);
    }
}
