package dev.kehrwieder.platform.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SSM's {@code GetParameter}, signed and sent by the SDK's own signer and HTTP client. The SDK's client of SSM is 6 MB in
 * every package, a third of what a function may weigh, for this one call.
 */
public final class ParameterStore {
    private static final String SERVICE = "ssm";
    private static final String GET_PARAMETER = "AmazonSSM.GetParameter";
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int FIRST_SERVER_ERROR = 500;

    private final URI endpoint;
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    ParameterStore(
            Optional<URI> endpoint,
            Region region,
            AwsCredentialsProvider credentials,
            UrlConnectionHttpClient.Builder http) {
        this.region = requireNonNull(region, "region is null");
        this.endpoint = endpoint.orElseGet(() -> URI.create("https://" + SERVICE + "." + region.id() + "."
                + region.metadata().partition().dnsSuffix()));
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.http = http.build();
    }

    URI endpoint() {
        return endpoint;
    }

    /**
     * A parameter's value, decrypted; empty if there is none of that name.
     *
     * @throws SdkClientException if SSM does not answer or refuses, without what it said: that may quote names
     */
    public Optional<String> value(String name) {
        byte[] body = Json.object()
                .put("Name", requireNonNull(name, "name is null"))
                .put("WithDecryption", true)
                .toString()
                .getBytes(UTF_8);
        for (int attempt = 1; ; attempt++) {
            Reply reply = send(body, attempt);
            JsonNode value = reply.json().at("/Parameter/Value");
            if (reply.status() == 200 && value.isString()) {
                return Optional.of(value.stringValue());
            }
            if (reply.kind().equals("ParameterNotFound")) {
                return Optional.empty();
            }
            if (attempt == ATTEMPTS || !reply.mayBeTriedAgain()) {
                throw SdkClientException.create("SSM answers " + reply.status() + " " + reply.kind());
            }
            pause(attempt);
        }
    }

    private record Reply(int status, ObjectNode json) {
        /** The exception's name, behind the namespace that some versions of the protocol put before it. */
        String kind() {
            JsonNode type = json.path("__type");
            return type.isString()
                    ? type.stringValue().substring(type.stringValue().indexOf('#') + 1)
                    : "";
        }

        boolean mayBeTriedAgain() {
            return status >= FIRST_SERVER_ERROR || kind().equals("ThrottlingException");
        }
    }

    /** No answer counts as one of 503 while there are attempts left. */
    private Reply send(byte[] body, int attempt) {
        try {
            return call(body);
        } catch (IOException e) {
            if (attempt == ATTEMPTS) {
                throw SdkClientException.create("SSM does not answer", e);
            }
            return new Reply(503, Json.object());
        }
    }

    private Reply call(byte[] body) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint)
                .encodedPath("/")
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", GET_PARAMETER)
                .putHeader("Content-Length", String.valueOf(body.length))
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElseThrow())
                        .build())
                .call();
        try (AbortableInputStream content = answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            return new Reply(answer.httpResponse().statusCode(), json(content.readAllBytes()));
        }
    }

    /** A proxy's page is no JSON; its status says enough. */
    private static ObjectNode json(byte[] body) {
        try {
            return Json.parseObject(new String(body, UTF_8));
        } catch (MalformedJsonException e) {
            return Json.object();
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
