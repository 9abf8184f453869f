package dev.kehrwieder.core;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Match;
import dev.kehrwieder.core.policy.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Says what a rule matches and what it changes. */
public final class RuleFixture {
    private List<String> categories = List.of();
    private List<String> countries = List.of();
    private List<String> reasons = List.of();
    private List<FaultParty> faults = List.of();
    private List<LineFlag> flags = List.of();
    private List<ReturnMethod> matchedMethods = List.of();
    private Optional<Integer> windowDays = Optional.empty();
    private Optional<Approval> approval = Optional.empty();
    private Optional<BigDecimal> restockingFeePercent = Optional.empty();
    private Optional<BigDecimal> returnShippingFee = Optional.empty();
    private List<ReturnMethod> methods = List.of();
    private List<Resolution> resolutions = List.of();
    private Optional<Integer> photos = Optional.empty();
    private Optional<BigDecimal> keepItemBelow = Optional.empty();

    RuleFixture() {}

    public RuleFixture categories(String... some) {
        categories = List.of(some);
        return this;
    }

    public RuleFixture countries(String... some) {
        countries = List.of(some);
        return this;
    }

    public RuleFixture reasons(String... some) {
        reasons = List.of(some);
        return this;
    }

    public RuleFixture faults(FaultParty... some) {
        faults = List.of(some);
        return this;
    }

    public RuleFixture flags(LineFlag... some) {
        flags = List.of(some);
        return this;
    }

    /** Only for returns that travel so. */
    public RuleFixture travelling(ReturnMethod... some) {
        matchedMethods = List.of(some);
        return this;
    }

    public RuleFixture windowDays(int days) {
        windowDays = Optional.of(days);
        return this;
    }

    public RuleFixture approval(Approval how) {
        approval = Optional.of(how);
        return this;
    }

    public RuleFixture restockingFeePercent(String percent) {
        restockingFeePercent = Optional.of(new BigDecimal(percent));
        return this;
    }

    public RuleFixture returnShippingFee(String amount) {
        returnShippingFee = Optional.of(new BigDecimal(amount));
        return this;
    }

    public RuleFixture methods(ReturnMethod... offered) {
        methods = List.of(offered);
        return this;
    }

    public RuleFixture resolutions(Resolution... offered) {
        resolutions = List.of(offered);
        return this;
    }

    public RuleFixture photos(int count) {
        photos = Optional.of(count);
        return this;
    }

    public RuleFixture keepItemBelow(String amount) {
        keepItemBelow = Optional.of(new BigDecimal(amount));
        return this;
    }

    public Rule build() {
        return new Rule(
                new Match(categories, countries, reasons, faults, flags, matchedMethods),
                windowDays,
                approval,
                restockingFeePercent,
                returnShippingFee,
                methods,
                resolutions,
                photos,
                keepItemBelow);
    }
}
