package dev.kehrwieder.registration.published;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.OfferedTerms;
import dev.kehrwieder.core.policy.OfferedTerms.Way;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.PublishedPolicy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.ReturnKind;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.platform.http.PageText;
import dev.kehrwieder.platform.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A policy as a shopper reads it: a page without scripts, in the shop's colours. */
final class PolicyPage {
    private static final int MAX_SKUS = 20;

    /** Goods that do not come back whatever the policy says (core, Returnability). */
    private static final List<LineFlag> KEPT = List.of(
            LineFlag.FINAL_SALE, LineFlag.MADE_TO_ORDER, LineFlag.PERISHABLE, LineFlag.GIFT_CARD, LineFlag.DIGITAL);

    private final PublishedPolicy published;
    private final Policy policy;
    private final OfferedTerms terms;
    private final Words words;
    private final RuleWords rules;
    private final Amounts amounts;
    private final Formats formats;
    private final LocalDate today;

    PolicyPage(PublishedPolicy published, Words words, Amounts amounts, LocalDate today) {
        this.published = requireNonNull(published, "published is null");
        this.policy = published.policy();
        this.terms = published.terms(ReturnKind.usual());
        this.words = requireNonNull(words, "words is null");
        this.amounts = requireNonNull(amounts, "amounts is null");
        this.formats = new Formats(words, amounts);
        this.rules = new RuleWords(policy, words, formats);
        this.today = requireNonNull(today, "today is null");
    }

    String html(Look look, JsonNode structuredData) {
        Html main = new Html();
        main.element("h1", words.title(policy.brand().name()));
        main.paragraph(words.intro());
        if (isPermitted()) {
            main.section("glance", words.atAGlance(), glance());
        }
        main.section("time", words.howLong(), time());
        if (takesSomethingBack()) {
            main.section("cost", words.whatItCosts(), cost());
            if (!terms.ways().isEmpty()) {
                main.section("send", words.howToSend(), send());
            }
            main.section("get", words.whatYouGet(), get());
        }
        addKeeping(main);
        if (takesSomethingBack()) {
            main.section("not", words.whatStays(), not());
        }
        addRules(main);
        addPhotos(main);
        main.section("where", words.whereTo(), where());
        main.raw("<div class=\"law\">\n");
        main.section("withdrawal", words.withdrawal(), withdrawal());
        main.section("warranty", words.warranty(), warranty());
        main.raw("</div>\n");
        return new Frame(words, look).page(policy.brand(), amounts.query(), main, footer(), script(structuredData));
    }

    private boolean isPermitted() {
        return terms.approval() != Approval.REJECT;
    }

    /** Beyond the law: some goods, if not all. */
    private boolean takesSomethingBack() {
        return isPermitted()
                || published.specialRules().stream()
                        .flatMap(rule -> rule.approval().stream())
                        .anyMatch(approval -> approval != Approval.REJECT);
    }

    private Html glance() {
        Html list = new Html().raw("<dl>\n");
        list.element("dt", words.howLong()).element("dd", words.windowInShort(terms.windowDays(), policy.anchor()));
        if (!travelling().isEmpty()) {
            list.element("dt", words.wayAndCost()).element("dd", costInShort());
        }
        if (!terms.resolutions().isEmpty()) {
            list.element("dt", words.whatYouGet())
                    .element(
                            "dd",
                            words.or(terms.resolutions().stream()
                                    .map(words::resolution)
                                    .toList()));
        }
        return list.raw("</dl>\n");
    }

    /** Of the ways that the shop offers; an own shipment only where it is the only one. */
    private String costInShort() {
        boolean offered = travelling().stream().anyMatch(way -> way.method() != ReturnMethod.OWN_SHIPMENT);
        Map<String, List<String>> byCost = new LinkedHashMap<>();
        travelling().stream()
                .filter(way -> !offered || way.method() != ReturnMethod.OWN_SHIPMENT)
                .forEach(way -> byCost.computeIfAbsent(cost(way), _ -> new ArrayList<>())
                        .add(words.method(way.method())));
        return byCost.size() == 1
                ? byCost.keySet().iterator().next()
                : byCost.entrySet().stream()
                        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                        .collect(Collectors.joining("; "));
    }

    private List<Way> travelling() {
        return terms.ways().stream()
                .filter(way -> way.method() != ReturnMethod.KEEP_ITEM)
                .toList();
    }

    private Html time() {
        Html section = new Html();
        if (!isPermitted()) {
            return section.paragraph(words.notTakenBack());
        }
        section.paragraph(words.window(terms.windowDays(), policy.anchor()));
        for (Season season : published.seasons(today)) {
            section.paragraph(words.season(
                    formats.day(season.orderedFrom()),
                    formats.day(season.orderedTo()),
                    formats.day(season.returnUntil())));
        }
        return section.paragraph(words.approval(terms.approval()));
    }

    private Html cost() {
        Html section = new Html();
        List<Way> ways = travelling();
        if (!ways.isEmpty()) {
            section.raw("<table>\n").element("caption", words.wayAndCost());
            section.raw("<thead><tr><th scope=\"col\">")
                    .text(words.way())
                    .raw("</th><th scope=\"col\">")
                    .text(words.cost())
                    .raw("</th></tr></thead>\n<tbody>\n");
            ways.forEach(way -> section.raw("<tr><th scope=\"row\">")
                    .text(words.method(way.method()))
                    .raw("</th><td>")
                    .text(cost(way))
                    .raw("</td></tr>\n"));
            section.raw("</tbody>\n</table>\n");
        }
        if (ways.stream().anyMatch(way -> !way.isFree())) {
            section.paragraph(words.postageIsDeducted());
        }
        boolean restocking = terms.restockingFeePercent().signum() > 0;
        section.paragraph(
                restocking ? words.restocking(formats.percent(terms.restockingFeePercent())) : words.noRestocking());
        return section.paragraph(words.freeIfFaulty());
    }

    private String cost(Way way) {
        boolean own = way.method() == ReturnMethod.OWN_SHIPMENT;
        if (way.isFree()) {
            return own ? words.ownPostage() : words.free();
        }
        String amount = formats.amount(way.fee());
        return own ? words.ownPostageAnd(amount) : words.postage(amount);
    }

    private Html send() {
        Html section = new Html();
        section.paragraph(words.announceFirst());
        section.raw("<dl>\n");
        terms.ways().forEach(way -> section.element("dt", words.method(way.method()))
                .element("dd", words.methodExplained(way.method())));
        section.raw("</dl>\n");
        if (terms.ways().stream().anyMatch(way -> way.method().needsLabel())) {
            section.paragraph(words.labelsLast(policy.labelValidDays()));
        }
        policy.brand().packing(words.locale()).ifPresent(text -> {
            section.raw("<p><strong>").text(words.packing()).raw(":</strong> ");
            section.raw(String.join("<br>", PageText.escaped(text).lines().toList()))
                    .raw("</p>\n");
        });
        return section;
    }

    private Html get() {
        Html section = new Html();
        section.list(terms.resolutions().stream().map(words::resolution).toList());
        boolean credit = terms.resolutions().contains(Resolution.STORE_CREDIT);
        if (credit && policy.storeCreditBonusPercent().signum() > 0) {
            section.paragraph(words.bonus(formats.percent(policy.storeCreditBonusPercent())));
        }
        section.paragraph(words.money(policy.refundOn()));
        return section.paragraph(words.sameWay());
    }

    private void addKeeping(Html main) {
        if (terms.keepItemBelow().signum() > 0) {
            main.section(
                    "keep", words.keeping(), new Html().paragraph(words.keep(formats.amount(terms.keepItemBelow()))));
        }
    }

    private Html not() {
        List<String> items = new ArrayList<>();
        KEPT.forEach(flag -> items.add(words.goods(flag) + ": " + words.whyNot(flag)));
        List<String> blocked = policy.skus().blocked();
        if (!blocked.isEmpty()) {
            List<String> named = blocked.stream().limit(MAX_SKUS).toList();
            items.add(words.blocked(named, blocked.size() - named.size()));
        }
        return new Html().paragraph(words.whatStaysIntro()).list(items).paragraph(words.sealed());
    }

    private void addRules(Html main) {
        List<String> sentences =
                published.specialRules().stream().map(rules::sentence).toList();
        if (!sentences.isEmpty()) {
            Html section = new Html().list(sentences);
            if (sentences.size() > 1) {
                section.paragraph(words.firstRuleCounts());
            }
            main.section("rules", words.specialRules(), section);
        }
    }

    private void addPhotos(Html main) {
        List<String> asked = policy.offeredReasons().stream()
                .filter(reason -> reason.photos() > 0)
                .map(this::photosFor)
                .toList();
        if (!asked.isEmpty()) {
            main.section(
                    "photos",
                    words.photos(),
                    new Html().paragraph(words.photosIntro()).list(asked));
        }
    }

    private String photosFor(Reason reason) {
        return words.photosFor(rules.reason(reason.code()), reason.photos());
    }

    private Html where() {
        Html section = new Html();
        Map<String, List<String>> countries = new TreeMap<>();
        policy.returnAddresses().forEach((country, address) -> countries
                .computeIfAbsent(lines(address), _ -> new ArrayList<>())
                .add(country));
        countries.forEach((lines, from) -> addAddress(
                section,
                words.addressFor(from.stream().sorted().map(words::from).toList()),
                lines));
        addAddress(section, countries.isEmpty() ? "" : words.addressOtherwise(), lines(policy.returnAddress()));
        return section.paragraph(words.addressNote());
    }

    private static void addAddress(Html section, String heading, String lines) {
        if (!heading.isEmpty()) {
            section.raw("<p><strong>").text(heading).raw("</strong></p>\n");
        }
        section.raw("<address>").raw(lines).raw("</address>\n");
    }

    private String lines(Address address) {
        return String.join(
                "<br>",
                List.of(
                        PageText.escaped(address.name()),
                        PageText.escaped((address.street() + " " + address.houseNumber()).strip()),
                        PageText.escaped((address.postalCode() + " " + address.city()).strip()),
                        PageText.escaped(formats.country(address.country()))));
    }

    private Html withdrawal() {
        Html section = new Html();
        words.withdrawalText().forEach(section::paragraph);
        if (policy.valueLossEnabled()) {
            section.paragraph(words.valueLoss());
        }
        // Beside this page, wherever that is: of the same shop, or of the default one.
        return section.raw("<p><a class=\"button\" href=\"withdraw?lang=" + words.tag() + "\">")
                .text(words.withdrawalLink())
                .raw("</a></p>\n");
    }

    private Html warranty() {
        Html section = new Html();
        words.warrantyText().forEach(section::paragraph);
        return policy.claims().repairExtension() ? section.paragraph(words.repairExtension()) : section;
    }

    private Html footer() {
        Html footer = new Html();
        policy.brand().replyTo().ifPresent(address -> footer.raw("<p>")
                .text(words.questions())
                .raw(" <a href=\"mailto:")
                .text(address)
                .raw("\">")
                .text(address)
                .raw("</a></p>\n"));
        String since = policy.since()
                .map(instant -> ", " + words.since(formats.day(LocalDate.ofInstant(instant, policy.timeZone()))))
                .orElse("");
        return footer.paragraph(words.version(policy.version()) + since + ".");
    }

    /** A block of data, which no browser runs. Nothing in it can end the element: {@code <} is never written as such. */
    private static String script(JsonNode structuredData) {
        String json = Json.write(structuredData)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
        return "<script type=\"application/ld+json\">" + json + "</script>\n";
    }
}
