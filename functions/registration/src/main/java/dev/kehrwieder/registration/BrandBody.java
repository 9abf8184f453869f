package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A shop's brand, both ways. */
final class BrandBody {
    private static final int MAX_NAME = 100;
    private static final int MAX_URL = 500;
    private static final int MAX_PACKING = 1_000;

    /** Mails are written in these, so a text in another language would never be read. */
    private static final List<String> LANGUAGES = List.of("de", "en");

    private BrandBody() {}

    /** @param otherwise the name of a shop that gives none */
    static Brand read(RequestBody body, String otherwise) {
        return new Brand(
                body.optionalText("name", MAX_NAME).orElse(otherwise),
                body.optionalText("color", 7, Color::isColor, "Six hexadecimal digits, such as #1f5f99")
                        .map(Color::new)
                        .orElse(Brand.DEFAULT_COLOR),
                body.optionalText(
                        "logoUrl",
                        MAX_URL,
                        Brand::isLogoUrl,
                        "An address of a picture over HTTPS, such as https://shop.example/logo.png"),
                address(body, "sender"),
                address(body, "replyTo"),
                body.optionalObject("packing", BrandBody::packing).orElse(Map.of()));
    }

    private static Optional<String> address(RequestBody body, String name) {
        return body.optionalText(
                name,
                EmailAddress.MAX_LENGTH,
                EmailAddress::isDeliverable,
                "An e-mail address, such as a@shop.example");
    }

    private static Map<String, String> packing(RequestBody body) {
        Map<String, String> texts = new LinkedHashMap<>();
        LANGUAGES.forEach(
                language -> body.optionalLines(language, MAX_PACKING).ifPresent(text -> texts.put(language, text)));
        return texts;
    }

    static ObjectNode write(Brand brand) {
        ObjectNode json = Json.object()
                .put("name", brand.name())
                .put("color", brand.color().hex());
        brand.logoUrl().ifPresent(url -> json.put("logoUrl", url));
        brand.sender().ifPresent(address -> json.put("sender", address));
        brand.replyTo().ifPresent(address -> json.put("replyTo", address));
        if (!brand.packing().isEmpty()) {
            ObjectNode packing = json.putObject("packing");
            LANGUAGES.forEach(language ->
                    Optional.ofNullable(brand.packing().get(language)).ifPresent(text -> packing.put(language, text)));
        }
        return json;
    }
}
