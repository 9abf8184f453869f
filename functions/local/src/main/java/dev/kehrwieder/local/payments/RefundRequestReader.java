package dev.kehrwieder.local.payments;

import dev.kehrwieder.local.web.Answers;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** From the body of a call to a request that can be decided, or to the field that is wrong. */
final class RefundRequestReader {
    private static final Set<String> FIELDS = Set.of("payment", "amount", "currency", "metadata");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");
    private static final int METADATA_ENTRIES = 50;
    private static final int METADATA_VALUE_CHARACTERS = 500;

    private RefundRequestReader() {}

    sealed interface Result {
        record Valid(RefundRequest request) implements Result {}

        record Invalid(String param, String message) implements Result {}
    }

    static Result read(byte[] body) {
        JsonNode json;
        try {
            json = Answers.JSON.readTree(body);
        } catch (JacksonException e) {
            return new Result.Invalid("body", "The body is not JSON.");
        }
        if (!json.isObject()) {
            return new Result.Invalid("body", "The body is not a JSON object.");
        }
        Optional<String> unknown = json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return new Result.Invalid(unknown.get(), "Unknown parameter.");
        }
        String payment = json.path("payment").stringValue("");
        if (payment.isEmpty()) {
            return new Result.Invalid("payment", "A payment is required.");
        }
        String currency = json.path("currency").stringValue("");
        Optional<Integer> digits = digits(currency);
        if (digits.isEmpty()) {
            return new Result.Invalid("currency", "A currency of three letters is required.");
        }
        String amount = json.path("amount").stringValue("");
        if (!DECIMAL.matcher(amount).matches()) {
            return new Result.Invalid("amount", "An amount as a decimal text is required.");
        }
        BigDecimal decimal = new BigDecimal(amount);
        if (decimal.signum() == 0 || decimal.scale() != digits.get()) {
            return new Result.Invalid(
                    "amount", "More than 0 is required, with exactly " + digits.get() + " digits behind the point.");
        }
        Optional<Map<String, String>> metadata = metadata(json.path("metadata"));
        if (metadata.isEmpty()) {
            return new Result.Invalid("metadata", "At most 50 texts of at most 500 characters are possible.");
        }
        return new Result.Valid(new RefundRequest(payment, decimal, currency, metadata.get()));
    }

    private static Optional<Integer> digits(String currency) {
        try {
            return Optional.of(Currencies.digits(currency));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> metadata(JsonNode json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (json.isMissingNode()) {
            return Optional.of(metadata);
        }
        if (!json.isObject() || json.size() > METADATA_ENTRIES) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode value = entry.getValue();
            if (!value.isString() || value.stringValue().length() > METADATA_VALUE_CHARACTERS) {
                return Optional.empty();
            }
            metadata.put(entry.getKey(), value.stringValue());
        }
        return Optional.of(metadata);
    }
}
