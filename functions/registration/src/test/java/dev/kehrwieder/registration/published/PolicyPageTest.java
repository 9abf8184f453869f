package dev.kehrwieder.registration.published;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.PublishedPolicy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PolicyPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Words GERMAN = new German();
    private static final Words ENGLISH = new English();
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");
    private static final List<String> EMPTY = List.of("meta", "br", "img", "link");

    private static String html(Policy policy, Words words, String currency) {
        PublishedPolicy published = new PublishedPolicy(policy);
        Amounts amounts = new Amounts(Amounts.find(currency));
        var data = new SchemaOrg(published, "https://returns.example/s/demo/policy", amounts, TODAY)
                .document(published.countries(), List.of());
        return new PolicyPage(published, words, amounts, TODAY).html(Look.of(policy.brand()), data);
    }

    /** The page's words, without tags and data. */
    private static String text(PolicyFixture policy, Words words) {
        return html(policy.build(), words, "EUR")
                .replaceAll("(?s)<(style|script).*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("[\\s\u00A0]+", " ");
    }

    @Test
    void what_is_usual_is_told_in_german() {
        assertThat(text(
                        policy().version(7)
                                .since(Instant.parse("2026-11-04T23:30:00Z"))
                                .returnShippingFee("4.95")
                                .restockingFeePercent("12.5")
                                .storeCreditBonusPercent("10")
                                .keepItemBelow("8.00")
                                .refundOn(RefundTrigger.HANDED_IN)
                                .seasons(new Season(TODAY, TODAY.plusDays(4), LocalDate.of(2027, 1, 31)))
                                .rules(rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("0"))
                                .blockedSkus("SAMPLE-1"),
                        GERMAN))
                .contains(
                        "innerhalb von 30 Tagen nach der Lieferung",
                        "Bestellt vom 27. November 2026 bis zum 1. Dezember 2026: Sie haben mindestens bis zum 31. Januar 2027",
                        "Paket mit QR-Code, Paket mit Etikett: 4,95 €; Im Geschäft: kostenlos",
                        "Paket mit QR-Code 4,95 €",
                        "Eigener Versand Ihr Porto und 4,95 €",
                        "Als Bearbeitungsgebühr behalten wir 12,5 %",
                        "legen wir 10 % dazu",
                        "weniger wert als 8,00 €",
                        "Wir zahlen, sobald Sie das Paket abgegeben haben.",
                        "Etikett und QR-Code gelten 28 Tage.",
                        "Geschenkkarten: sie sind wie Bargeld",
                        "einzelne Artikel mit diesen Nummern: SAMPLE-1",
                        "Demo Retouren Kehrwieder 1 20457 Hamburg Deutschland",
                        "Vertrag widerrufen",
                        "Fassung 7, gültig für Bestellungen seit dem 5. November 2026.");
    }

    @Test
    void and_in_english() {
        assertThat(text(
                        policy().window(1, Anchor.ORDERED)
                                .approval(Approval.MANUAL)
                                .refundOn(RefundTrigger.DELIVERED)
                                .resolutions(Resolution.REFUND_ORIGINAL_PAYMENT, Resolution.EXCHANGE_PRODUCT),
                        ENGLISH))
                .contains(
                        "1 day from the order",
                        "We look at each return by hand.",
                        "Sending it back free",
                        "There is no restocking fee.",
                        "your money back or another item",
                        "We pay as soon as the parcel has reached us.",
                        "Withdraw from contract here",
                        "two years from delivery")
                .doesNotContain("Special rules", "When we need photos", "What you may keep", "in force for orders");
    }

    @Test
    void rules_are_sentences_and_categories_stand_as_the_shop_wrote_them() {
        PolicyFixture policy = policy().rules(
                        rule().categories("ELECTRONICS")
                                .countries("CH")
                                .windowDays(14)
                                .approval(Approval.MANUAL)
                                .restockingFeePercent("15"),
                        rule().flags(LineFlag.BULKY)
                                .methods(ReturnMethod.HOME_PICKUP)
                                .returnShippingFee("29"),
                        rule().faults(FaultParty.SUPPLIER)
                                .reasons("DEFECTIVE")
                                .photos(1)
                                .keepItemBelow("5"),
                        rule().countries("NL", "FR", "US")
                                .travelling(ReturnMethod.BY_MAIL_QR)
                                .returnShippingFee("0"),
                        rule().categories("<i>").windowDays(1).approval(Approval.REJECT),
                        rule().categories("B").restockingFeePercent("0").resolutions(Resolution.STORE_CREDIT));
        assertThat(text(policy, GERMAN))
                .contains(
                        "ELECTRONICS, bestellt aus der Schweiz: 14 Tage, wird von Hand geprüft, 15 % Bearbeitungsgebühr.",
                        "Sperrige Artikel: Rücksendung 29,00 €, Rückgabe nur so: Abholung zu Hause.",
                        "Alle Artikel, Grund „Defekt“, wenn der Artikel einen Fehler hat: mit einem Foto, unter 5,00 €"
                                + " behalten Sie den Artikel.",
                        "Alle Artikel, bestellt aus den Niederlanden, Frankreich oder den USA, Rückgabe per Paket mit QR-Code:"
                                + " Rücksendung kostenlos.",
                        "&lt;i&gt;: nehmen wir nicht zurück.",
                        "B: keine Bearbeitungsgebühr, Sie bekommen ein Guthaben im Shop.",
                        "Passen mehrere Regeln");
        assertThat(text(policy, ENGLISH))
                .contains(
                        "ELECTRONICS, ordered from Switzerland: 14 days, checked by hand, 15% restocking fee.",
                        "ordered from the Netherlands, France or the United States, returned by Parcel with a QR code:"
                                + " sending back is free.");
    }

    @Test
    void photos_are_asked_for_in_the_shops_words_or_by_code() {
        assertThat(text(
                        policy().reasons(
                                        Reason.of("TORN", "DEFECT", FaultParty.SUPPLIER, 2, Map.of("de", "Gerissen")),
                                        Reason.of("BENT", "DEFECT", FaultParty.SUPPLIER, 1, Map.of("en", "Bent"))),
                        GERMAN))
                .contains("Gerissen: 2 Fotos", "BENT: ein Foto");
    }

    @Test
    void goods_go_to_the_address_of_their_country() {
        Address swiss = new Address("Retouren", "Weg", "", "8001", "Zürich", "CH", Optional.empty());
        assertThat(text(policy().returnAddresses(Map.of("CH", swiss, "LI", swiss)), GERMAN))
                .contains(
                        "Rückgaben aus der Schweiz und Liechtenstein Retouren Weg 8001 Zürich Schweiz",
                        "Alle anderen Rückgaben Demo Retouren");
    }

    @Test
    void a_shop_that_takes_nothing_back_says_so_and_that_the_law_stands() {
        assertThat(text(policy().approval(Approval.REJECT).returnShippingFee("4.95"), GERMAN))
                .contains("nehmen wir Artikel nicht zurück", "Ihr gesetzliches Widerrufsrecht", "zwei Jahre")
                .doesNotContain("Auf einen Blick", "4,95", "Was nicht zurückkommt");
        assertThat(text(
                        policy().approval(Approval.REJECT)
                                .rules(rule().categories("SHOES").approval(Approval.AUTO)),
                        GERMAN))
                .contains("SHOES: ohne Prüfung vorab angenommen.", "So geben Sie zurück");
    }

    @Test
    void without_a_currency_the_order_decides_and_with_one_the_link_keeps_it() {
        Policy dear = policy().returnShippingFee("4.95").build();
        assertThat(html(dear, GERMAN, "")).contains("4,95 in der Währung Ihrer Bestellung", "href=\"?lang=en\"");
        assertThat(html(dear, ENGLISH, "KWD")).contains("KWD\u00A04.950", "href=\"?lang=de&amp;currency=KWD\"");
    }

    @Test
    void a_long_list_of_numbers_is_cut_and_counted() {
        String[] skus = IntStream.range(0, 25).mapToObj(i -> "S" + i).toArray(String[]::new);
        assertThat(text(policy().blockedSkus(skus), GERMAN))
                .contains("S19 und 5 weitere")
                .doesNotContain("S20");
    }

    @Test
    void the_look_is_the_shops_and_can_be_read() {
        Brand pale =
                new Brand("Hell", new Color("#ffee88"), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        assertThat(Look.of(pale).style()).contains("header{background:#ffee88;color:#000000}");
        var accents = Pattern.compile("--card:(#[0-9a-f]{6});.*--accent:(#[0-9a-f]{6})")
                .matcher(Look.of(pale).style())
                .results()
                .toList();
        assertThat(accents).hasSize(2).allSatisfy(pair -> assertThat(
                        new Color(pair.group(2)).contrastTo(new Color(pair.group(1))))
                .isGreaterThanOrEqualTo(Color.READABLE));
    }

    @Test
    void the_logo_comes_from_its_own_place_and_nothing_else_does() {
        String logo = "https://cdn.shop.example:8443/a/l.png";
        Brand brand =
                new Brand("S", Brand.DEFAULT_COLOR, Optional.of(logo), Optional.empty(), Optional.empty(), Map.of());
        assertThat(Look.of(brand).contentSecurityPolicy())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains(
                        "; img-src https://cdn.shop.example:8443; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(html(policy().brand(brand).build(), GERMAN, ""))
                .contains("<img alt=\"\" src=\"https://cdn.shop.example:8443/a/l.png\">");
    }

    @Test
    void whatever_a_shop_writes_its_page_stays_whole() {
        for (long seed = 0; seed < 200; seed++) {
            Policy policy = SomePolicies.ofSeed(seed);
            for (Words words : List.of(GERMAN, ENGLISH)) {
                String html = html(policy, words, seed % 2 == 0 ? "EUR" : "");
                assertThat(html.split("(?i)<script", -1)).as("seed " + seed).hasSize(2);
                assertThat(html).doesNotContainIgnoringCase("alert(1)</script").doesNotContain("> .", "null");
                requireWhole(html);
                Json.parse(html.split("ld\\+json\">")[1].split("</script>")[0]);
            }
        }
    }

    /** Every element that begins ends, in its turn; every id stands once, and what is referred to is there. */
    private static void requireWhole(String html) {
        var open = new ArrayDeque<String>();
        TAG.matcher(html.replaceAll("(?s)<(style|script).*?</\\1>", ""))
                .results()
                .forEach(tag -> {
                    if (!tag.group(1).isEmpty()) {
                        assertThat(open.pop()).isEqualTo(tag.group(2));
                    } else if (!EMPTY.contains(tag.group(2))) {
                        open.push(tag.group(2));
                    }
                });
        assertThat(open).isEmpty();
        List<String> ids = Pattern.compile(" id=\"([a-z]+)\"")
                .matcher(html)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile("aria-labelledby=\"([a-z]+)\"")
                        .matcher(html)
                        .results()
                        .map(it -> it.group(1)))
                .isSubsetOf(ids);
    }
}
