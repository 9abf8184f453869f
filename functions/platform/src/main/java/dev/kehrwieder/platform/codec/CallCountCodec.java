package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import java.time.Instant;

/** How often somebody has called of late. */
public final class CallCountCodec {
    private CallCountCodec() {}

    public static String encode(CallCount count) {
        return BodyWriter.version(1)
                .with("shop", count.shop())
                .with("caller", count.caller())
                .with("version", count.version())
                .with("calls", count.calls().stream().map(Instant::toString).toList())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static CallCount decode(String json) {
        return BodyReader.read(
                "call count",
                json,
                body -> new CallCount(
                        body.text("shop"),
                        body.text("caller"),
                        body.number("version"),
                        body.texts("calls").stream().map(Instant::parse).toList()));
    }
}
