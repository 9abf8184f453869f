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
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.notice.Notice.Outcome;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.notifications.mail.AfterInspection;
import dev.kehrwieder.notifications.mail.Amount;
import dev.kehrwieder.notifications.mail.InspectedLine;
import dev.kehrwieder.notifications.mail.MailContent;
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.Recipient;
import dev.kehrwieder.notifications.mail.ReturnLine;
import dev.kehrwieder.notifications.mail.ReturnSummary;
import dev.kehrwieder.platform.fault.RetryLater;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeContentsTest {
    private final NoticeContents contents = new NoticeContents(Labelled.documents(), Labelled.links());

    @Test
    void a_mail_says_whose_return_it_is_of_what_and_where_to_follow_it() {
        ReturnSummary summary =
                content(new Notice.Registered(Labelled.envelope(german()))).summary();

        assertThat(summary.shopName())
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
                .reasons(new Reason(
                        "DISAPPOINTING",
                        "PREFERENCE",
                        FaultParty.CUSTOMER,
                        0,
                        Map.of("de", "Hatte mehr erwartet", "en", "Expected more")))
                .build();
        Return state = Fixtures.returnOf(Labelled.order(locale))
                .reason("DISAPPOINTING", FaultParty.CUSTOMER)
                .build();

        MailContent mail = content(new Notice.Canceled(Labelled.envelope(state, policy)));

        assertThat(mail.summary().lines().getFirst().reason()).isEqualTo(words);
    }

    @Test
    void a_label_mail_carries_code_and_label_and_the_last_day() {
        MailContent.LabelReady mail = labelReady(german());

        assertThat(mail.shipBy()).isEqualTo(LocalDate.of(2026, 12, 11));
        assertThat(mail.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.trackingNumber()).isEqualTo("00340434161234567890");
            assertThat(parcel.carrier()).isEqualTo("Kehrwieder Local");
            assertThat(parcel.labelLink()).isEqualTo("https://returns.example/r/token-of-R-1001-1");
            assertThat(parcel.qr().name()).isEqualTo("qr-1.png");
            assertThat(parcel.qr().bytes()).isEqualTo(Labelled.QR);
            assertThat(parcel.documents()).singleElement().satisfies(label -> {
                assertThat(label.name()).isEqualTo("label-1.pdf");
                assertThat(label.bytes()).isEqualTo(Labelled.PDF);
            });
        });
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

    @Test
    void a_label_that_is_not_there_yet_makes_the_mail_wait() {
        NoticeContents empty = new NoticeContents(new Labelled.StoredDocuments(), Labelled.links());
        Notice notice = new Notice.LabelReady(Labelled.envelope(german()), Labelled.SHIP_BY, german().parcels());

        assertThatThrownBy(() -> empty.content(notice, recipient())).isInstanceOf(RetryLater.class);
    }

    @Test
    void an_inspection_is_told_item_by_item() {
        Return state = german().withItems(item ->
                item.receive(1).judge(new Verdict(1, 1, false, Optional.of(Grade.C), Optional.empty(), 0)));
        Notice notice = new Notice.Inspected(
                Labelled.envelope(state),
                List.of(new Notice.Found(state.items().getFirst(), Optional.of("Die Sohle ist abgelaufen."))),
                new Outcome.NoRefund());

        MailContent.Inspected mail = (MailContent.Inspected) content(notice);

        assertThat(mail.results())
                .containsExactly(
                        new InspectedLine(state.items().getFirst().title(), 0, 1, 0, 1, "Die Sohle ist abgelaufen."));
        assertThat(mail.next()).isEqualTo(new AfterInspection.NoRefund());
    }

    @Test
    void a_decline_gives_the_reason_and_the_words_of_staff() {
        assertThat(declined(DeclineReason.FINAL_SALE, Optional.of("Bitte melden Sie sich.")))
                .isEqualTo("Der Artikel war von der freiwilligen Rückgabe ausgenommen.\nBitte melden Sie sich.");
        assertThat(declined(DeclineReason.OTHER, Optional.of("Bitte melden Sie sich.")))
                .isEqualTo("Bitte melden Sie sich.");
        assertThat(declined(DeclineReason.OTHER, Optional.empty())).isEmpty();
    }

    private String declined(DeclineReason reason, Optional<String> words) {
        return ((MailContent.Declined) content(new Notice.Declined(Labelled.envelope(german()), reason, words)))
                .reason();
    }

    private MailContent.LabelReady labelReady(Return state) {
        return (MailContent.LabelReady)
                content(new Notice.LabelReady(Labelled.envelope(state), Labelled.SHIP_BY, state.parcels()));
    }

    private MailContent content(Notice notice) {
        MailContent content = contents.content(notice, recipient());
        assertThat(NoticeContents.template(notice)).isEqualTo(content.template());
        return content;
    }

    private static Recipient recipient() {
        return new Recipient(Fixtures.EMAIL, "Ada Beispiel");
    }

    private static Return german() {
        return Labelled.state("de-DE");
    }
}
