package dev.kehrwieder.core.policy;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.model.FaultParty.CARRIER;
import static dev.kehrwieder.core.model.FaultParty.CUSTOMER;
import static dev.kehrwieder.core.model.FaultParty.MERCHANT;
import static dev.kehrwieder.core.model.FaultParty.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.PolicyWarning.Code;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A decision table: each warning where it belongs, and beside it the nearest policy that deserves none. */
final class PolicyReviewTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-10");

    /** @param expected a pointer and a code; nothing for a policy without a warning */
    private record Case(String name, Supplier<PolicyFixture> policy, List<String> expected) {}

    private static Case odd(String name, Supplier<PolicyFixture> policy, String... expected) {
        return new Case(name, policy, List.of(expected));
    }

    private static Case fine(String name, Supplier<PolicyFixture> policy) {
        return new Case(name, policy, List.of());
    }

    private static List<String> warnings(PolicyFixture policy) {
        return PolicyReview.of(policy.build(), TODAY).stream()
                .map(warning -> warning.pointer() + " " + warning.code())
                .toList();
    }

    private static Season season(String from, String to, String until) {
        return new Season(LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(until));
    }

    private static Reason reason(String parent, Map<String, String> labels) {
        return Reason.of("MOTHS", parent, FaultParty.CUSTOMER, 0, labels);
    }

    private static final Map<String, String> WORDS = Map.of("de", "Motten", "en", "Moths");

    private static final List<Case> TABLE = List.of(
            fine("nothing said", () -> policy()),
            odd(
                    "a wider rule before says the same field",
                    () -> policy().rules(
                                    rule().windowDays(20),
                                    rule().categories("SHOES").windowDays(60)),
                    "/rules/1 RULE_NEVER_MATTERS"),
            fine("a narrower rule before says the same field", () -> policy().rules(
                            rule().categories("SHOES").windowDays(60), rule().windowDays(20))),
            odd(
                    "two wider rules before say one field each",
                    () -> policy().rules(
                                    rule().windowDays(20),
                                    rule().countries("DE", "AT").photos(1),
                                    rule().countries("AT").windowDays(60).photos(2)),
                    "/rules/2 RULE_NEVER_MATTERS"),
            odd(
                    "a wider rule before says one of two fields",
                    () -> policy().rules(
                                    rule().windowDays(20),
                                    rule().countries("AT").windowDays(60).photos(1)),
                    "/rules/1/windowDays FIELD_NEVER_MATTERS"),
            fine("a wider rule before says another field", () -> policy().rules(
                            rule().photos(1), rule().countries("AT").windowDays(60))),
            odd(
                    "a rule for the fault is before one for a reason of that fault",
                    () -> policy().rules(
                                    rule().faults(SUPPLIER).photos(1),
                                    rule().reasons("DEFECTIVE").photos(3)),
                    "/rules/1 RULE_NEVER_MATTERS"),
            fine("a rule for another fault is before one for a reason", () -> policy().rules(
                            rule().faults(CARRIER).photos(1),
                            rule().reasons("DEFECTIVE").photos(3))),
            fine("a rule for a reason is before one for its fault", () -> policy().rules(
                            rule().reasons("DEFECTIVE").photos(3),
                            rule().faults(SUPPLIER).photos(1))),
            fine("the same field for two ways of sending", () -> policy().rules(
                            rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("0"),
                            rule().returnShippingFee("4.90"))),
            odd("a rule without a field", () -> policy().rules(rule().countries("CH")), "/rules/0 RULE_SAYS_NOTHING"),
            fine("a rule without a match", () -> policy().rules(rule().photos(1))),
            odd(
                    "a rule for a reason that there is not",
                    () -> policy().rules(rule().reasons("TOO_SMALL", "TO_SMALL").photos(1)),
                    "/rules/0/match/reasons/1 REASON_UNKNOWN"),
            fine("a rule for a reason of the shop", () -> policy().reasons(reason("FIT", WORDS))
                    .rules(rule().reasons("MOTHS").photos(1))),
            odd(
                    "a rule for a reason that is given up",
                    () -> policy().reasons(new Reason("GIFT", "OTHER", CUSTOMER, 0, WORDS, List.of(), false, false))
                            .rules(rule().reasons("GIFT").photos(1)),
                    "/rules/0/match/reasons/0 REASON_NOT_OFFERED"),
            odd(
                    "a rule for a reason of other goods",
                    () -> policy().reasons(
                                    new Reason("MOTHS", "OTHER", CUSTOMER, 0, WORDS, List.of("WOOL"), true, false))
                            .rules(rule().reasons("MOTHS").categories("SHOES").photos(1)),
                    "/rules/0/match/reasons/0 REASON_NOT_OFFERED"),
            fine("a rule for a reason of these goods and others", () -> policy().reasons(
                            new Reason("MOTHS", "OTHER", CUSTOMER, 0, WORDS, List.of("WOOL"), true, false))
                    .rules(rule().reasons("MOTHS").categories("SHOES", "WOOL").photos(1))),
            odd(
                    "a rule for a reason and somebody who does not answer for it",
                    () -> policy().rules(rule().reasons("DEFECTIVE", "TOO_SMALL")
                            .faults(SUPPLIER)
                            .photos(1)),
                    "/rules/0/match/reasons/1 RULE_CONTRADICTS_ITSELF"),
            fine("a rule for a reason and who answers for it", () -> policy().rules(rule().reasons("DEFECTIVE")
                    .faults(SUPPLIER, CARRIER)
                    .photos(1))),
            odd(
                    "a rule for a way of sending that nothing offers",
                    () -> policy().rules(
                                    rule().travelling(ReturnMethod.HOME_PICKUP).returnShippingFee("9.90")),
                    "/rules/0/match/methods/0 METHOD_NOT_OFFERED"),
            fine("a rule for a way of sending that only another rule offers", () -> policy().rules(
                            rule().travelling(ReturnMethod.HOME_PICKUP).returnShippingFee("9.90"),
                            rule().categories("SOFAS").methods(ReturnMethod.HOME_PICKUP))),
            odd(
                    "a window beside a rejection",
                    () -> policy().rules(rule().categories("FOOD")
                            .approval(Approval.REJECT)
                            .windowDays(60)),
                    "/rules/0/windowDays REJECTED_ANYWAY"),
            fine("a window beside a decision by hand", () -> policy().rules(
                            rule().categories("FOOD").approval(Approval.MANUAL).windowDays(60))),
            fine("a window beside a rejection that some goods are spared", () -> policy().allowedSkus("RICE")
                    .rules(rule().categories("FOOD").approval(Approval.REJECT).windowDays(60))),
            fine("a return-shipping fee beside a rejection, for withdrawals", () -> policy().rules(
                            rule().approval(Approval.REJECT).returnShippingFee("4.90"))),
            odd(
                    "fees for what others answer for",
                    () -> policy().rules(rule().faults(MERCHANT, CARRIER, SUPPLIER)
                            .restockingFeePercent("10")
                            .returnShippingFee("4.90")),
                    "/rules/0/restockingFeePercent FEE_NEVER_TAKEN",
                    "/rules/0/returnShippingFee FEE_NEVER_TAKEN"),
            odd(
                    "a fee for a reason that others answer for",
                    () -> policy().rules(rule().reasons("DEFECTIVE").restockingFeePercent("10")),
                    "/rules/0/restockingFeePercent FEE_NEVER_TAKEN"),
            fine("a fee for what the shopper may answer for", () -> policy().rules(
                            rule().faults(MERCHANT, CUSTOMER).restockingFeePercent("10"))),
            fine("no fee for what others answer for", () -> policy().rules(
                            rule().faults(MERCHANT).restockingFeePercent("0").returnShippingFee("0.00"))),
            odd(
                    "a return-shipping fee, and nobody gets a label",
                    () -> policy().methods(ReturnMethod.IN_STORE, ReturnMethod.OWN_SHIPMENT)
                            .returnShippingFee("4.90"),
                    "/returnShippingFee FEE_WITHOUT_LABEL"),
            fine("no return-shipping fee, and nobody gets a label", () -> policy().methods(
                            ReturnMethod.IN_STORE, ReturnMethod.OWN_SHIPMENT)),
            fine("a return-shipping fee, and some get a label", () -> policy().methods(
                            ReturnMethod.IN_STORE, ReturnMethod.BY_MAIL_QR)
                    .returnShippingFee("4.90")),
            odd(
                    "a rule's return-shipping fee for the way to the shop",
                    () -> policy().rules(
                                    rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("4.90")),
                    "/rules/0/returnShippingFee FEE_WITHOUT_LABEL"),
            odd(
                    "a rule's return-shipping fee beside its own methods",
                    () -> policy().rules(
                                    rule().methods(ReturnMethod.OWN_SHIPMENT).returnShippingFee("4.90")),
                    "/rules/0/returnShippingFee FEE_WITHOUT_LABEL"),
            fine("a rule's return-shipping fee for a label", () -> policy().rules(
                            rule().travelling(ReturnMethod.BY_MAIL_LABEL).returnShippingFee("4.90"))),
            odd("13 days", () -> policy().window(13, Anchor.DELIVERED), "/window/days WINDOW_BELOW_LAW"),
            fine("14 days", () -> policy().window(14, Anchor.DELIVERED)),
            odd(
                    "a rule with 13 days",
                    () -> policy().rules(rule().categories("SHOES").windowDays(13)),
                    "/rules/0/windowDays WINDOW_BELOW_LAW"),
            fine("a rule with 14 days", () -> policy().rules(
                            rule().categories("SHOES").windowDays(14))),
            odd("13 days from the order", () -> policy().window(13, Anchor.ORDERED), "/window/days WINDOW_BELOW_LAW"),
            odd(
                    "20 days from the order",
                    () -> policy().window(20, Anchor.ORDERED),
                    "/window/days WINDOW_COUNTS_FROM_ORDER"),
            fine("21 days from the order", () -> policy().window(21, Anchor.ORDERED)),
            odd(
                    "a rule with 20 days from the order",
                    () -> policy().window(30, Anchor.ORDERED)
                            .rules(rule().photos(1).windowDays(20)),
                    "/rules/0/windowDays WINDOW_COUNTS_FROM_ORDER"),
            odd(
                    "a season that ends with the window of its first day",
                    () -> policy().seasons(season("2026-11-01", "2026-11-01", "2026-12-01")),
                    "/seasons/0/returnUntil SEASON_WITHOUT_EFFECT"),
            fine("a season that ends a day after the window of its first day", () -> policy().seasons(
                            season("2026-11-01", "2026-11-01", "2026-12-02"))),
            fine("a season that lengthens only the shorter window of a rule", () -> policy().rules(
                            rule().categories("SHOES").windowDays(14))
                    .seasons(season("2026-11-01", "2026-11-01", "2026-12-01"))),
            odd(
                    "a season that an earlier one covers",
                    () -> policy().seasons(
                                    season("2026-11-01", "2026-12-31", "2027-01-31"),
                                    season("2026-12-01", "2026-12-31", "2027-02-28")),
                    "/seasons/1 SEASON_COVERED"),
            odd(
                    "a season that two earlier ones cover together",
                    () -> policy().seasons(
                                    season("2026-12-16", "2026-12-31", "2027-01-31"),
                                    season("2026-12-01", "2026-12-15", "2027-01-31"),
                                    season("2026-12-01", "2026-12-31", "2027-02-28")),
                    "/seasons/2 SEASON_COVERED"),
            fine("a season with a day between the earlier ones", () -> policy().seasons(
                            season("2026-12-17", "2026-12-31", "2027-01-31"),
                            season("2026-12-01", "2026-12-15", "2027-01-31"),
                            season("2026-12-01", "2026-12-31", "2027-02-28"))),
            fine("a season with a day after the earlier one", () -> policy().seasons(
                            season("2026-11-01", "2026-12-31", "2027-01-31"),
                            season("2026-12-01", "2027-01-01", "2027-02-28"))),
            odd(
                    "a season that ended yesterday",
                    () -> policy().seasons(season("2026-09-01", "2026-09-02", "2026-11-09")),
                    "/seasons/0/returnUntil SEASON_OVER"),
            fine("a season that ends today", () -> policy().seasons(season("2026-09-01", "2026-09-02", "2026-11-10"))),
            odd(
                    "a SKU blocked and allowed",
                    () -> policy().blockedSkus("A", "B").allowedSkus("C", "B"),
                    "/skus/allowed/1 SKU_BLOCKED_AND_ALLOWED"),
            fine("SKUs blocked or allowed", () -> policy().blockedSkus("A").allowedSkus("B")),
            odd(
                    "a reason without words",
                    () -> policy().reasons(reason("FIT", Map.of("fr", "Mites"))),
                    "/reasons/0/label WORDS_MISSING",
                    "/reasons/0/label WORDS_MISSING"),
            odd(
                    "a reason with blank English words",
                    () -> policy().reasons(reason("FIT", Map.of("de", "Motten", "en", " "))),
                    "/reasons/0/label WORDS_MISSING"),
            fine("a reason with words in both languages", () -> policy().reasons(reason("FIT", WORDS))),
            odd(
                    "a reason under no group",
                    () -> policy().reasons(reason("ANIMALS", WORDS)),
                    "/reasons/0/parent GROUP_UNKNOWN"),
            fine("a reason under a group of the shop", () -> policy().reasons(reason("ANIMALS", WORDS))
                    .reasonGroups(new ReasonGroup("ANIMALS", WORDS))),
            odd(
                    "a group without a reason",
                    () -> policy().reasonGroups(new ReasonGroup("ANIMALS", WORDS)),
                    "/reasonGroups/0 GROUP_EMPTY"),
            fine("a built-in group with words of the shop", () -> policy().reasonGroups(new ReasonGroup("FIT", WORDS))),
            odd(
                    "a group without English words",
                    () -> policy().reasonGroups(new ReasonGroup("FIT", Map.of("de", "Passform"))),
                    "/reasonGroups/0/label WORDS_MISSING"),
            odd("no method", () -> policy().methods(), "/methods NO_METHODS"),
            odd("no resolution", () -> policy().resolutions(), "/resolutions NO_RESOLUTIONS"),
            fine("one resolution", () -> policy().resolutions(Resolution.STORE_CREDIT)));

    @TestFactory
    Stream<DynamicTest> a_policy_is_warned_of_exactly_what_is_odd_in_it() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> assertThat(warnings(row.policy().get())).isEqualTo(row.expected())));
    }

    @Test
    void every_code_stands_in_the_table() {
        List<String> said = TABLE.stream()
                .flatMap(row -> row.expected().stream())
                .map(warning -> warning.split(" ")[1])
                .distinct()
                .toList();
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Enum::name).toList());
    }

    @Test
    void a_warning_says_what_is_odd_in_words() {
        assertThat(PolicyReview.of(policy().window(7, Anchor.DELIVERED).build(), TODAY))
                .containsExactly(new PolicyWarning(
                        "/window/days", Code.WINDOW_BELOW_LAW, "7 days; consumers may withdraw for 14"));
        assertThat(PolicyReview.of(
                        policy().rules(rule().photos(1), rule().photos(2).countries("AT"))
                                .build(),
                        TODAY))
                .containsExactly(
                        new PolicyWarning("/rules/1", Code.RULE_NEVER_MATTERS, "before it speak the rules [0]"));
    }
}
