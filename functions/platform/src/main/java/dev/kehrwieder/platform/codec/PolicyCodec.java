package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.ClaimTerms;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.core.policy.CreditValidity;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Match;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.ReasonGroup;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Rule;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.core.policy.SkuLists;
import dev.kehrwieder.core.policy.StaffLimits;
import dev.kehrwieder.core.policy.TenderOrder;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/** One version of a shop's policy. */
public final class PolicyCodec {
    private PolicyCodec() {}

    public static String encode(Policy policy) {
        return BodyWriter.version(1)
                .with("shop", policy.shop())
                .with("version", policy.version())
                .with("timeZone", policy.timeZone())
                .with("holidayRegions", policy.holidayRegions())
                .with("returnAddress", AddressCodec.write(policy.returnAddress()))
                .map("returnAddresses", policy.returnAddresses(), AddressCodec::write)
                .with("windowDays", policy.windowDays())
                .with("anchor", policy.anchor())
                .with("approval", policy.approval())
                .with("restockingFeePercent", policy.restockingFeePercent())
                .with("returnShippingFee", policy.returnShippingFee())
                .with("methods", policy.methods())
                .with("resolutions", policy.resolutions())
                .with("storeCreditBonusPercent", policy.storeCreditBonusPercent())
                .with("keepItemBelow", policy.keepItemBelow())
                .with("labelValidDays", policy.labelValidDays())
                .with("labelSize", policy.labelSize())
                .list("carriers", policy.labels().carriers(), CarrierRuleCodec::write)
                .with("labelReminderDays", policy.labels().reminderDays())
                .with("refundOn", policy.refundOn())
                .with("valueLossEnabled", policy.valueLossEnabled())
                .with("secondPersonAbovePercent", policy.secondPersonAbovePercent())
                .with("tenderOrder", policy.tenderOrder().methods())
                .list("seasons", policy.seasons(), PolicyCodec::season)
                .list("rules", policy.rules(), PolicyCodec::rule)
                .list("reasons", policy.reasons(), PolicyCodec::reason)
                .list("reasonGroups", policy.reasonGroups(), PolicyCodec::reasonGroup)
                .with("blockedSkus", policy.skus().blocked())
                .with("allowedSkus", policy.skus().allowed())
                .with("claimApproval", policy.claims().approval())
                .with("repairExtension", policy.claims().repairExtension())
                .with("staffLimits", limits(policy.staffLimits()))
                .with("lostAfterDays", policy.lostAfterDays())
                .with("brand", brand(policy.brand()))
                .with("creditDays", policy.creditValidity().days())
                .with("since", policy.since())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Policy decode(String json) {
        return BodyReader.read("policy", json, PolicyCodec::policy);
    }

    private static Policy policy(BodyReader body) {
        Address returnAddress = AddressCodec.read(body.object("returnAddress"));
        return new Policy(
                body.text("shop"),
                body.integer("version"),
                ZoneId.of(body.text("timeZone")),
                body.texts("holidayRegions"),
                returnAddress,
                body.map("returnAddresses", (all, country) -> AddressCodec.read(all.object(country))),
                body.integer("windowDays"),
                body.constant("anchor", Anchor.class),
                body.constant("approval", Approval.class),
                body.decimal("restockingFeePercent"),
                body.decimal("returnShippingFee"),
                body.constants("methods", ReturnMethod.class),
                body.constants("resolutions", Resolution.class),
                body.decimal("storeCreditBonusPercent"),
                body.decimal("keepItemBelow"),
                body.integer("labelValidDays"),
                body.optionalConstant("labelSize", LabelSize.class).orElse(LabelSize.A6),
                new LabelTerms(
                        body.optionalList("carriers", CarrierRuleCodec::read),
                        body.optional("labelReminderDays", BodyReader::integer)
                                .orElse(LabelTerms.DEFAULT_REMINDER_DAYS)),
                body.constant("refundOn", RefundTrigger.class),
                body.flag("valueLossEnabled"),
                body.integer("secondPersonAbovePercent"),
                // Not in what an earlier release wrote, as the size of labels and the brand.
                body.optional("tenderOrder", BodyReader::texts)
                        .map(TenderOrder::new)
                        .orElse(TenderOrder.DEFAULT),
                body.list("seasons", PolicyCodec::season),
                body.list("rules", PolicyCodec::rule),
                body.list("reasons", PolicyCodec::reason),
                body.optionalList("reasonGroups", PolicyCodec::reasonGroup),
                new SkuLists(body.optionalTexts("blockedSkus"), body.optionalTexts("allowedSkus")),
                new ClaimTerms(
                        body.optionalConstant("claimApproval", Approval.class).orElse(Approval.AUTO),
                        body.optional("repairExtension", BodyReader::flag).orElse(true)),
                body.optionalObject("staffLimits", PolicyCodec::limits).orElse(StaffLimits.DEFAULT),
                body.optional("lostAfterDays", BodyReader::integer).orElse(Policy.LOST_AFTER_DAYS),
                body.optionalObject("brand", PolicyCodec::brand).orElseGet(() -> Brand.named(returnAddress.name())),
                new CreditValidity(body.optional("creditDays", BodyReader::integer)),
                body.optional("since", BodyReader::instant));
    }

    private static BodyWriter brand(Brand brand) {
        return new BodyWriter()
                .with("name", brand.name())
                .with("color", brand.color().hex())
                .with("logoUrl", brand.logoUrl())
                .with("sender", brand.sender())
                .with("replyTo", brand.replyTo())
                .with("packing", brand.packing());
    }

    private static Brand brand(BodyReader brand) {
        return new Brand(
                brand.text("name"),
                new Color(brand.text("color")),
                brand.optional("logoUrl", BodyReader::text),
                brand.optional("sender", BodyReader::text),
                brand.optional("replyTo", BodyReader::text),
                brand.map("packing", BodyReader::text));
    }

    private static BodyWriter season(Season season) {
        return new BodyWriter()
                .with("orderedFrom", season.orderedFrom())
                .with("orderedTo", season.orderedTo())
                .with("returnUntil", season.returnUntil());
    }

    private static Season season(BodyReader season) {
        return new Season(season.date("orderedFrom"), season.date("orderedTo"), season.date("returnUntil"));
    }

    private static BodyWriter rule(Rule rule) {
        Match match = rule.match();
        return new BodyWriter()
                .with("categories", match.categories())
                .with("countries", match.countries())
                .with("reasons", match.reasons())
                .with("faults", match.faults())
                .with("flags", match.flags())
                .with("matchedMethods", match.methods())
                .with("windowDays", rule.windowDays())
                .with("approval", rule.approval())
                .with("restockingFeePercent", rule.restockingFeePercent())
                .with("returnShippingFee", rule.returnShippingFee())
                .with("methods", rule.methods())
                .with("resolutions", rule.resolutions())
                .with("photos", rule.photos())
                .with("keepItemBelow", rule.keepItemBelow());
    }

    /** What an earlier release wrote knows neither faults nor methods nor what came with them. */
    private static Rule rule(BodyReader rule) {
        return new Rule(
                new Match(
                        rule.texts("categories"),
                        rule.texts("countries"),
                        rule.texts("reasons"),
                        rule.optionalConstants("faults", FaultParty.class),
                        rule.constants("flags", LineFlag.class),
                        rule.optionalConstants("matchedMethods", ReturnMethod.class)),
                rule.optional("windowDays", BodyReader::integer),
                rule.optionalConstant("approval", Approval.class),
                rule.optional("restockingFeePercent", BodyReader::decimal),
                rule.optional("returnShippingFee", BodyReader::decimal),
                rule.optionalConstants("methods", ReturnMethod.class),
                rule.optionalConstants("resolutions", Resolution.class),
                rule.optional("photos", BodyReader::integer),
                rule.optional("keepItemBelow", BodyReader::decimal));
    }

    private static BodyWriter reason(Reason reason) {
        return new BodyWriter()
                .with("code", reason.code())
                .with("parent", reason.parent())
                .with("fault", reason.fault())
                .with("photos", reason.photos())
                .with("labels", reason.labels())
                .with("categories", reason.categories())
                .with("offered", reason.offered())
                .with("textRequired", reason.textRequired());
    }

    private static Reason reason(BodyReader reason) {
        return new Reason(
                reason.text("code"),
                reason.text("parent"),
                reason.constant("fault", FaultParty.class),
                reason.integer("photos"),
                reason.map("labels", BodyReader::text),
                reason.optionalTexts("categories"),
                reason.optional("offered", BodyReader::flag).orElse(true),
                reason.optional("textRequired", BodyReader::flag).orElse(false));
    }

    private static BodyWriter reasonGroup(ReasonGroup group) {
        return new BodyWriter().with("code", group.code()).with("labels", group.labels());
    }

    private static ReasonGroup reasonGroup(BodyReader group) {
        return new ReasonGroup(group.text("code"), group.map("labels", BodyReader::text));
    }

    private static BodyWriter limits(StaffLimits limits) {
        BodyWriter body = new BodyWriter();
        for (StaffRole role : StaffRole.values()) {
            body.with(role.name(), limits.of(role));
        }
        return body;
    }

    private static StaffLimits limits(BodyReader limits) {
        Map<StaffRole, BigDecimal> byRole = new EnumMap<>(StaffRole.class);
        for (StaffRole role : StaffRole.values()) {
            limits.optional(role.name(), BodyReader::decimal).ifPresent(limit -> byRole.put(role, limit));
        }
        return new StaffLimits(byRole);
    }
}
