package dev.kehrwieder.platform.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Bodies that no route takes, and how each is refused, for tests of every route that has one. */
public record BadBody(String name, byte[] bytes, int status, String code) {

    private static final String SOME = "{\"note\":\"x\"}";

    @Override
    public String toString() {
        return name;
    }

    /** What is too large, or no JSON in UTF-8 within its limits; an empty body is not among them. */
    public static List<BadBody> unreadable() {
        List<BadBody> bodies = new ArrayList<>(List.of(
                tooLarge("ten megabytes", 10 * 1024 * 1024),
                tooLarge("a byte too many", ApiRouter.MAX_BODY + 1),
                malformed("white space", " \n"),
                malformed("broken", "{\"note\":"),
                malformed("a word", "note"),
                malformed("trailing garbage", SOME + "x"),
                malformed("a trailing comma", "{\"note\":\"x\",}"),
                malformed("two documents", SOME + SOME),
                malformed("two documents on two lines", SOME + "\n" + SOME),
                malformed("a comment", "/* note */" + SOME),
                malformed("single quotes", SOME.replace('"', '\'')),
                malformed("NaN", "{\"note\":NaN}"),
                malformed("infinity", "{\"note\":-Infinity}"),
                malformed("a leading zero", "{\"note\":01}"),
                malformed("a twin", "{\"note\":\"x\",\"note\":\"x\"}"),
                malformed("a twin further in", "{\"note\":{\"a\":1,\"a\":1}}"),
                malformed("a raw line break in a text", "{\"note\":\"\n\"}"),
                malformed("a raw NUL in a text", "{\"note\":\"\0\"}"),
                malformed("half an escape", "{\"note\":\"\\u00\"}"),
                malformed("50,000 brackets", "[".repeat(50_000)),
                malformed("50,000 brackets that close", "[".repeat(50_000) + "]".repeat(50_000)),
                malformed("50,000 braces", "{\"a\":".repeat(50_000)),
                malformed("a number of 101 digits", "{\"note\":" + "9".repeat(101) + "}"),
                malformed("a byte order mark", "\uFEFF" + SOME),
                malformed("UTF-16", SOME.getBytes(UTF_16)),
                malformed("UTF-16, big end first", SOME.getBytes(UTF_16BE)),
                malformed("UTF-16, little end first", SOME.getBytes(UTF_16LE))));
        Map.of(
                        "an overlong slash", "c0af",
                        "a longer overlong slash", "e080af",
                        "a lone continuation", "80",
                        "a surrogate", "eda080",
                        "a pair of surrogates", "eda080edb080",
                        "a character cut off", "e282",
                        "beyond Unicode", "f4908080",
                        "no byte of UTF-8", "ff",
                        "Latin-1", "e4")
                .forEach((name, hex) ->
                        bodies.add(malformed(name, inText(HexFormat.of().parseHex(hex)))));
        return bodies;
    }

    /** JSON that is no object. */
    public static List<BadBody> noObjects() {
        return List.of("[]", "[{}]", "\"{}\"", "null", "true", "7").stream()
                .map(json -> new BadBody(json, json.getBytes(UTF_8), 422, "VALIDATION_FAILED"))
                .toList();
    }

    /** An object that says nothing, with as many bytes as a body may have. */
    public static byte[] ofTheLargestSize() {
        return ("{" + " ".repeat(ApiRouter.MAX_BODY - 2) + "}").getBytes(UTF_8);
    }

    private static byte[] inText(byte[] inside) {
        byte[] whole = ("{\"note\":\"" + "?".repeat(inside.length) + "\"}").getBytes(UTF_8);
        System.arraycopy(inside, 0, whole, 9, inside.length);
        return whole;
    }

    private static BadBody malformed(String name, String body) {
        return malformed(name, body.getBytes(UTF_8));
    }

    private static BadBody malformed(String name, byte[] body) {
        return new BadBody(name, body, 400, "MALFORMED");
    }

    private static BadBody tooLarge(String name, int size) {
        return new BadBody(name, "{".repeat(size).getBytes(UTF_8), 413, "PAYLOAD_TOO_LARGE");
    }
}
