package dev.kehrwieder.notifications;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.notice.Notice.Outcome;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.notifications.mail.AfterInspection;
import dev.kehrwieder.notifications.mail.Amount;
import dev.kehrwieder.notifications.mail.Attachment;
import dev.kehrwieder.notifications.mail.CodeWords;
import dev.kehrwieder.notifications.mail.InspectedLine;
import dev.kehrwieder.notifications.mail.MailContent;
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.Recipient;
import dev.kehrwieder.notifications.mail.ReturnLine;
import dev.kehrwieder.notifications.mail.ReturnSummary;
import dev.kehrwieder.notifications.mail.Shop;
import dev.kehrwieder.platform.fault.RetryLater;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeContentsTest {
    private final NoticeContents contents = new NoticeContents(Labelled.documents(), Labelled.links());

    @Test
    void a_mail_says_whose_return_it_is_of_what_and_where_to_follow_it() {
        ReturnSummary summary =
                content(new Notice.Registered(Labelled.envelope(german()))).summary();

        assertThat(summary.shop().name())
                .isEqualTo(Fixtures.policy().build().returnAddress().name());
        assertThat(summary.rma()).isEqualTo("R-1001-1");
        assertThat(summary.orderNumbers()).containsExactly("1001");
        assertThat(summary.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(summary.shopperLink()).isEqualTo("https://returns.example/r/token-of-R-1001-1");
        assertThat(summary.lines())
                .containsExactly(new ReturnLine(german().items().getFirst().title(), 2, "Zu klein"));
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Zu klein, Karte", "de-AT, Zu klein, Karte", "en-GB, Too small, Card", "fr-FR, Too small, Card"})
    void codes_are_words_of_the_shoppers_language(String locale, String reason, String means) {
        MailContent.RefundSent mail = (MailContent.RefundSent) content(new Notice.RefundSent(
                Labelled.envelope(Labelled.state(locale)), eur("29.99"), "CARD", at("2026-11-14T10:00:00Z")));

        assertThat(mail.summary().lines().getFirst().reason()).isEqualTo(reason);
        assertThat(mail.means()).isEqualTo(means);
        assertThat(mail.amount()).isEqualTo(Amount.of("29.99", "EUR"));
        assertThat(mail.sentAt()).isEqualTo(at("2026-11-14T10:00:00Z"));
        assertThat(mail.expectedDays()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Hatte mehr erwartet", "en-GB, Expected more"})
    void a_shops_own_reason_has_the_shops_words(String locale, String words) {
        Policy policy = Fixtures.policy()
                .reasons(Reason.of(
                        "DISAPPOINTING",
                        "PREFERENCE",
                        FaultParty.CUSTOMER,
                        0,
                        Map.of("de", "Hatte mehr erwartet", "en", "Expected more")))
                .build();
        Return state = Fixtures.returnOf(Labelled.order(locale))
                .reason("DISAPPOINTING", FaultParty.CUSTOMER)
                .build();

        MailContent.OfReturn mail = content(new Notice.Canceled(Labelled.envelope(state, policy)));

        assertThat(mail.summary().lines().getFirst().reason()).isEqualTo(words);
    }

    @Test
    void a_label_mail_carries_code_and_label_and_the_last_day() {
        MailContent.LabelReady mail = labelReady(german());

        assertThat(mail.shipBy()).isEqualTo(LocalDate.of(2026, 12, 11));
        assertThat(mail.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.trackingNumber()).isEqualTo("00340434161234567890");
            assertThat(parcel.carrier()).isEqualTo("Kehrwieder Local");
            assertThat(parcel.code()).hasValueSatisfying(code -> {
                assertThat(code.name()).isEqualTo("qr-1.png");
                assertThat(code.bytes()).isEqualTo(Labelled.QR);
            });
            assertThat(parcel.label()).hasValueSatisfying(label -> {
                assertThat(label.name()).isEqualTo("label-1.pdf");
                assertThat(label.bytes()).isEqualTo(Labelled.PDF);
            });
        });
    }

    @Test
    void a_reminder_names_the_labels_and_the_last_day() {
        MailContent.LabelExpiring mail = (MailContent.LabelExpiring)
                content(new Notice.LabelExpiring(Labelled.envelope(german()), Labelled.SHIP_BY, german().parcels()));

        assertThat(mail.shipBy()).isEqualTo(LocalDate.of(2026, 12, 11));
        assertThat(mail.trackingNumbers()).containsExactly("00340434161234567890");
    }

    @ParameterizedTest
    @CsvSource({"BY_MAIL_QR, SHOW_QR_CODE", "BY_MAIL_LABEL, PRINT_LABEL"})
    void a_label_mail_explains_the_way_that_was_chosen(ReturnMethod method, Handover handover) {
        Return state = Fixtures.returnOf(Labelled.order("de-DE"))
                .method(method)
                .build()
                .withParcels(any -> german().parcels().getFirst());

        assertThat(labelReady(state).handover()).isEqualTo(handover);
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentKind.class,
            names = {"LABEL_PDF", "LABEL_PNG"})
    void a_carrier_without_codes_is_not_waited_for(DocumentKind label) {
        MailContent.LabelReady mail = labelReadyOf(EnumSet.of(label, DocumentKind.SLIP));

        assertThat(mail.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.code()).isEmpty();
            assertThat(parcel.label()).map(Attachment::contentType).contains(label.contentType());
        });
    }

    @Test
    void a_carrier_that_prints_at_the_counter_needs_no_label() {
        MailContent.LabelReady mail = labelReadyOf(EnumSet.of(DocumentKind.QR));

        assertThat(mail.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.code()).isPresent();
            assertThat(parcel.label()).isEmpty();
        });
    }

    private static MailContent.LabelReady labelReadyOf(Set<DocumentKind> kinds) {
        ParcelDocuments given = new ParcelDocuments("labels/demo/R-1001-1/1", kinds);
        Labelled.StoredDocuments stored = new Labelled.StoredDocuments();
        kinds.forEach(kind -> stored.put(given.key(kind).orElseThrow(), kind.contentType(), new byte[] {1}));
        Return state = german().withParcels(parcel ->
                parcel.labelled("00340434161234567890", given, parcel.occurredAt(), parcel.occurredAt()));
        return (MailContent.LabelReady) new NoticeContents(stored, Labelled.links())
                .content(
                        new Notice.LabelReady(Labelled.envelope(state), Labelled.SHIP_BY, state.parcels()),
                        recipient());
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Schnürsenkel zusammenbinden.", "en-GB, Tie the laces.", "fr-FR, Tie the laces."})
    void a_shop_says_how_to_pack_in_the_language_of_the_mail(String locale, String words) {
        Policy policy = Fixtures.policy()
                .brand(brand(Map.of("de", "Schnürsenkel zusammenbinden.", "en", "Tie the laces.")))
                .build();
        Return state = Labelled.state(locale);

        MailContent.LabelReady mail = (MailContent.LabelReady)
                content(new Notice.LabelReady(Labelled.envelope(state, policy), Labelled.SHIP_BY, state.parcels()));

        assertThat(mail.packing()).isEqualTo(words);
    }

    @Test
    void a_mail_shows_the_shops_brand() {
        Policy policy = Fixtures.policy().brand(brand(Map.of())).build();

        Shop shop = content(new Notice.Canceled(Labelled.envelope(german(), policy)))
                .summary()
                .shop();

        assertThat(shop.name()).isEqualTo("Möller & Töchter");
        assertThat(shop.palette().light().button().color()).isEqualTo("#a0309f");
        assertThat(shop.logoUrl()).contains("https://shop.example/logo.png");
        assertThat(shop.sender()).contains("retouren@shop.example");
        assertThat(shop.contact()).contains("service@shop.example");
    }

    private static Brand brand(Map<String, String> packing) {
        return new Brand(
                "Möller & Töchter",
                new Color("#a0309f"),
                Optional.of("https://shop.example/logo.png"),
                Optional.of("retouren@shop.example"),
                Optional.of("service@shop.example"),
                packing);
    }

    @Test
    void a_label_that_is_not_there_yet_makes_the_mail_wait() {
        NoticeContents empty = new NoticeContents(new Labelled.StoredDocuments(), Labelled.links());
        Notice.OfReturn notice =
                new Notice.LabelReady(Labelled.envelope(german()), Labelled.SHIP_BY, german().parcels());

        assertThatThrownBy(() -> empty.content(notice, recipient())).isInstanceOf(RetryLater.class);
    }

    @Test
    void an_inspection_is_told_item_by_item() {
        Return state = german().withItems(item ->
                item.receive(1).judge(new Verdict(1, 1, false, Optional.of(Grade.C), Optional.empty(), 0)));
        Notice.OfReturn notice = new Notice.Inspected(
                Labelled.envelope(state),
                List.of(new Notice.Found(
                        state.items().getFirst(), List.of(), Optional.of("Die Sohle ist abgelaufen."))),
                new Outcome.NoRefund());

        MailContent.Inspected mail = (MailContent.Inspected) content(notice);

        assertThat(mail.results())
                .containsExactly(
                        new InspectedLine(state.items().getFirst().title(), 0, 1, 0, 1, "Die Sohle ist abgelaufen."));
        assertThat(mail.next()).isEqualTo(new AfterInspection.NoRefund());
    }

    @ParameterizedTest
    @EnumSource
    void goods_that_the_right_of_withdrawal_does_not_cover_are_refused_in_words(WithdrawalException exception) {
        Return state = german().withItems(item ->
                item.receive(1).judge(new Verdict(1, 1, false, Optional.of(Grade.C), Optional.empty(), 0)));
        Notice.OfReturn notice = new Notice.Inspected(
                Labelled.envelope(state),
                List.of(new Notice.Found(
                        state.items().getFirst(), List.of(exception), Optional.of("Die Folie fehlt."))),
                new Outcome.NoRefund());

        MailContent.Inspected mail = (MailContent.Inspected) content(notice);

        assertThat(mail.results().getFirst().note())
                .contains("§ 312g Abs. 2")
                .endsWith("\nDie Folie fehlt.")
                .doesNotContain(exception.name());
        assertThat(CodeWords.withdrawalException(exception.name(), Locale.ENGLISH))
                .contains("section 312g(2)");
    }

    @Test
    void what_a_claim_comes_to_is_told() {
        assertThat(after(new Outcome.MadeGood(true, false))).isEqualTo(new AfterInspection.MadeGood(true, false));
        assertThat(after(new Outcome.NotMadeGood())).isEqualTo(new AfterInspection.NotMadeGood());
    }

    private AfterInspection after(Outcome outcome) {
        Return state = german().withItems(item ->
                item.receive(1).judge(new Verdict(1, 1, true, Optional.of(Grade.D), Optional.empty(), 0)));
        Notice.Inspected notice = new Notice.Inspected(
                Labelled.envelope(state),
                List.of(new Notice.Found(state.items().getFirst(), List.of(), Optional.empty())),
                outcome);
        return ((MailContent.Inspected) content(notice)).next();
    }

    @Test
    void what_stays_is_listed_and_what_is_sent_is_not() {
        Return state = Fixtures.returnOf(Labelled.order("de-DE"))
                .item("1", 1)
                .item("1", 2)
                .build()
                .withItems(item -> item.requested() == 1 ? item.keep() : item);

        MailContent.Kept mail = (MailContent.Kept) content(
                new Notice.Kept(Labelled.envelope(state), List.of(state.items().getFirst()), true, true, false));

        assertThat(mail.summary().lines()).extracting(ReturnLine::quantity).containsExactly(1);
        assertThat(mail.rest()).isTrue();
        assertThat(mail.refund()).isTrue();
        assertThat(mail.credit()).isFalse();
    }

    @Test
    void a_mail_about_a_parcel_does_not_ask_for_what_stays() {
        Return state = Fixtures.returnOf(Labelled.order("de-DE"))
                .item("1", 1)
                .item("1", 2)
                .build()
                .withItems(item -> item.requested() == 1 ? item.keep() : item)
                .withParcels(any -> german().parcels().getFirst());

        assertThat(labelReady(state).summary().lines())
                .extracting(ReturnLine::quantity)
                .containsExactly(2);
        assertThat(content(new Notice.Received(Labelled.envelope(state), at("2026-11-13T08:00:00Z")))
                        .summary()
                        .lines())
                .extracting(ReturnLine::quantity)
                .containsExactly(2);
    }

    @Test
    void a_decline_gives_the_reason_and_the_words_of_staff() {
        assertThat(declined(DeclineReason.FINAL_SALE, Optional.of("Bitte melden Sie sich.")))
                .isEqualTo("Der Artikel war von der freiwilligen Rückgabe ausgenommen.\nBitte melden Sie sich.");
        assertThat(declined(DeclineReason.OTHER, Optional.of("Bitte melden Sie sich.")))
                .isEqualTo("Bitte melden Sie sich.");
        assertThat(declined(DeclineReason.OTHER, Optional.empty())).isEmpty();
    }

    @Test
    void a_failed_pickup_names_the_parcel_and_links_to_where_another_day_is_chosen() {
        Return state = german();
        MailContent.PickupFailed mail = (MailContent.PickupFailed) content(new Notice.PickupFailed(
                Labelled.envelope(state), state.parcels().getFirst()));

        assertThat(Optional.of(mail.trackingNumber()))
                .isEqualTo(state.parcels().getFirst().trackingNumber());
        assertThat(mail.summary().shopperLink()).isNotEmpty();
    }

    private String declined(DeclineReason reason, Optional<String> words) {
        return ((MailContent.Declined) content(new Notice.Declined(Labelled.envelope(german()), reason, words)))
                .reason();
    }

    private MailContent.LabelReady labelReady(Return state) {
        return (MailContent.LabelReady)
                content(new Notice.LabelReady(Labelled.envelope(state), Labelled.SHIP_BY, state.parcels()));
    }

    private MailContent.OfReturn content(Notice.OfReturn notice) {
        MailContent content = contents.content(notice, recipient());
        assertThat(NoticeContents.template(notice)).isEqualTo(content.template());
        return (MailContent.OfReturn) content;
    }

    private static Recipient recipient() {
        return new Recipient(Fixtures.EMAIL, "Ada Beispiel");
    }

    private static Return german() {
        return Labelled.state("de-DE");
    }
}
