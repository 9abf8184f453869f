package dev.kehrwieder.carriers.dhl;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.secret.Secrets;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The shop {@code demo} has an account with the fake, {@code poor} one with a wrong password, nobody else has any. */
final class DhlAccounts {
    static final String HOOK_TOKEN = "our-own-word";
    static final Address HAMBURG =
            new Address("Ada Beispiel", "Kehrwieder", "2", "20457", "Hamburg", "DE", Optional.empty());
    static final Address BERN = new Address("Ada Beispiel", "Musterweg", "1", "3344", "Bern", "CH", Optional.empty());

    private static final Currency EUR = Currency.getInstance("EUR");
    /** For tests that wait for nothing. */
    private static final Duration LONG = Duration.ofSeconds(20);
    /** For tests in which no answer comes; long enough for a busy machine to give a token. */
    private static final Duration SHORT = Duration.ofMillis(1_500);

    private DhlAccounts() {}

    static DhlApi api(URI fake, TestClock clock) {
        return new DhlApi(fake, new OutgoingCalls(LONG), secrets(), clock);
    }

    static DhlApi impatientApi(URI fake, TestClock clock) {
        return new DhlApi(fake, new OutgoingCalls(SHORT), secrets(), clock);
    }

    private static Secrets secrets() {
        return name -> switch (name) {
            case "carrier/dhl/demo" -> Json.write(account("demo-password"));
            case "carrier/dhl/poor" -> Json.write(account("wrong"));
            case "carrier/dhl/half" -> "{\"apiKey\":\"demo-app\"}";
            default -> throw new IllegalStateException("There is no secret " + name);
        };
    }

    private static ObjectNode account(String password) {
        return Json.object()
                .put("apiKey", "demo-app")
                .put("apiSecret", "demo-app-secret")
                .put("user", "demo-user")
                .put("password", password)
                .put("billingNumber", "22222222220701")
                .put("hookToken", HOOK_TOKEN);
    }

    static Carrier.LabelRequest request() {
        return request("demo", ReturnMethod.BY_MAIL_QR, HAMBURG);
    }

    static Carrier.LabelRequest request(String shop, ReturnMethod method, Address sender) {
        return new Carrier.LabelRequest(
                new TrackedParcel(new ReturnKey(shop, "R-7K3M-9QWX"), 1),
                1,
                "R-7K3M-9QWX",
                "https://shop.example.org/r/x",
                method,
                sender,
                HAMBURG,
                Optional.of("deu"),
                LabelSize.A6,
                900,
                euros("33.33"),
                List.of());
    }

    /** From Switzerland. */
    static Carrier.LabelRequest through(List<Carrier.CustomsItem> customs) {
        Carrier.LabelRequest request = request("demo", ReturnMethod.BY_MAIL_LABEL, BERN);
        return new Carrier.LabelRequest(
                request.parcel(),
                request.attempt(),
                request.reference(),
                request.link(),
                request.method(),
                request.sender(),
                request.receiver(),
                Optional.of("che"),
                request.size(),
                request.weightGrams(),
                request.value(),
                customs);
    }

    static Money euros(String amount) {
        return Money.of(new BigDecimal(amount), EUR);
    }
}
