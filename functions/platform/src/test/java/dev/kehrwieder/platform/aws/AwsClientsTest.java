package dev.kehrwieder.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.platform.environment.Environment;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sqs.SqsClient;

class AwsClientsTest {

    @Test
    void client_calls_the_endpoint_of_its_environment_signed_for_its_region() {
        try (LocalService service = new LocalService().answers(200, "{\"TableNames\":[\"returns\"]}");
                DynamoDbClient dynamoDb = new AwsClients(service.environment()).dynamoDb()) {
            assertThat(dynamoDb.listTables().tableNames()).containsExactly("returns");
            assertThat(service.calls().getFirst().target()).isEqualTo("DynamoDB_20120810.ListTables");
            assertThat(service.calls().getFirst().authorization())
                    .contains("Credential=local/")
                    .contains("/eu-central-1/dynamodb/");
        }
    }

    @Test
    void services_own_endpoint_wins() {
        try (LocalService service = new LocalService().answers(200, "{\"QueueUrls\":[]}")) {
            Environment environment = new Environment(Map.of(
                    "AWS_REGION", "eu-central-1",
                    "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                    "AWS_ENDPOINT_URL_SQS", service.url(),
                    "AWS_ACCESS_KEY_ID", "local",
                    "AWS_SECRET_ACCESS_KEY", "local",
                    "AWS_SESSION_TOKEN", "token"));
            try (SqsClient sqs = new AwsClients(environment).sqs()) {
                sqs.listQueues();
            }
            assertThat(service.calls()).hasSize(1);
        }
    }

    @Test
    void objects_of_another_endpoint_have_path_style_addresses_and_plain_bodies() {
        try (LocalService service = new LocalService().answers(200, "");
                S3Client s3 = new AwsClients(service.environment()).s3()) {
            s3.putObject(put -> put.bucket("documents").key("a/b.pdf"), RequestBody.fromString("label"));
            assertThat(service.calls().getFirst().path()).isEqualTo("/documents/a/b.pdf");
            assertThat(service.calls().getFirst().body()).isEqualTo("label");
        }
    }

    @Test
    void links_are_signed_without_a_call() {
        try (LocalService service = new LocalService();
                S3Presigner presigner = new AwsClients(service.environment()).s3Presigner()) {
            URL link = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket("documents").key("a/b.pdf")))
                    .url();
            assertThat(link.toString())
                    .startsWith(service.url() + "/documents/a/b.pdf?")
                    .contains("X-Amz-Expires=300", "X-Amz-Signature=");
            assertThat(service.calls()).isEmpty();
        }
    }

    @Test
    void mail_and_parameters_have_clients_too() {
        AwsClients clients = new AwsClients(new Environment(Map.of("AWS_REGION", "eu-central-1")));
        clients.ses().close();
        clients.ssm().close();
    }

    @Test
    void a_mail_is_handed_over_in_one_call_whatever_comes_of_it() {
        try (LocalService service = new LocalService().answers(503, "");
                SesClient ses = new AwsClients(service.environment()).sesOnce()) {
            assertThatThrownBy(() -> ses.sendRawEmail(mail -> mail.rawMessage(raw -> {})))
                    .isInstanceOf(SesException.class);
            assertThat(service.calls()).hasSize(1);
        }
    }

    @Test
    void region_is_required() {
        assertThatThrownBy(() -> new AwsClients(new Environment(Map.of()))).hasMessageContaining("AWS_REGION");
    }

    /** A function's package holds the services that it calls, and only those. */
    @Test
    void client_of_one_service_starts_without_the_others_on_the_class_path() throws Exception {
        URL[] withoutOthers = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("(dynamodb|s3|ses|ssm)-[0-9].*"))
                .map(AwsClientsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(withoutOthers, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass(S3Client.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            Supplier<?> start = (Supplier<?>)
                    loader.loadClass(SqsStart.class.getName()).getConstructor().newInstance();
            assertThat(start.get()).isNotNull();
        }
    }

    /** Loaded by a class loader of its own. */
    public static final class SqsStart implements Supplier<SqsClient> {

        @Override
        public SqsClient get() {
            return new AwsClients(new Environment(Map.of("AWS_REGION", "eu-central-1"))).sqs();
        }
    }

    private static URL url(String entry) {
        try {
            URI uri = new File(entry).toURI();
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
