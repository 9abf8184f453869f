package dev.kehrwieder.platform.json;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes JSON trees. Reading is strict: UTF-8 without errors, one value, no duplicate keys, at most
 * {@value #MAX_DEPTH} levels, numbers of at most {@value #MAX_NUMBER_LENGTH} characters. Decimal numbers keep their digits.
 *
 * <p>The streaming parser fills the tree itself, without an object mapper: its set-up would be the largest part of a
 * function's first call.
 */
public final class Json {

    public static final int MAX_DEPTH = 32;
    public static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    public static JsonNode string(String text) {
        return NODES.stringNode(requireNonNull(text, "text is null"));
    }

    /** @throws MalformedJsonException if the bytes are not exactly one JSON value in UTF-8, within the limits */
    public static JsonNode parse(byte[] utf8) {
        requireNonNull(utf8, "utf8 is null");
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("The text is not UTF-8");
        }
    }

    /** @throws MalformedJsonException if the text is not exactly one JSON value within the limits */
    public static JsonNode parse(String text) {
        requireNonNull(text, "text is null");
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException("The text is empty");
            }
            JsonNode value = JsonTree.read(parser, NODES);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("The text goes on after its value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException("The text goes beyond a limit of nesting or length");
        } catch (StreamReadException e) {
            throw new MalformedJsonException(
                    "The text is no JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        } catch (JacksonException e) {
            throw new MalformedJsonException("The text is no JSON");
        }
    }

    /** @throws MalformedJsonException also if the value is no object */
    public static ObjectNode parseObject(String text) {
        if (parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("The text is no JSON object");
    }

    /** The tree without white space, fields in their order. */
    public static String write(JsonNode tree) {
        return JsonTree.write(requireNonNull(tree, "tree is null"), FACTORY);
    }

    public static byte[] writeBytes(JsonNode tree) {
        return write(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** The tree as one opaque word of a URL: base64url without padding. */
    public static String writeToken(JsonNode tree) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(writeBytes(tree));
    }

    /** @throws MalformedJsonException if the word was not written by {@link #writeToken} */
    public static ObjectNode parseToken(String token) {
        requireNonNull(token, "token is null");
        try {
            if (parse(Base64.getUrlDecoder().decode(token)) instanceof ObjectNode object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("The token is not base64url");
        }
        throw new MalformedJsonException("The token holds no JSON object");
    }
}
