package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How a shop shows itself in mails, both ways. */
final class BrandBody {
    /** Those that mails are written in. */
    private static final List<String> LANGUAGES = List.of("de", "en");

    private static final int MAX_PACKING = 1000;

    private BrandBody() {}

    static Brand read(RequestBody body) {
        return new Brand(
                body.optionalText("name", 100),
                body.optionalText("color", Brand.COLOR, "A color such as #1f5f99"),
                body.optionalText(
                        "logoUrl",
                        Brand.MAX_LOGO_URL,
                        Brand::isLogoUrl,
                        "An https address, such as https://shop.example/logo.png"),
                address(body, "sender"),
                address(body, "replyTo"),
                body.optionalObject("packing", BrandBody::packing).orElse(Map.of()));
    }

    private static Optional<String> address(RequestBody body, String name) {
        return body.optionalText(
                name,
                EmailAddress.MAX_LENGTH,
                EmailAddress::isDeliverable,
                "An e-mail address, such as service@shop.example");
    }

    private static Map<String, String> packing(RequestBody body) {
        Map<String, String> packing = new HashMap<>();
        LANGUAGES.forEach(
                language -> body.optionalLines(language, MAX_PACKING).ifPresent(text -> packing.put(language, text)));
        return packing;
    }

    static ObjectNode write(Brand brand) {
        ObjectNode json = Json.object();
        brand.name().ifPresent(name -> json.put("name", name));
        brand.color().ifPresent(color -> json.put("color", color));
        brand.logoUrl().ifPresent(url -> json.put("logoUrl", url));
        brand.sender().ifPresent(address -> json.put("sender", address));
        brand.replyTo().ifPresent(address -> json.put("replyTo", address));
        if (!brand.packing().isEmpty()) {
            ObjectNode packing = json.putObject("packing");
            LANGUAGES.stream()
                    .filter(brand.packing()::containsKey)
                    .forEach(language -> packing.put(language, brand.packing().get(language)));
        }
        return json;
    }
}
