package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.WithdrawalKey;
import java.util.Optional;

/** What a record is about: an {@code rma} or a {@code withdrawalId} beside the {@code shop}. */
final class SubjectCodec {
    private static final String RMA = "rma";
    private static final String WITHDRAWAL = "withdrawalId";

    private SubjectCodec() {}

    static BodyWriter write(BodyWriter body, Subject of) {
        return switch (of) {
            case ReturnKey key -> body.with(RMA, key.rma());
            case WithdrawalKey key -> body.with(WITHDRAWAL, key.id());
        };
    }

    static Subject read(String shop, BodyReader body) {
        return withdrawal(shop, body).orElseGet(() -> new ReturnKey(shop, body.text(RMA)));
    }

    static Optional<Subject> readOptional(String shop, BodyReader body) {
        return withdrawal(shop, body)
                .or(() -> body.optional(RMA, BodyReader::text).map(rma -> new ReturnKey(shop, rma)));
    }

    private static Optional<Subject> withdrawal(String shop, BodyReader body) {
        return body.optional(WITHDRAWAL, BodyReader::text).map(id -> new WithdrawalKey(shop, id));
    }
}
