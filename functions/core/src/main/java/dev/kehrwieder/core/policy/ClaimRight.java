package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the warranty of the law gives for one line of an order.
 *
 * @param endsAt the first instant at which it is too late; empty while no delivery is known
 * @param rule which rule makes it end then
 * @param burdenOfProofEndsAt until then a defect counts as there from the start (§ 477(1) BGB); empty while no delivery is
 *     known, and where the customer is no consumer
 * @param cured units of the line that were repaired or replaced on earlier claims
 */
public record ClaimRight(Optional<Instant> endsAt, Rule rule, Optional<Instant> burdenOfProofEndsAt, int cured) {
    private static final List<Resolution> CURES = List.of(Resolution.REPAIR, Resolution.REPLACEMENT);

    /** In the order of the law: whoever is to have the price back asks for the goods to be made good first. */
    private static final List<Resolution> AFTER_A_CURE = List.of(
            Resolution.REPAIR,
            Resolution.REPLACEMENT,
            Resolution.REFUND_ORIGINAL_PAYMENT,
            Resolution.PARTIAL_REFUND_KEEP_ITEM);

    public ClaimRight {
        requireNonNull(endsAt, "endsAt is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(burdenOfProofEndsAt, "burdenOfProofEndsAt is null");
        if (cured < 0) {
            throw new IllegalArgumentException(cured + " units cured");
        }
    }

    /** Which rule makes the last day. */
    public enum Rule {
        TWO_YEARS("§ 438(1) no. 3 BGB", "two years from delivery"),
        AFTER_REPAIR(
                "Directive (EU) 2024/1799, Article 16",
                "two years from delivery and once twelve months after a repair"),
        AFTER_DEFECT("§ 475e(3) BGB", "four months after the defect first showed"),
        AFTER_CURE("§ 475e(4) BGB", "two months after the goods came back from a repair or were replaced");

        private final String source;
        private final String words;

        Rule(String source, String words) {
            this.source = source;
            this.words = words;
        }

        /** Where it stands. */
        public String source() {
            return source;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    public boolean isOpen(Instant now) {
        return endsAt.map(now::isBefore).orElse(true);
    }

    /**
     * What may be asked for at that instant, in the law's order (§ 437 BGB): repair or replacement, as the shopper likes; the price
     * back, whole or in part, only where that has failed. Whether it is refused or impossible, the shop's people say.
     */
    public List<Resolution> resolutions(Instant now) {
        return !isOpen(now) ? List.of() : cured > 0 ? AFTER_A_CURE : CURES;
    }
}
