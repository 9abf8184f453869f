package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** That something was done once. */
public final class InboxMarkCodec {
    private InboxMarkCodec() {}

    public static String encode(InboxMark mark) {
        return BodyWriter.version(1)
                .with("subscriber", mark.subscriber())
                .with("id", mark.id())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static InboxMark decode(String json) {
        return BodyReader.read("inbox mark", json, body -> new InboxMark(body.text("subscriber"), body.text("id")));
    }
}
