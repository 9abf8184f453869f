package dev.kehrwieder.core;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.ClaimTerms;
import dev.kehrwieder.core.policy.CreditValidity;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.ReasonGroup;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Rule;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.core.policy.SkuLists;
import dev.kehrwieder.core.policy.StaffLimits;
import dev.kehrwieder.core.policy.TenderOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what is special about a policy. */
public final class PolicyFixture {
    private String shop = Fixtures.SHOP;
    private int version = 1;
    private List<String> holidayRegions = List.of("DE-HH");
    private int windowDays = 30;
    private Anchor anchor = Anchor.DELIVERED;
    private Approval approval = Approval.AUTO;
    private String restockingFeePercent = "0";
    private String returnShippingFee = "0.00";
    private String storeCreditBonusPercent = "0";
    private String keepItemBelow = "0.00";
    private List<ReturnMethod> methods = List.of(
            ReturnMethod.BY_MAIL_QR, ReturnMethod.BY_MAIL_LABEL, ReturnMethod.OWN_SHIPMENT, ReturnMethod.IN_STORE);
    private List<Resolution> resolutions =
            List.of(Resolution.REFUND_ORIGINAL_PAYMENT, Resolution.STORE_CREDIT, Resolution.EXCHANGE_VARIANT);
    private LabelSize labelSize = LabelSize.A6;
    private LabelTerms labels = LabelTerms.DEFAULT;
    private RefundTrigger refundOn = RefundTrigger.INSPECTED;
    private boolean valueLoss = true;
    private int secondPersonAbovePercent = 100;
    private Map<String, Address> returnAddresses = Map.of();
    private TenderOrder tenderOrder = TenderOrder.DEFAULT;
    private List<Season> seasons = List.of();
    private List<Rule> rules = List.of();
    private List<Reason> reasons = List.of();
    private List<ReasonGroup> reasonGroups = List.of();
    private SkuLists skus = SkuLists.NONE;
    private ClaimTerms claims = ClaimTerms.DEFAULT;
    private StaffLimits staffLimits = StaffLimits.DEFAULT;
    private int lostAfterDays = Policy.LOST_AFTER_DAYS;
    private Brand brand = Brand.named("Demo Retouren");

    private CreditValidity creditValidity = CreditValidity.BY_LAW;
    private Optional<Instant> since = Optional.empty();

    PolicyFixture() {}

    public PolicyFixture shop(String name) {
        shop = name;
        return this;
    }

    public PolicyFixture version(int number) {
        version = number;
        return this;
    }

    public PolicyFixture holidayRegions(String... regions) {
        holidayRegions = List.of(regions);
        return this;
    }

    public PolicyFixture window(int days, Anchor from) {
        windowDays = days;
        anchor = from;
        return this;
    }

    public PolicyFixture approval(Approval how) {
        approval = how;
        return this;
    }

    public PolicyFixture restockingFeePercent(String percent) {
        restockingFeePercent = percent;
        return this;
    }

    public PolicyFixture lostAfterDays(int days) {
        lostAfterDays = days;
        return this;
    }

    public PolicyFixture returnShippingFee(String amount) {
        returnShippingFee = amount;
        return this;
    }

    public PolicyFixture storeCreditBonusPercent(String percent) {
        storeCreditBonusPercent = percent;
        return this;
    }

    public PolicyFixture keepItemBelow(String amount) {
        keepItemBelow = amount;
        return this;
    }

    public PolicyFixture methods(ReturnMethod... allowed) {
        methods = List.of(allowed);
        return this;
    }

    public PolicyFixture resolutions(Resolution... allowed) {
        resolutions = List.of(allowed);
        return this;
    }

    public PolicyFixture labelSize(LabelSize size) {
        labelSize = size;
        return this;
    }

    public PolicyFixture refundOn(RefundTrigger trigger) {
        refundOn = trigger;
        return this;
    }

    public PolicyFixture noValueLoss() {
        valueLoss = false;
        return this;
    }

    public PolicyFixture secondPersonAbovePercent(int percent) {
        secondPersonAbovePercent = percent;
        return this;
    }

    public PolicyFixture returnAddresses(Map<String, Address> byCountry) {
        returnAddresses = byCountry;
        return this;
    }

    public PolicyFixture tenderOrder(String... methods) {
        tenderOrder = new TenderOrder(List.of(methods));
        return this;
    }

    public PolicyFixture seasons(Season... some) {
        seasons = List.of(some);
        return this;
    }

    public PolicyFixture rules(RuleFixture... some) {
        rules = Stream.of(some).map(RuleFixture::build).toList();
        return this;
    }

    public PolicyFixture labels(LabelTerms terms) {
        labels = terms;
        return this;
    }

    public PolicyFixture reasons(Reason... some) {
        reasons = List.of(some);
        return this;
    }

    public PolicyFixture reasonGroups(ReasonGroup... some) {
        reasonGroups = List.of(some);
        return this;
    }

    public PolicyFixture blockedSkus(String... some) {
        skus = new SkuLists(List.of(some), skus.allowed());
        return this;
    }

    public PolicyFixture allowedSkus(String... some) {
        skus = new SkuLists(skus.blocked(), List.of(some));
        return this;
    }

    public PolicyFixture claims(Approval how, boolean repairExtension) {
        claims = new ClaimTerms(how, repairExtension);
        return this;
    }

    public PolicyFixture staffLimits(Map<StaffRole, BigDecimal> byRole) {
        staffLimits = new StaffLimits(byRole);
        return this;
    }

    public PolicyFixture brand(Brand some) {
        brand = some;
        return this;
    }

    public PolicyFixture creditDays(int days) {
        creditValidity = new CreditValidity(Optional.of(days));
        return this;
    }

    public PolicyFixture since(Instant instant) {
        since = Optional.of(instant);
        return this;
    }

    public Policy build() {
        return new Policy(
                shop,
                version,
                ZoneId.of("Europe/Berlin"),
                holidayRegions,
                new Address("Demo Retouren", "Kehrwieder", "1", "20457", "Hamburg", "DE", Optional.empty()),
                returnAddresses,
                windowDays,
                anchor,
                approval,
                new BigDecimal(restockingFeePercent),
                new BigDecimal(returnShippingFee),
                methods,
                resolutions,
                new BigDecimal(storeCreditBonusPercent),
                new BigDecimal(keepItemBelow),
                28,
                labelSize,
                labels,
                refundOn,
                valueLoss,
                secondPersonAbovePercent,
                tenderOrder,
                seasons,
                rules,
                reasons,
                reasonGroups,
                skus,
                claims,
                staffLimits,
                lostAfterDays,
                brand,
                creditValidity,
                since);
    }
}
