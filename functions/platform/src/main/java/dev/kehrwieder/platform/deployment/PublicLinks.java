package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Links of the deployment's public address. A shopper's link carries a token: 128 bits of an HMAC under the shop's secret
 * over RMA, purpose and number (DESIGN 9).
 */
final class PublicLinks implements Links {
    private static final int TOKEN_BYTES = 16;
    private static final String PURPOSE = "follow";

    private final String publicUrl;
    private final Secrets secrets;

    PublicLinks(String publicUrl, Secrets secrets) {
        this.publicUrl = requireNonNull(publicUrl, "publicUrl is null").replaceAll("/+$", "");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    @Override
    public String shopper(ReturnKey key) {
        byte[] mac = Hmac.sha256(secrets.secret("link/" + key.shop()), key.rma() + "\n" + PURPOSE + "\n1");
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, TOKEN_BYTES));
        return publicUrl + "/r/" + token;
    }

    @Override
    public String api(ReturnKey key) {
        return publicUrl + "/v1/returns/" + key.rma();
    }
}
