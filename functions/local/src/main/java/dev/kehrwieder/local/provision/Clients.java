package dev.kehrwieder.local.provision;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The runner's own clients of the local services. */
public record Clients(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, SqsClient sqs, S3Client s3)
        implements AutoCloseable {
    /**
     * @param region what the functions use too
     * @param accessKey what the object store was started with
     */
    public static Clients of(URI dynamoDb, URI queues, URI objects, String region, String accessKey, String secretKey) {
        AwsCredentialsProvider credentials = credentials(accessKey, secretKey);
        return new Clients(
                local(DynamoDbClient.builder(), dynamoDb, region, credentials).build(),
                local(DynamoDbStreamsClient.builder(), dynamoDb, region, credentials)
                        .build(),
                local(SqsClient.builder(), queues, region, credentials).build(),
                local(S3Client.builder(), objects, region, credentials)
                        .forcePathStyle(true)
                        .build());
    }

    static AwsCredentialsProvider credentials(String accessKey, String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }

    static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B local(
            B builder, URI endpoint, String region, AwsCredentialsProvider credentials) {
        SdkHttpClient.Builder<?> http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                // Longer than the longest poll.
                .socketTimeout(Duration.ofSeconds(30));
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(http);
    }

    @Override
    public void close() {
        dynamoDb.close();
        streams.close();
        sqs.close();
        s3.close();
    }
}
