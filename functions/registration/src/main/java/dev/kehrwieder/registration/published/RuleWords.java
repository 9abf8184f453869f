package dev.kehrwieder.registration.published;

import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Match;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rules as sentences: whom they are for, and what is different then. */
final class RuleWords {
    private final Policy policy;
    private final Words words;
    private final Formats formats;

    RuleWords(Policy policy, Words words, Formats formats) {
        this.policy = policy;
        this.words = words;
        this.formats = formats;
    }

    String sentence(Rule rule) {
        return subject(rule.match()) + ": " + String.join(", ", changes(rule)) + ".";
    }

    /** In the page's words, or the code where the shop gave none. */
    String reason(String code) {
        String said = policy.reasonInWords(code, words.locale());
        return said == null || said.isEmpty() ? code : said;
    }

    private String subject(Match match) {
        List<String> parts = new ArrayList<>();
        if (!match.categories().isEmpty()) {
            parts.add(words.or(match.categories()));
        }
        if (!match.flags().isEmpty()) {
            parts.add(words.or(match.flags().stream().map(words::goods).toList()));
        }
        List<String> conditions = new ArrayList<>();
        conditions.add(capitalized(parts.isEmpty() ? words.everything() : String.join(", ", parts)));
        if (!match.countries().isEmpty()) {
            conditions.add(
                    words.ordersFrom(match.countries().stream().map(words::from).toList()));
        }
        if (!match.reasons().isEmpty()) {
            conditions.add(
                    words.because(match.reasons().stream().map(this::reason).toList()));
        }
        if (!match.faults().isEmpty()) {
            conditions.add(words.or(match.faults().stream().map(words::fault).toList()));
        }
        if (!match.methods().isEmpty()) {
            conditions.add(
                    words.sentBy(match.methods().stream().map(words::method).toList()));
        }
        return String.join(", ", conditions);
    }

    private List<String> changes(Rule rule) {
        if (rule.approval().filter(Approval.REJECT::equals).isPresent()) {
            return List.of(words.ruleApproval(Approval.REJECT));
        }
        List<String> changes = new ArrayList<>();
        rule.approval().map(words::ruleApproval).ifPresent(changes::add);
        rule.windowDays().map(words::days).ifPresent(changes::addFirst);
        rule.restockingFeePercent().map(this::restocking).ifPresent(changes::add);
        rule.returnShippingFee().map(this::postage).ifPresent(changes::add);
        if (!rule.methods().isEmpty()) {
            changes.add(
                    words.ruleMethods(rule.methods().stream().map(words::method).toList()));
        }
        if (!rule.resolutions().isEmpty()) {
            changes.add(words.ruleResolutions(
                    rule.resolutions().stream().map(words::resolution).toList()));
        }
        rule.photos().map(words::rulePhotos).ifPresent(changes::add);
        rule.keepItemBelow()
                .filter(below -> below.signum() > 0)
                .map(below -> words.ruleKeep(formats.amount(below)))
                .ifPresent(changes::add);
        return changes;
    }

    private String restocking(BigDecimal percent) {
        return percent.signum() == 0 ? words.ruleNoRestocking() : words.ruleRestocking(formats.percent(percent));
    }

    private String postage(BigDecimal fee) {
        return fee.signum() == 0 ? words.ruleFreePostage() : words.rulePostage(formats.amount(fee));
    }

    private String capitalized(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(words.locale()) + text.substring(first);
    }
}
