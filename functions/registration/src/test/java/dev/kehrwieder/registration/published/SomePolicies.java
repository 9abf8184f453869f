package dev.kehrwieder.registration.published;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.RuleFixture;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Season;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Policies of every kind, the same for the same seed. */
final class SomePolicies {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final String HOSTILE = "</script><script>alert(1)</script> \"'&amp;\u2028";
    private static final List<String> CATEGORIES = List.of("TV", "Schuhe & mehr", HOSTILE, "ümlaut/#?");
    private static final List<String> COUNTRIES = List.of("DE", "CH", "AT", "XX");

    private final SplittableRandom random;

    private SomePolicies(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Policy ofSeed(long seed) {
        return new SomePolicies(seed).next();
    }

    private Policy next() {
        PolicyFixture policy = policy().version(1 + random.nextInt(9))
                .window(random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(3651), one(Anchor.values()))
                .approval(one(Approval.values()))
                .restockingFeePercent(one("0", "0.00", "15", "12.5", "100", "0.000000001"))
                .returnShippingFee(one("0", "0.00", "4.95", "10", "100000000000"))
                .storeCreditBonusPercent(one("0", "10"))
                .keepItemBelow(one("0.00", "8.00"))
                .methods(some(ReturnMethod.values(), ReturnMethod[]::new))
                .resolutions(some(offered(), Resolution[]::new))
                .refundOn(one(RefundTrigger.values()))
                .seasons(many(3, this::season, Season[]::new))
                .rules(many(5, this::rules, RuleFixture[]::new))
                .reasons(Reason.of("OWN", "OTHER", FaultParty.CUSTOMER, random.nextInt(3), Map.of("de", HOSTILE)))
                .blockedSkus(some(new String[] {"A-1", HOSTILE}, String[]::new))
                .claims(Approval.AUTO, random.nextBoolean())
                .brand(brand());
        if (random.nextBoolean()) {
            policy.returnAddresses(
                    Map.of("CH", new Address(HOSTILE, "Weg", "", "8001", "Zürich", "CH", Optional.empty())));
        }
        return random.nextBoolean() ? policy.since(Instant.EPOCH).build() : policy.build();
    }

    private Brand brand() {
        return new Brand(
                one("Schuhhaus", HOSTILE),
                Brand.DEFAULT_COLOR,
                random.nextBoolean() ? Optional.of("https://shop.example:8443/logo.png?a=1&b=2") : Optional.empty(),
                Optional.empty(),
                Optional.of("service@shop.example"),
                Map.of("de", HOSTILE));
    }

    private Season season(int number) {
        LocalDate from = DAY.plusDays(random.nextInt(40));
        LocalDate to = from.plusDays(random.nextInt(40));
        return new Season(from, to, from.plusDays(random.nextInt(90)));
    }

    private RuleFixture rules(int number) {
        RuleFixture rule = rule().categories(some(CATEGORIES.toArray(String[]::new), String[]::new))
                .countries(some(COUNTRIES.toArray(String[]::new), String[]::new))
                .faults(some(FaultParty.values(), FaultParty[]::new));
        if (random.nextInt(4) == 0) {
            return rule.travelling(one(ReturnMethod.values())).returnShippingFee(one("0", "2.50"));
        }
        if (random.nextInt(4) == 0) {
            rule.flags(one(LineFlag.values())).reasons(one("OWN", "TOO_SMALL", "GONE"));
        }
        return rule.windowDays(random.nextInt(60))
                .approval(one(Approval.values()))
                .restockingFeePercent(one("0", "20"))
                .returnShippingFee(one("0", "29"))
                .methods(some(ReturnMethod.values(), ReturnMethod[]::new))
                .resolutions(some(offered(), Resolution[]::new))
                .photos(random.nextInt(3))
                .keepItemBelow(one("0", "5.00"));
    }

    private static Resolution[] offered() {
        return Arrays.stream(Resolution.values()).filter(Resolution::isSettled).toArray(Resolution[]::new);
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Half the time none, else each by chance. */
    private <T> T[] some(T[] values, IntFunction<T[]> array) {
        boolean none = random.nextBoolean();
        return Arrays.stream(values).filter(_ -> !none && random.nextBoolean()).toArray(array);
    }

    private <T> T[] many(int most, IntFunction<T> maker, IntFunction<T[]> array) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(maker).toArray(array);
    }
}
