package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.policy.StaffLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an agent sets aside of the policy, item by item; nothing where there is no override. */
final class Overruling {
    private final Optional<StaffOverride> override;
    private final Map<String, List<ReturnEvent.SetAside>> byItem = new LinkedHashMap<>();
    private String item = "";

    Overruling(Optional<StaffOverride> override) {
        this.override = requireNonNull(override, "override is null");
    }

    /** What is set aside from now on is so for this item. */
    void on(String itemId) {
        item = itemId;
    }

    /** Sets a rule aside. @return whether there is somebody who does */
    boolean setsAside(String code, String rule) {
        if (override.isPresent()) {
            byItem.computeIfAbsent(item, itemId -> new ArrayList<>()).add(new ReturnEvent.SetAside(code, rule));
        }
        return override.isPresent();
    }

    boolean isEmpty() {
        return byItem.isEmpty();
    }

    /** Whether the agent may: what the overruled units were paid for is not above the limit of the role. */
    Optional<Refusal> overLimit(StaffLimits limits, Settlement estimate) {
        Optional<BigDecimal> limit = override.flatMap(who -> limits.of(who.role()));
        Money value = estimate.lines().stream()
                .filter(line -> byItem.containsKey(line.itemId()))
                .map(SettlementLine::itemSubtotal)
                .reduce(Money.zero(estimate.currency()), Money::plus);
        return limit.filter(most -> value.decimal().compareTo(most) > 0)
                .map(most -> new Refusal(
                        "/override",
                        RefusalCode.OVERRIDE_LIMIT,
                        override.orElseThrow().role() + " decides up to " + most.toPlainString() + " "
                                + estimate.currency() + ", and this is "
                                + value.decimal().toPlainString()));
    }

    /** Empty where nothing was set aside: an override that was not needed leaves no trace. */
    Optional<ReturnEvent.PolicyOverridden> event() {
        return override.filter(who -> !isEmpty())
                .map(who -> new ReturnEvent.PolicyOverridden(
                        who.agent(),
                        who.role(),
                        who.reason(),
                        byItem.entrySet().stream()
                                .map(entry -> new ReturnEvent.OverriddenItem(entry.getKey(), entry.getValue()))
                                .toList()));
    }
}
