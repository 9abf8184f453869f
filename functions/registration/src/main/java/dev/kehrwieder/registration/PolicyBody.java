package dev.kehrwieder.registration;

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
import dev.kehrwieder.platform.http.RequestBody;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a policy (DESIGN 6, "Policy"): every absent field but the return address has a default. */
final class PolicyBody {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** In any currency an amount of which whole orders and Google's millionths can still be reckoned. */
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("100000000000");

    private static final BigDecimal NO_MONEY = new BigDecimal("0.00");
    private static final List<String> REGIONS = List.of("DE-HH");
    private static final int MAX_WINDOW = 3650;
    private static final int MAX_TENDERS = 40;
    private static final int MAX_SKUS = 500;
    private static final int MAX_CREDIT_DAYS = 36_500;
    static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final List<ReturnMethod> METHODS = List.of(
            ReturnMethod.BY_MAIL_QR, ReturnMethod.BY_MAIL_LABEL, ReturnMethod.OWN_SHIPMENT, ReturnMethod.IN_STORE);
    private static final List<Resolution> RESOLUTIONS =
            List.of(Resolution.REFUND_ORIGINAL_PAYMENT, Resolution.STORE_CREDIT, Resolution.EXCHANGE_VARIANT);

    private PolicyBody() {}

    /** @return the policy as the version with a number */
    static IntFunction<Policy> read(String shop, RequestBody body) {
        ZoneId zone = zone(body);
        List<String> regions = orDefault(
                body,
                "holidayRegions",
                body.texts("holidayRegions", 20, REGION, "ISO 3166, such as DE or DE-HH"),
                REGIONS);
        Address returnAddress = body.object("returnAddress", AddressBody::read);
        var addresses = body.objectsByName("returnAddresses", AddressBody.COUNTRY, 250, AddressBody::read);
        Window window = body.optionalObject("window", PolicyBody::window).orElse(new Window(30, Anchor.DELIVERED));
        Approval approval = body.optionalChoice("approval", Approval.class).orElse(Approval.AUTO);
        BigDecimal restocking = percent(body, "restockingFeePercent");
        BigDecimal shippingFee = amount(body, "returnShippingFee").orElse(NO_MONEY);
        List<ReturnMethod> methods =
                orDefault(body, "methods", body.choices("methods", ReturnMethod.class, 7), METHODS);
        List<Resolution> resolutions =
                orDefault(body, "resolutions", body.choices("resolutions", Resolution.class, 10), RESOLUTIONS);
        refuseUnsettled(body, resolutions);
        BigDecimal bonus = percent(body, "storeCreditBonusPercent");
        BigDecimal keepBelow = amount(body, "keepItemBelow").orElse(NO_MONEY);
        int labelDays = body.optionalInteger("labelValidDays", 1, 365).orElse(28);
        LabelSize labelSize = labelSize(body);
        LabelTerms labels = CarrierRuleBody.terms(body);
        RefundTrigger refundOn =
                body.optionalChoice("refundOn", RefundTrigger.class).orElse(RefundTrigger.INSPECTED);
        ValueLoss loss = body.optionalObject("valueLoss", PolicyBody::valueLoss).orElse(new ValueLoss(true, 100));
        TenderOrder tenders = tenderOrder(body);
        List<Season> seasons = body.objects("seasons", 0, 50, PolicyBody::season);
        List<Rule> rules = body.objects("rules", 0, 200, PolicyBody::rule);
        Set<String> codes = new HashSet<>();
        List<Reason> reasons = body.objects("reasons", 0, 200, reason -> reason(reason, codes));
        Set<String> groupCodes = new HashSet<>();
        List<ReasonGroup> groups = body.objects("reasonGroups", 0, 50, group -> reasonGroup(group, groupCodes));
        SkuLists skus = body.optionalObject("skus", PolicyBody::skus).orElse(SkuLists.NONE);
        ClaimTerms claims = body.optionalObject("claims", PolicyBody::claims).orElse(ClaimTerms.DEFAULT);
        StaffLimits limits =
                body.optionalObject("staffLimits", PolicyBody::staffLimits).orElse(StaffLimits.DEFAULT);
        int lostAfterDays = body.optionalInteger("lostAfterDays", 0, 365).orElse(Policy.LOST_AFTER_DAYS);
        // Absent only beside an error, which ends the reading before the policy is used.
        String shopName = returnAddress == null ? "-" : returnAddress.name();
        Brand brand =
                body.optionalObject("brand", it -> BrandBody.read(it, shopName)).orElse(Brand.named(shopName));
        CreditValidity validity =
                body.optionalObject("storeCredit", PolicyBody::creditValidity).orElse(CreditValidity.BY_LAW);
        return version -> new Policy(
                shop,
                version,
                zone,
                regions,
                returnAddress,
                addresses,
                window.days(),
                window.anchor(),
                approval,
                restocking,
                shippingFee,
                methods,
                resolutions,
                bonus,
                keepBelow,
                labelDays,
                labelSize,
                labels,
                refundOn,
                loss.enabled(),
                loss.secondPersonAbovePercent(),
                tenders,
                seasons,
                rules,
                reasons,
                groups,
                skus,
                claims,
                limits,
                lostAfterDays,
                brand,
                validity,
                Optional.empty());
    }

    private static CreditValidity creditValidity(RequestBody body) {
        return new CreditValidity(body.optionalInteger("validDays", 1, MAX_CREDIT_DAYS));
    }

    private static LabelSize labelSize(RequestBody body) {
        Optional<String> code = body.optionalText("labelSize", 10);
        Optional<LabelSize> size = code.flatMap(LabelSize::find);
        if (code.isPresent() && size.isEmpty()) {
            body.refuse("labelSize", "NOT_ALLOWED", "A6 or 4X6");
        }
        return size.orElse(LabelSize.A6);
    }

    private record Window(int days, Anchor anchor) {}

    private static Window window(RequestBody body) {
        return new Window(
                body.optionalInteger("days", 0, MAX_WINDOW).orElse(30),
                body.optionalChoice("anchor", Anchor.class).orElse(Anchor.DELIVERED));
    }

    private record ValueLoss(boolean enabled, int secondPersonAbovePercent) {}

    private static ValueLoss valueLoss(RequestBody body) {
        return new ValueLoss(
                body.optionalBool("enabled").orElse(true),
                body.optionalInteger("secondPersonAbovePercent", 0, 100).orElse(100));
    }

    private static Season season(RequestBody body) {
        LocalDate from = body.date("orderedFrom");
        LocalDate to = body.date("orderedTo");
        LocalDate until = body.date("returnUntil");
        if (to.isBefore(from)) {
            body.refuse("orderedTo", "OUT_OF_RANGE", "The season ends before it begins");
            return new Season(from, from, until);
        }
        if (until.isBefore(from)) {
            body.refuse("returnUntil", "OUT_OF_RANGE", "The returns end before the season begins");
        }
        return new Season(from, to, until);
    }

    private static Rule rule(RequestBody body) {
        Match match = body.optionalObject("match", PolicyBody::match).orElse(Match.EVERYTHING);
        List<Resolution> resolutions = body.choices("resolutions", Resolution.class, 1, 10);
        refuseUnsettled(body, resolutions);
        Rule rule = new Rule(
                match,
                body.optionalInteger("windowDays", 0, MAX_WINDOW),
                body.optionalChoice("approval", Approval.class),
                body.optionalDecimal("restockingFeePercent", BigDecimal.ZERO, HUNDRED),
                amount(body, "returnShippingFee"),
                body.choices("methods", ReturnMethod.class, 1, 7),
                resolutions,
                body.optionalInteger("photos", 0, 20),
                amount(body, "keepItemBelow"));
        refuseAllButTheFee(body, match);
        return rule;
    }

    /** Which goods come back, and how, is decided before anybody chooses a way to send them. */
    private static void refuseAllButTheFee(RequestBody body, Match match) {
        if (match.methods().isEmpty()) {
            return;
        }
        Stream.of("windowDays", "approval", "restockingFeePercent", "methods", "resolutions", "photos", "keepItemBelow")
                .filter(body::has)
                .forEach(name -> body.refuse(
                        name, "CONTRADICTION", "A rule that matches methods sets the returnShippingFee only"));
    }

    private static Match match(RequestBody body) {
        return new Match(
                body.texts("categories", 100, 100),
                body.texts("countries", 250, AddressBody.COUNTRY, "ISO 3166-1 alpha-2, such as DE"),
                body.texts("reasons", 100, CODE, "UPPER_SNAKE"),
                body.choices("faults", FaultParty.class, FaultParty.values().length),
                body.choices("flags", LineFlag.class, LineFlag.values().length),
                body.choices("methods", ReturnMethod.class, ReturnMethod.values().length));
    }

    /** @param known the codes of the reasons before it */
    private static Reason reason(RequestBody body, Set<String> known) {
        return new Reason(
                newCode(body, known),
                body.optionalText("parent", CODE, "UPPER_SNAKE").orElse("OTHER"),
                body.optionalChoice("fault", FaultParty.class).orElse(FaultParty.CUSTOMER),
                body.optionalInteger("photos", 0, 20).orElse(0),
                body.textsByName("label", LANGUAGE, 50, 100),
                body.texts("categories", 100, 100),
                body.optionalBool("offered").orElse(true),
                body.optionalBool("textRequired").orElse(false));
    }

    private static ReasonGroup reasonGroup(RequestBody body, Set<String> known) {
        return new ReasonGroup(newCode(body, known), body.textsByName("label", LANGUAGE, 50, 100));
    }

    private static String newCode(RequestBody body, Set<String> known) {
        String code = body.text("code", CODE, "UPPER_SNAKE");
        if (!known.add(code)) {
            body.refuse("code", "DUPLICATE", "The code stands twice");
        }
        return code;
    }

    private static SkuLists skus(RequestBody body) {
        return new SkuLists(body.texts("blocked", MAX_SKUS, 100), body.texts("allowed", MAX_SKUS, 100));
    }

    private static ClaimTerms claims(RequestBody body) {
        Optional<Approval> approval = body.optionalChoice("approval", Approval.class);
        boolean repairExtension = body.optionalBool("repairExtension").orElse(true);
        boolean rejects = approval.filter(Approval.REJECT::equals).isPresent();
        if (rejects) {
            body.refuse("approval", "NOT_ALLOWED", "AUTO or MANUAL: a claim is never rejected unseen");
        }
        return new ClaimTerms(rejects ? Approval.AUTO : approval.orElse(Approval.AUTO), repairExtension);
    }

    private static StaffLimits staffLimits(RequestBody body) {
        Map<StaffRole, BigDecimal> said = new EnumMap<>(StaffRole.class);
        for (StaffRole role : StaffRole.values()) {
            amount(body, role.name()).ifPresent(limit -> said.put(role, limit));
        }
        return StaffLimits.withDefaults(said);
    }

    private static TenderOrder tenderOrder(RequestBody body) {
        List<String> methods = body.texts("tenderOrder", MAX_TENDERS, 40);
        if (Set.copyOf(methods).size() < methods.size()) {
            body.refuse("tenderOrder", "DUPLICATE", "A method stands twice");
        }
        return body.has("tenderOrder") ? new TenderOrder(methods) : TenderOrder.DEFAULT;
    }

    private static ZoneId zone(RequestBody body) {
        String name = body.optionalText("timeZone", 64).orElse("Europe/Berlin");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            body.refuse("timeZone", "UNKNOWN_ZONE", "A zone of the tz database, such as Europe/Berlin");
            return ZoneId.of("Europe/Berlin");
        }
    }

    static Optional<BigDecimal> amount(RequestBody body, String name) {
        return body.optionalDecimal(name, BigDecimal.ZERO, LARGEST_AMOUNT);
    }

    private static BigDecimal percent(RequestBody body, String name) {
        return body.optionalDecimal(name, BigDecimal.ZERO, HUNDRED).orElse(BigDecimal.ZERO);
    }

    private static <T> List<T> orDefault(RequestBody body, String name, List<T> given, List<T> otherwise) {
        return body.has(name) ? given : otherwise;
    }

    /** Repair, replacement and keeping the item have processes of their own. */
    private static void refuseUnsettled(RequestBody body, List<Resolution> resolutions) {
        Optional<Resolution> unsettled =
                resolutions.stream().filter(r -> !r.isSettled()).findFirst();
        unsettled.ifPresent(r -> body.refuse("resolutions", "UNSUPPORTED", r + " cannot be offered"));
    }
}
