package dev.kehrwieder.core.time;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Policy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * The periods of a return. Each end is the first instant at which it is too late, except {@link #refundDueAt}, which is
 * the last instant in time (DESIGN 6, "Returnable" and "Settlement").
 */
public final class Periods {
    /** § 355(2), § 357(1) BGB. */
    private static final int WITHDRAWAL_DAYS = 14;

    private final Holidays holidays;

    public Periods(Holidays holidays) {
        this.holidays = requireNonNull(holidays, "holidays is null");
    }

    /**
     * Until when a line may come back voluntarily: so many whole days after the anchor's day, no shift for weekends; a
     * season may make it later. Empty while the line is not delivered and the policy counts from delivery.
     */
    public Optional<Instant> windowEndsAt(Policy policy, Order order, OrderLine line, int windowDays) {
        Optional<Instant> anchor = policy.anchor() == Anchor.ORDERED
                ? Optional.of(order.placedAt().toInstant())
                : order.lastDelivery(line);
        ZoneId zone = policy.timeZone();
        return anchor.map(instant -> {
            LocalDate lastDay = instant.atZone(zone).toLocalDate().plusDays(windowDays);
            LocalDate last = policy.season(order)
                    .map(season -> later(season.returnUntil(), lastDay))
                    .orElse(lastDay);
            return endOf(last, zone);
        });
    }

    /**
     * Until when the order may be withdrawn from: 14 days after the day of the last parcel (§§ 187(1), 188(1) BGB), on a
     * Saturday, Sunday or holiday the next working day (§ 193); 12 months and 14 days where the shopper was never told
     * (§ 356(3)). Empty where the customer is no consumer or a delivery is still missing.
     */
    public Optional<Instant> withdrawalEndsAt(Policy policy, Order order, Optional<String> shoppersRegion) {
        if (!order.consumer()) {
            return Optional.empty();
        }
        ZoneId zone = policy.timeZone();
        return order.completelyDeliveredAt().map(delivered -> {
            LocalDate day = delivered.atZone(zone).toLocalDate();
            LocalDate last = order.informedOfWithdrawal()
                    ? informed(day, order.informedOfWithdrawalAt(), zone)
                    : uninformed(day);
            return endOfWorkingDay(last, policy, shoppersRegion);
        });
    }

    /** The end of a day in the shop's zone, or of the next working day where it is none (§ 193 BGB). */
    public Instant endOfWorkingDay(LocalDate day, Policy policy, Optional<String> shoppersRegion) {
        var regions = new java.util.ArrayList<>(policy.holidayRegions());
        shoppersRegion.ifPresent(regions::add);
        return endOf(workingDay(day, regions), policy.timeZone());
    }

    /**
     * When the money of a withdrawal is due at the latest: the end of the fourteenth day after it arrived, or the instant
     * of the goods or the proof of dispatch if that is later (§ 357(1), (4) BGB).
     */
    public Instant refundDueAt(Instant withdrawnAt, Optional<Instant> goodsOrProof, ZoneId zone) {
        LocalDate last = withdrawnAt.atZone(zone).toLocalDate().plusDays(WITHDRAWAL_DAYS);
        Instant due = endOf(last, zone).minusSeconds(1);
        return goodsOrProof.filter(due::isBefore).orElse(due);
    }

    /** The end of so many days after an instant's day. */
    public Instant daysAfter(Instant from, int days, ZoneId zone) {
        return endOf(from.atZone(zone).toLocalDate().plusDays(days), zone);
    }

    /** A withdrawing consumer sends the goods within 14 days (§ 357(1) BGB). */
    public Instant dispatchBy(Instant withdrawnAt, ZoneId zone) {
        return daysAfter(withdrawnAt, WITHDRAWAL_DAYS, zone);
    }

    /** How long a silent provider is trusted before somebody looks. */
    public static Duration patience() {
        return Duration.ofMinutes(10);
    }

    private static LocalDate informed(LocalDate delivered, Optional<Instant> informedAt, ZoneId zone) {
        LocalDate from = informedAt
                .map(instant -> later(instant.atZone(zone).toLocalDate(), delivered))
                .orElse(delivered);
        LocalDate last = from.plusDays(WITHDRAWAL_DAYS);
        return last.isAfter(uninformed(delivered)) ? uninformed(delivered) : last;
    }

    private static LocalDate uninformed(LocalDate delivered) {
        return delivered.plusMonths(12).plusDays(WITHDRAWAL_DAYS);
    }

    private LocalDate workingDay(LocalDate day, Collection<String> regions) {
        LocalDate next = day;
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY
                || next.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.isHoliday(next, regions)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant endOf(LocalDate lastDay, ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
