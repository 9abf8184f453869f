package dev.kehrwieder.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.local.template.RawTemplate;
import dev.kehrwieder.local.template.TemplateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's template, as the stand-ins of AWS get it. */
class RewrittenTemplateTest {
    private static final Path FILE =
            Path.of("../../template.yaml").toAbsolutePath().normalize();

    private static final RawTemplate TEMPLATE = RawTemplate.read(FILE);

    @Test
    void the_stateful_part_is_all_that_keeps_data_or_messages_and_nothing_else() {
        Map<String, Object> kept = resources(StatefulPart.of(TEMPLATE));
        assertThat(types(kept))
                .containsExactlyInAnyOrder(
                        "AWS::DynamoDB::Table",
                        "AWS::SQS::Queue",
                        "AWS::SQS::QueuePolicy",
                        "AWS::S3::Bucket",
                        "AWS::S3::BucketPolicy",
                        "AWS::SNS::Topic",
                        "AWS::SNS::Subscription");
        for (String type : Set.of("AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket")) {
            assertThat(ofType(kept, type)).isEqualTo(ofType(TEMPLATE.section("Resources"), type));
        }
    }

    @Test
    void what_refers_to_something_that_is_left_out_is_left_out_too() {
        Map<String, Object> part = StatefulPart.of(TEMPLATE);
        // Its policy names the configuration set of SES.
        assertThat(resources(part)).doesNotContainKey("MailEventsTopicPolicy").containsKey("MailEventsTopic");
        assertThat(RawTemplate.map(part.get("Outputs")))
                .containsKey("TableName")
                .doesNotContainKey("ApiUrl");
        assertThat(part).doesNotContainKey("Globals");
    }

    @Test
    void functions_as_processes_keep_everything_but_their_runtime() {
        Map<String, Object> rewritten =
                FunctionsAsProcesses.of(TEMPLATE, folders(uri -> "elsewhere/" + uri.split("/")[1]));
        assertThat(resources(rewritten).keySet())
                .isEqualTo(TEMPLATE.section("Resources").keySet());
        assertThat(RawTemplate.map(RawTemplate.map(rewritten.get("Globals")).get("Function")))
                .containsEntry("Runtime", "provided.al2023")
                .containsEntry("AutoPublishAlias", "live")
                .doesNotContainKeys("SnapStart", "Architectures", "DeploymentPreference");
        Map<String, Object> labels = function(rewritten, "LabelsFunction");
        Map<String, Object> expected = function(new HashMap<>(TEMPLATE.sections()), "LabelsFunction");
        expected.remove("DeploymentPreference");
        expected.put("CodeUri", "elsewhere/labels");
        expected.put("Timeout", 60);
        assertThat(labels).isEqualTo(expected);
    }

    @Test
    void a_package_gets_the_runtime_and_a_bootstrap_beside_the_rewritten_template(@TempDir Path folder)
            throws IOException {
        Files.writeString(
                folder.resolve("template.yaml"),
                """
                Resources:
                  One: {Type: "AWS::Serverless::Function", Properties: {CodeUri: one/package, Handler: a.B}}
                  Two: {Type: "AWS::Serverless::Function", Properties: {CodeUri: one/package, Handler: a.C}}
                """);
        Files.createDirectories(folder.resolve("one/package/lib"));
        Files.writeString(folder.resolve("one/package/lib/one.jar"), "one");
        Files.createDirectories(folder.resolve("runtime"));
        client(folder.resolve("runtime/client.jar"));
        Path out = folder.resolve("out/template.json");

        RewriteMain.main(new String[] {
            "processes",
            folder.resolve("template.yaml").toString(),
            out.toString(),
            folder.resolve("runtime").toString()
        });

        JsonNode written = new JsonMapper().readTree(Files.readAllBytes(out));
        Path made = Path.of(written.at("/Resources/One/Properties/CodeUri").asString());
        assertThat(written.at("/Resources/Two/Properties/CodeUri").asString()).isEqualTo(made.toString());
        try (FileSystem packed = FileSystems.newFileSystem(made)) {
            assertThat(packed.getPath("lib/one.jar")).hasContent("one");
            assertThat(packed.getPath("runtime/client.jar")).exists();
            assertThat(packed.getPath("runtime/libaws-lambda-jni.so")).content().startsWith("for ");
            assertThat(packed.getPath("bootstrap"))
                    .content()
                    .contains("$JAVA_HOME/bin/java", "JNI=\"$PWD/runtime/libaws-lambda-jni.so\"", "$_HANDLER");
        }
    }

    /** With the library for every kind of machine that these tests may run on. */
    private static void client(Path file) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String architecture : List.of("x86_64", "aarch_64")) {
                jar.putNextEntry(new ZipEntry("jni/libaws-lambda-jni.linux-" + architecture + ".so"));
                jar.write(("for " + architecture).getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }

    @Test
    void a_file_that_is_no_template_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), "- a list\n");
        assertThatThrownBy(() -> RawTemplate.read(file))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("not a mapping");
    }

    private static Map<String, String> folders(Function<String, String> folder) {
        return ofType(TEMPLATE.section("Resources"), "AWS::Serverless::Function").values().stream()
                .map(resource ->
                        String.valueOf(RawTemplate.map(RawTemplate.map(resource).get("Properties"))
                                .get("CodeUri")))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), folder));
    }

    private static Map<String, Object> function(Map<String, Object> template, String name) {
        return RawTemplate.map(RawTemplate.map(resources(template).get(name)).get("Properties"));
    }

    private static Map<String, Object> resources(Map<String, Object> template) {
        return RawTemplate.map(template.get("Resources"));
    }

    private static Set<String> types(Map<String, Object> resources) {
        return resources.values().stream()
                .map(resource -> String.valueOf(RawTemplate.map(resource).get("Type")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> ofType(Map<String, Object> resources, String type) {
        Map<String, Object> found = new HashMap<>(resources);
        found.values()
                .removeIf(resource -> !type.equals(RawTemplate.map(resource).get("Type")));
        return found;
    }
}
