package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.port.IdempotencyRecord;
import dev.kehrwieder.core.port.StoredAnswer;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** The first answer to a call with an idempotency key. */
public final class IdempotencyCodec {
    private IdempotencyCodec() {}

    public static String encode(IdempotencyRecord record) {
        return BodyWriter.version(1)
                .with("shop", record.shop())
                .with("route", record.route())
                .with("key", record.key())
                .with("bodyHash", record.bodyHash())
                .with("answer", answer(record.answer()))
                .with("expiresAt", record.expiresAt())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static IdempotencyRecord decode(String json) {
        return BodyReader.read(
                "answer",
                json,
                body -> new IdempotencyRecord(
                        body.text("shop"),
                        body.text("route"),
                        body.text("key"),
                        body.text("bodyHash"),
                        answer(body.object("answer")),
                        body.instant("expiresAt")));
    }

    private static BodyWriter answer(StoredAnswer answer) {
        return new BodyWriter()
                .with("status", answer.status())
                .with("headers", answer.headers())
                .with("body", answer.body());
    }

    private static StoredAnswer answer(BodyReader answer) {
        return new StoredAnswer(answer.integer("status"), answer.map("headers", BodyReader::text), answer.text("body"));
    }
}
