package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.policy.ClaimRight;
import dev.kehrwieder.core.policy.Claims;
import dev.kehrwieder.core.policy.Cure;
import dev.kehrwieder.core.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the items of one warranty claim against what the law gives. */
final class ClaimCheck {
    private final Claims claims;
    private final EarlierCures earlier;
    private final Instant now;

    /** By order. */
    private final Map<String, List<Cure>> cures = new HashMap<>();

    /** Units of which items before have asked for their price, by order and line. */
    private final Map<Line, Integer> priceAsked = new HashMap<>();

    private record Line(String orderNumber, String lineId) {}

    ClaimCheck(Claims claims, EarlierCures earlier, Instant now) {
        this.claims = requireNonNull(claims, "claims is null");
        this.earlier = requireNonNull(earlier, "earlier is null");
        this.now = requireNonNull(now, "now is null");
    }

    /** Of which line it is asked. @param region the shopper's, for the holidays */
    record Subject(OrderCase order, OrderLine line, Policy policy, Optional<String> region) {
        private ZoneId zone() {
            return policy.timeZone();
        }
    }

    /**
     * What came of it.
     *
     * @param open whether it is not too late
     * @param why why it is, in words
     */
    record Checked(ItemClaim claim, boolean open, String why, List<Refusal> refusals) {}

    /** @param fault who answers for the reason; empty where it is none */
    Checked check(String pointer, ReturnRequest.Item item, Subject subject, Optional<FaultParty> fault) {
        List<Refusal> refusals = new ArrayList<>();
        if (fault.filter(party -> party == FaultParty.CUSTOMER).isPresent()) {
            refusals.add(new Refusal(
                    pointer + "/reason",
                    RefusalCode.REASON_NOT_OFFERED,
                    "a claim is for a defect, and " + item.reason().orElse("") + " is none"));
        }
        LocalDate today = now.atZone(subject.zone()).toLocalDate();
        LocalDate noticed = item.defectNoticedAt().orElse(today);
        LocalDate earliest = earliest(subject);
        if (noticed.isAfter(today)) {
            refusals.add(refused(pointer, "the defect shows after today, " + today));
        } else if (noticed.isBefore(earliest)) {
            refusals.add(refused(pointer, "the defect showed before the goods were there, " + earliest));
        }
        ClaimRight right = claims.right(question(subject), subject.line(), noticed);
        if (right.isOpen(now)) {
            checkResolution(pointer, item, subject, right).ifPresent(refusals::add);
        }
        return new Checked(
                new ItemClaim(noticed, right.endsAt(), right.burdenOfProofEndsAt(), Optional.empty()),
                right.isOpen(now),
                why(right, subject.zone()),
                refusals);
    }

    private Claims.Question question(Subject subject) {
        String number = subject.order().order().key().orderNumber();
        List<Cure> before = cures.computeIfAbsent(number, n -> earlier.of(subject.order()));
        return new Claims.Question(subject.order().order(), subject.policy(), subject.region(), before);
    }

    /** No defect shows before the first goods are there, or where no delivery is known before they were ordered. */
    private static LocalDate earliest(Subject subject) {
        var order = subject.order().order();
        return order.firstDelivery(subject.line())
                .orElseGet(() -> order.placedAt().toInstant())
                .atZone(subject.zone())
                .toLocalDate();
    }

    /** The price, whole or in part, only for as many units as were repaired or replaced in vain. */
    private Optional<Refusal> checkResolution(
            String pointer, ReturnRequest.Item item, Subject subject, ClaimRight right) {
        if (!right.resolutions(now).contains(item.resolution())) {
            return Optional.of(new Refusal(
                    pointer + "/resolution",
                    RefusalCode.RESOLUTION_NOT_OFFERED,
                    "a claim on line " + item.lineId() + " may ask for " + right.resolutions(now)));
        }
        if (item.resolution().isCure()) {
            return Optional.empty();
        }
        Line line = new Line(subject.order().order().key().orderNumber(), item.lineId());
        int asked = priceAsked.merge(line, item.quantity(), Math::addExact);
        return asked > right.cured()
                ? Optional.of(new Refusal(
                        pointer + "/resolution",
                        RefusalCode.RESOLUTION_NOT_OFFERED,
                        "only " + right.cured() + " units of line " + item.lineId()
                                + " were repaired or replaced before"))
                : Optional.empty();
    }

    private static String why(ClaimRight right, ZoneId zone) {
        return right.endsAt()
                .map(end -> "it could be claimed until " + LocalDate.ofInstant(end.minusNanos(1), zone) + ": "
                        + right.rule().words() + " (" + right.rule().source() + ")")
                .orElse("");
    }

    private static Refusal refused(String pointer, String detail) {
        return new Refusal(pointer + "/defectNoticedAt", RefusalCode.OUT_OF_RANGE, detail);
    }
}
