package dev.kehrwieder.core.policy;

import dev.kehrwieder.core.model.StaffRole;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Up to which amount, in the currency of the order, a role decides by itself against the policy. */
public record StaffLimits(Map<StaffRole, BigDecimal> byRole) {
    public static final StaffLimits DEFAULT = new StaffLimits(
            Map.of(StaffRole.SUPPORT, new BigDecimal("100.00"), StaffRole.FINANCE, new BigDecimal("1000.00")));

    public StaffLimits {
        byRole = Map.copyOf(byRole);
    }

    /** Empty where the role has none. */
    public Optional<BigDecimal> of(StaffRole role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /** These, where nothing is said of a role the default. */
    public static StaffLimits withDefaults(Map<StaffRole, BigDecimal> said) {
        Map<StaffRole, BigDecimal> all = new EnumMap<>(DEFAULT.byRole);
        all.putAll(said);
        return new StaffLimits(all);
    }
}
