package dev.kehrwieder.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.core.port.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table: its attributes, and its body as text or, where it is long, packed. */
final class Item {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String TYPE = "type";
    static final String VERSION = "version";
    static final String BODY = "body";
    static final String PACKED = "packed";
    static final String EXPIRES_AT = "expiresAt";
    static final String CREATED_AT = "createdAt";
    static final String HOLDER = "holder";
    static final String STATUS = "status";
    static final String ORDER_NUMBER = "orderNumber";
    static final String PARCEL = "parcel";
    static final String LOCALE = "locale";
    /** In a return's header: the version that each further item was last written with, by its sort key. */
    static final String PARTS = "parts";

    static final String DUE_PK = "duePk";
    static final String DUE_SK = "dueSk";
    static final String STATUS_PK = "statusPk";
    static final String STATUS_SK = "statusSk";
    static final String CUSTOMER_PK = "customerPk";
    static final String CUSTOMER_SK = "customerSk";

    /** Packing pays from here: what is written is billed by the kilobyte. Short bodies stay readable in the console. */
    private static final int LONG_BODY = 8 * 1024;
    /** Of the 400 KB of an item; the rest is for keys and attributes. */
    private static final int LARGEST_BODY = 392 * 1024;

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item of(Keys.Key key, String type) {
        Item item = new Item(new HashMap<>());
        return item.with(PK, key.pk()).with(SK, key.sk()).with(TYPE, type);
    }

    static Item read(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    Item with(String name, String text) {
        attributes.put(name, AttributeValue.fromS(text));
        return this;
    }

    Item with(String name, long number) {
        attributes.put(name, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    Item with(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    /** A body that the stream's reader takes as it is. */
    Item withPlainBody(String body) {
        refuseTooLong(body.getBytes(UTF_8).length);
        return with(BODY, body);
    }

    Item withBody(String body) {
        if (body.length() < LONG_BODY) {
            return withPlainBody(body);
        }
        byte[] packed = pack(body);
        refuseTooLong(packed.length);
        return with(PACKED, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(packed)));
    }

    /** The table deletes it some time after; whoever reads must look at it. In whole seconds. */
    Item withExpiry(Instant at) {
        return with(EXPIRES_AT, at.getEpochSecond());
    }

    boolean isExpired(Instant now) {
        return has(EXPIRES_AT) && number(EXPIRES_AT) <= now.getEpochSecond();
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return present(name).s();
    }

    long number(String name) {
        return Long.parseLong(present(name).n());
    }

    String sortKey() {
        return text(SK);
    }

    String body() {
        return Optional.ofNullable(attributes.get(PACKED))
                .map(AttributeValue::b)
                .map(Item::unpack)
                .orElseGet(() -> text(BODY));
    }

    AttributeValue present(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException(attributes.get(TYPE) + " has no " + name);
        }
        return value;
    }

    private void refuseTooLong(int bytes) {
        if (bytes > LARGEST_BODY) {
            throw new TooLarge("The record of type " + text(TYPE) + " has " + bytes
                    + " bytes when packed, and may have " + LARGEST_BODY);
        }
    }

    private static byte[] pack(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String unpack(SdkBytes packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.asByteArrayUnsafe()))) {
            return new String(gzip.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a packed body is broken", e);
        }
    }
}
