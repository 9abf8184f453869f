package dev.kehrwieder.withdrawals;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in the fields of the page, and what of it cannot be accepted. */
record DeclarationForm(String name, String contract, String email, String items) {
    static final DeclarationForm EMPTY = new DeclarationForm("", "", "", "");

    static final String NAME = "name";
    static final String CONTRACT = "contract";
    static final String EMAIL = "email";
    static final String ITEMS = "items";

    static DeclarationForm of(Map<String, String> fields) {
        return new DeclarationForm(
                fields.getOrDefault(NAME, ""),
                fields.getOrDefault(CONTRACT, ""),
                fields.getOrDefault(EMAIL, ""),
                fields.getOrDefault(ITEMS, ""));
    }

    /** What came of reading them. */
    sealed interface Result {}

    record Complete(Declaration declaration) implements Result {}

    /** What is wrong, in words, by field and in their order. */
    record Incomplete(Map<String, String> errors) implements Result {}

    /** By the same rules as the API's. */
    Result read(Words words) {
        ObjectNode json = Json.object().put(NAME, name).put(CONTRACT, contract).put(EMAIL, email);
        ArrayNode items = json.putArray(ITEMS);
        lines().forEach(items::add);
        try {
            return new Complete(RequestBody.read(
                    json,
                    body -> DeclarationBody.declaration(
                            body,
                            body.texts(ITEMS, DeclarationBody.MOST_LINES, DeclarationBody.LONGEST_LINE).stream()
                                    .map(Declaration.Line::words)
                                    .toList())));
        } catch (ProblemException e) {
            return new Incomplete(errors(e.problem().errors(), words));
        }
    }

    private List<String> lines() {
        return items.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private Map<String, String> errors(List<FieldError> errors, Words words) {
        Map<String, String> byField = new LinkedHashMap<>();
        for (String field : List.of(NAME, CONTRACT, EMAIL, ITEMS)) {
            errors.stream()
                    .filter(error -> error.pointer().startsWith("/" + field))
                    .findFirst()
                    .ifPresent(error -> byField.put(field, message(field, error.code(), words)));
        }
        return byField;
    }

    private String message(String field, String code, Words words) {
        return switch (code) {
            case "REQUIRED" -> missing(field, words);
            case "INVALID_FORMAT" -> email.isBlank() ? words.emailMissing() : words.emailWrong();
            case "TOO_LONG", "TOO_MANY" -> words.tooLong().formatted(longest(field));
            default -> words.notAccepted();
        };
    }

    private static String missing(String field, Words words) {
        return switch (field) {
            case NAME -> words.nameMissing();
            case CONTRACT -> words.contractMissing();
            default -> words.emailMissing();
        };
    }

    private static int longest(String field) {
        return switch (field) {
            case NAME -> DeclarationBody.LONGEST_NAME;
            case CONTRACT -> DeclarationBody.LONGEST_CONTRACT;
            case EMAIL -> EmailAddress.MAX_LENGTH;
            default -> DeclarationBody.LONGEST_LINE;
        };
    }

    /** Personal data stay out of logs. */
    @Override
    public String toString() {
        return "DeclarationForm[…]";
    }
}
