package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Until when a defect may be claimed (handbook, law, "Statutory warranty").
 *
 * <p>The two years run for everybody (§ 438(1) no. 3, (2) BGB): a shop that has agreed on less with businesses says so by
 * declining. What lengthens them, and who has to prove what, holds for consumers alone (§§ 475e, 477 BGB).
 *
 * <p>Units of a line can't be told apart. The period of all runs from the last delivery of any, and a cure of some lengthens
 * it for all: in the shopper's favour.
 */
public final class Claims {
    /** What a claim that names nothing asks for: the shopper would have working goods, and soonest so. */
    public static final Resolution UNSAID = Resolution.REPLACEMENT;

    /** § 438(1) no. 3 BGB. */
    private static final int LIABILITY_MONTHS = 24;

    /** Directive (EU) 2024/1799, Article 16. */
    private static final int REPAIR_EXTENSION_MONTHS = 12;

    /** The directive applies from this day on, to contracts of this day or later (Article 22). */
    private static final LocalDate REPAIR_EXTENSION_FROM = LocalDate.of(2026, 7, 31);

    /** § 475e(3) BGB. */
    private static final int AFTER_DEFECT_MONTHS = 4;

    /** § 475e(4) BGB. */
    private static final int AFTER_CURE_MONTHS = 2;

    /** § 477(1) BGB. */
    private static final int BURDEN_OF_PROOF_MONTHS = 12;

    private final Periods periods;

    public Claims(Periods periods) {
        this.periods = requireNonNull(periods, "periods is null");
    }

    /**
     * Of which order it is asked.
     *
     * @param policy the one that the order was put under
     * @param region the shopper's, for the holidays
     * @param cures what was made good of the order on earlier claims
     */
    public record Question(Order order, Policy policy, Optional<String> region, List<Cure> cures) {
        public Question {
            cures = List.copyOf(cures);
        }

        private ZoneId zone() {
            return policy.timeZone();
        }

        private List<Cure> cures(OrderLine line) {
            return cures.stream()
                    .filter(cure -> cure.lineId().equals(line.lineId()))
                    .toList();
        }
    }

    /** The right as it is for a defect of which nobody has said when it showed. */
    public ClaimRight right(Question question, OrderLine line) {
        return right(question, line, Optional.empty());
    }

    /** The right for a defect that first showed on a day. */
    public ClaimRight right(Question question, OrderLine line, LocalDate defectNoticedAt) {
        return right(question, line, Optional.of(defectNoticedAt));
    }

    private ClaimRight right(Question question, OrderLine line, Optional<LocalDate> noticed) {
        List<Cure> cures = question.cures(line);
        int cured = cures.stream().mapToInt(Cure::units).sum();
        Optional<LocalDate> delivered = question.order().lastDelivery(line).map(at -> at.atZone(question.zone())
                .toLocalDate());
        if (delivered.isEmpty()) {
            return new ClaimRight(Optional.empty(), ClaimRight.Rule.TWO_YEARS, Optional.empty(), cured);
        }
        boolean consumer = question.order().consumer();
        Last last = liability(question, delivered.get(), cures);
        if (consumer) {
            Instant liabilityEndsAt = end(question, last.day());
            last = noticed.filter(day -> startOf(day, question).isBefore(liabilityEndsAt))
                    .map(day -> day.plusMonths(AFTER_DEFECT_MONTHS))
                    .map(last.orLater(ClaimRight.Rule.AFTER_DEFECT))
                    .orElse(last);
            last = cures.stream()
                    .map(cure -> cure.at().atZone(question.zone()).toLocalDate())
                    .max(LocalDate::compareTo)
                    .map(day -> day.plusMonths(AFTER_CURE_MONTHS))
                    .map(last.orLater(ClaimRight.Rule.AFTER_CURE))
                    .orElse(last);
        }
        // Nothing has to be declared by then, so no weekend moves it.
        Optional<Instant> burdenEndsAt = consumer
                ? Optional.of(startOf(
                        delivered.get().plusMonths(BURDEN_OF_PROOF_MONTHS).plusDays(1), question))
                : Optional.empty();
        return new ClaimRight(Optional.of(end(question, last.day())), last.rule(), burdenEndsAt, cured);
    }

    /** Once twelve months more after a repair, however many there were: the shop is to mend rather than to replace. */
    private static Last liability(Question question, LocalDate delivered, List<Cure> cures) {
        LocalDate ordered =
                question.order().placedAt().atZoneSameInstant(question.zone()).toLocalDate();
        boolean extended = question.order().consumer()
                && question.policy().claims().repairExtension()
                && !ordered.isBefore(REPAIR_EXTENSION_FROM)
                && cures.stream().anyMatch(cure -> cure.kind() == Resolution.REPAIR);
        return extended
                ? new Last(
                        delivered.plusMonths(LIABILITY_MONTHS + REPAIR_EXTENSION_MONTHS), ClaimRight.Rule.AFTER_REPAIR)
                : new Last(delivered.plusMonths(LIABILITY_MONTHS), ClaimRight.Rule.TWO_YEARS);
    }

    private Instant end(Question question, LocalDate lastDay) {
        return periods.endOfWorkingDay(lastDay, question.policy(), question.region());
    }

    private static Instant startOf(LocalDate day, Question question) {
        return day.atStartOfDay(question.zone()).toInstant();
    }

    /** The last day of a period, before § 193 BGB moves it, and which rule makes it. */
    private record Last(LocalDate day, ClaimRight.Rule rule) {
        Function<LocalDate, Last> orLater(ClaimRight.Rule other) {
            return otherDay -> otherDay.isAfter(day) ? new Last(otherDay, other) : this;
        }
    }
}
