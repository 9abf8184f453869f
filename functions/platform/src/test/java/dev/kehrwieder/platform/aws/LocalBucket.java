package dev.kehrwieder.platform.aws;

import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket of the template in S3Proxy. */
public final class LocalBucket {
    private static final String NAME = "kehrwieder-documents";

    private final Emulator emulator;
    private final S3Client client;

    LocalBucket() {
        emulator = Emulators.objects(Emulators.libraries(Emulators.OBJECTS), null, "local", "local");
        client = LocalAws.clients(environment()).s3();
        client.createBucket(request -> request.bucket(NAME));
    }

    public String name() {
        return NAME;
    }

    public S3Client client() {
        return client;
    }

    public S3Presigner presigner() {
        return LocalAws.clients(environment()).s3Presigner();
    }

    /** The keys below a prefix. */
    public List<String> keys(String prefix) {
        return client.listObjectsV2(request -> request.bucket(NAME).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_S3", emulator.endpoint().toString(), "BUCKET_NAME", NAME);
    }

    void close() {
        client.close();
        emulator.close();
    }
}
