package dev.kehrwieder.platform.store;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an API key, for those who issue one. */
public final class ApiKeyItem {
    static final String SHOP = "shop";
    static final String ROLE = "role";
    static final String KEY_ID = "keyId";

    private ApiKeyItem() {}

    /** A key that does not end. The key itself is not in it. */
    public static Map<String, AttributeValue> of(String key, String shop, String role, String keyId) {
        return of(key, new ApiKey(shop, role, keyId, Optional.empty()));
    }

    /** @param of expires in whole seconds */
    public static Map<String, AttributeValue> of(String key, ApiKey of) {
        Item item = Item.of(Keys.apiKey(key), "API_KEY")
                .with(SHOP, of.shop())
                .with(ROLE, of.role())
                .with(KEY_ID, of.keyId());
        of.expiresAt().ifPresent(item::withExpiry);
        return Map.copyOf(item.attributes());
    }
}
