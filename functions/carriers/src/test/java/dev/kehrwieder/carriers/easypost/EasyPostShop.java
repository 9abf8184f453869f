package dev.kehrwieder.carriers.easypost;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.port.Carrier.CustomsItem;
import dev.kehrwieder.core.port.Carrier.LabelRequest;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.secret.Secrets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The shop {@code demo} in the USA with its account, and what it asks for. */
final class EasyPostShop {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    /** For tests of silence, each of which takes that long. */
    static final Duration LITTLE_PATIENCE = Duration.ofMillis(1_500);

    /** With a letter that EasyPost takes apart before it signs. */
    static final String WEBHOOK_SECRET = "s\u00e9cret";

    static final Address RECEIVER =
            new Address("Demo Returns", "Battery St", "1", "94111", "San Francisco", "US", Optional.of("US-CA"));
    static final Address SHOPPER =
            new Address("Robin Roe", "Harbor Dr", "179", "90277", "Redondo Beach", "US", Optional.of("US-CA"));
    static final Address SHOPPER_IN_CANADA =
            new Address("Robin Roe", "Queen St", "12", "M5H 2N2", "Toronto", "CA", Optional.of("CA-ON"));

    private EasyPostShop() {}

    static Secrets secrets(String... carrierAccounts) {
        return secrets(account(FakeEasyPost.API_KEY, List.of(carrierAccounts), List.of()));
    }

    static Secrets secrets(ObjectNode account) {
        Map<String, String> values = new HashMap<>();
        values.put("carrier/easypost/demo", Json.write(account));
        return name -> Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalStateException("There is no secret " + name));
    }

    static ObjectNode account(String apiKey, List<String> carrierAccounts, List<String> services) {
        ObjectNode account = Json.object().put("apiKey", apiKey).put("webhookSecret", WEBHOOK_SECRET);
        carrierAccounts.forEach(account.putArray("carrierAccounts")::add);
        services.forEach(account.putArray("services")::add);
        return account;
    }

    static LabelRequest request() {
        return request(ReturnMethod.BY_MAIL_LABEL, SHOPPER, 1000, 1, List.of());
    }

    static LabelRequest request(
            ReturnMethod method, Address sender, int weightGrams, int attempt, List<CustomsItem> customs) {
        return new LabelRequest(
                new TrackedParcel(new ReturnKey("demo", "R7K2P9X"), 1),
                attempt,
                "R7K2P9X",
                "https://shop.example/r/token",
                method,
                sender,
                RECEIVER,
                Optional.empty(),
                LabelSize.FOUR_BY_SIX,
                weightGrams,
                dollars("40.00"),
                customs);
    }

    static CustomsItem shirts() {
        return new CustomsItem("Shirt, cotton", 2, 500, dollars("40.00"), Optional.of("PT"), Optional.of("610910"));
    }

    static Money dollars(String amount) {
        return Money.of(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}
