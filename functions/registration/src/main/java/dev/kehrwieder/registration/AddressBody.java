package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A postal address, both ways. */
final class AddressBody {
    static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    private AddressBody() {}

    static Address read(RequestBody body) {
        return new Address(
                body.text("name", 200),
                body.text("street", 200),
                body.optionalText("houseNumber", 20).orElse(""),
                body.text("postalCode", 20),
                body.text("city", 100),
                body.text("country", COUNTRY, "ISO 3166-1 alpha-2, such as DE"),
                body.optionalText("region", REGION, "ISO 3166-2, such as DE-HH"));
    }

    static ObjectNode write(Address address) {
        ObjectNode json = Json.object()
                .put("name", address.name())
                .put("street", address.street())
                .put("houseNumber", address.houseNumber())
                .put("postalCode", address.postalCode())
                .put("city", address.city())
                .put("country", address.country());
        Optional<String> region = address.region();
        region.ifPresent(code -> json.put("region", code));
        return json;
    }
}
