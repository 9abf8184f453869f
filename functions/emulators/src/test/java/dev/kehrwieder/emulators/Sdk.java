package dev.kehrwieder.emulators;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Real SDK clients, pointed at an emulator. */
final class Sdk {
    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local-secret";
    static final Region REGION = Region.EU_CENTRAL_1;

    private Sdk() {}

    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Emulator emulator) {
        return builder.endpointOverride(emulator.endpoint())
                .region(REGION)
                .credentialsProvider(credentials(SECRET_KEY))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static AwsCredentialsProvider credentials(String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, secretKey));
    }
}
