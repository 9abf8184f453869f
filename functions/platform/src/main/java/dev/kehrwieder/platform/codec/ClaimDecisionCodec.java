package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.Resolution;

/** What was decided of a warranty claim, as part of a body. */
final class ClaimDecisionCodec {
    private ClaimDecisionCodec() {}

    static BodyWriter write(ClaimDecision decision) {
        return new BodyWriter()
                .with("resolution", decision.resolution())
                .with("reductionPercent", decision.reductionPercent());
    }

    static ClaimDecision read(BodyReader decision) {
        return new ClaimDecision(
                decision.constant("resolution", Resolution.class), decision.integer("reductionPercent"));
    }
}
