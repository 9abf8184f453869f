package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.Documents;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Documents in a bucket. */
final class S3Documents implements Documents {
    private final Supplier<S3Client> s3;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    S3Documents(Supplier<S3Client> s3, Supplier<S3Presigner> presigner, String bucket) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.presigner = requireNonNull(presigner, "presigner is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    @Override
    public void put(String key, String contentType, byte[] bytes) {
        s3.get()
                .putObject(
                        request -> request.bucket(bucket).key(key).contentType(contentType),
                        RequestBody.fromBytes(bytes));
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(s3.get()
                    .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public URI link(String key, String contentType, String fileName, Duration validity) {
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .responseContentType(contentType)
                .responseContentDisposition("inline; filename=\"" + fileName + "\"")
                .build();
        return URI.create(presigner
                .get()
                .presignGetObject(request -> request.signatureDuration(validity).getObjectRequest(get))
                .url()
                .toString());
    }
}
