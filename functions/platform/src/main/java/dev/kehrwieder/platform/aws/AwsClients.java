package dev.kehrwieder.platform.aws;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.environment.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.SesClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.SsmClientBuilder;

/**
 * Makes clients from {@code AWS_REGION}, {@code AWS_ENDPOINT_URL} or {@code AWS_ENDPOINT_URL_<SERVICE>}, and
 * {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}; without the latter from the default
 * credentials chain. Each call makes a new client: a function makes each once, while it starts.
 */
public final class AwsClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final Environment environment;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    public AwsClients(Environment environment) {
        this.environment = requireNonNull(environment, "environment is null");
        this.region = Region.of(environment.required("AWS_REGION"));
        this.credentials = credentials(environment);
    }

    private static AwsCredentialsProvider credentials(Environment environment) {
        Optional<String> id = environment.optional("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.optional("AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(environment
                .optional("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
    }

    public DynamoDbClient dynamoDb() {
        DynamoDbClientBuilder builder = DynamoDbClient.builder();
        configure(builder, "DYNAMODB");
        return builder.build();
    }

    /** Answers at the database's endpoint. */
    public DynamoDbStreamsClient dynamoDbStreams() {
        DynamoDbStreamsClientBuilder builder = DynamoDbStreamsClient.builder();
        configure(builder, "DYNAMODB");
        return builder.build();
    }

    public SqsClient sqs() {
        SqsClientBuilder builder = SqsClient.builder();
        configure(builder, "SQS");
        return builder.build();
    }

    public SesClient ses() {
        SesClientBuilder builder = SesClient.builder();
        configure(builder, "SES");
        return builder.build();
    }

    /** Calls once and repeats nothing by itself: after an answer that was lost, a repeated call sends a second mail. */
    public SesClient sesOnce() {
        SesClientBuilder builder = SesClient.builder();
        configure(builder, "SES");
        return builder.overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    public SsmClient ssm() {
        SsmClientBuilder builder = SsmClient.builder();
        configure(builder, "SSM");
        return builder.build();
    }

    /** Another endpoint than AWS gets path-style addresses and plain bodies: not every stand-in reads chunks and trailers. */
    public S3Client s3() {
        S3ClientBuilder builder = S3Client.builder();
        configure(builder, "S3");
        if (endpoint("S3").isPresent()) {
            builder.serviceConfiguration(plain())
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        return builder.build();
    }

    /** Signs links; its endpoint is where a browser will go. */
    public S3Presigner s3Presigner() {
        S3Presigner.Builder builder = S3Presigner.builder().region(region).credentialsProvider(credentials);
        endpoint("S3").ifPresent(endpoint -> builder.endpointOverride(endpoint).serviceConfiguration(plain()));
        return builder.build();
    }

    private static S3Configuration plain() {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(false)
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> void configure(
            B builder, String service) {
        builder.region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(settings -> settings.retryStrategy(RetryMode.STANDARD))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(READ_TIMEOUT));
        endpoint(service).ifPresent(builder::endpointOverride);
    }

    private Optional<URI> endpoint(String service) {
        return environment
                .optional("AWS_ENDPOINT_URL_" + service)
                .or(() -> environment.optional("AWS_ENDPOINT_URL"))
                .map(URI::create);
    }
}
