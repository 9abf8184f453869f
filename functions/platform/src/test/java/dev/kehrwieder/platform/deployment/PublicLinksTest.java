package dev.kehrwieder.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PublicLinksTest {
    private static final ReturnKey KEY = new ReturnKey("demo", "R7F3K9X2M42");

    private final PublicLinks links = links(Map.of("link/demo", "s1", "link/other", "s1"));

    private static PublicLinks links(Map<String, String> values) {
        Secrets secrets = name -> {
            if (!values.containsKey(name)) {
                throw new IllegalStateException("There is no secret " + name);
            }
            return values.get(name);
        };
        return new PublicLinks("https://returns.example.org/", secrets);
    }

    @Test
    void the_link_of_a_return_is_the_same_each_time() {
        // printf 'R7F3K9X2M42\nfollow\n1' | openssl dgst -sha256 -hmac s1 -binary | head -c 16 | base64
        assertThat(links.shopper(KEY))
                .isEqualTo(links.shopper(KEY))
                .isEqualTo("https://returns.example.org/r/I_EQmrv5cCix9oFeTlDusQ");
    }

    @Test
    void every_return_and_every_secret_has_a_link_of_its_own() {
        assertThat(links.shopper(KEY)).isNotEqualTo(links.shopper(new ReturnKey("demo", "R7F3K9X2M43")));
        assertThat(links.shopper(KEY))
                .isNotEqualTo(links(Map.of("link/demo", "s2")).shopper(KEY));
    }

    @Test
    void two_shops_have_different_links_even_for_the_same_number() {
        PublicLinks other = links(Map.of("link/demo", "s1", "link/other", "s2"));
        assertThat(other.shopper(KEY)).isNotEqualTo(other.shopper(new ReturnKey("other", KEY.rma())));
    }

    @Test
    void a_shop_without_a_secret_gets_no_link() {
        assertThatIllegalStateException()
                .isThrownBy(() -> links.shopper(new ReturnKey("nobody", "R1")))
                .withMessageContaining("link/nobody");
    }

    @Test
    void the_address_of_the_api_has_no_double_slash() {
        assertThat(links.api(KEY)).isEqualTo("https://returns.example.org/v1/returns/R7F3K9X2M42");
    }
}
