package dev.kehrwieder.local.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** Expected value: {@code printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac local-payment-secret}. */
    @Test
    void signature_is_the_hmac_of_time_and_raw_body() {
        assertThat(new Signature("local-payment-secret")
                        .of(Instant.ofEpochSecond(1_700_000_000, 999_000_000), "{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo("t=1700000000,v1=c38eaf4f733ef70eab7b966449bc8a61f01331b28ba7121a08cdf3024daeacb0");
    }
}
