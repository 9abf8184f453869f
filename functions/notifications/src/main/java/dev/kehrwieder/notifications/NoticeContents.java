package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.notice.Envelope;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.notifications.mail.AfterInspection;
import dev.kehrwieder.notifications.mail.Amount;
import dev.kehrwieder.notifications.mail.Attachment;
import dev.kehrwieder.notifications.mail.CodeWords;
import dev.kehrwieder.notifications.mail.InspectedLine;
import dev.kehrwieder.notifications.mail.MailContent;
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailTemplate;
import dev.kehrwieder.notifications.mail.ParcelLabel;
import dev.kehrwieder.notifications.mail.Recipient;
import dev.kehrwieder.notifications.mail.ReturnLine;
import dev.kehrwieder.notifications.mail.ReturnSummary;
import dev.kehrwieder.notifications.mail.Shop;
import dev.kehrwieder.notifications.mail.WithdrawalSummary;
import dev.kehrwieder.platform.api.DeclarationText;
import dev.kehrwieder.platform.fault.RetryLater;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words a notice: codes in the shopper's language, days in the shop's zone, labels with their bytes. */
final class NoticeContents {
    private final Documents documents;
    private final Links links;

    NoticeContents(Documents documents, Links links) {
        this.documents = requireNonNull(documents, "documents is null");
        this.links = requireNonNull(links, "links is null");
    }

    /** @throws RetryLater if a document can't be read yet */
    MailContent content(Notice notice, Recipient recipient) {
        return switch (notice) {
            case Notice.OfReturn ofReturn -> content(ofReturn, summary(ofReturn, recipient));
            case Notice.WithdrawalReceived received -> received(received, recipient);
        };
    }

    private MailContent content(Notice.OfReturn notice, ReturnSummary summary) {
        Locale locale = summary.locale();
        return switch (notice) {
            case Notice.Registered _ -> new MailContent.Registered(summary);
            case Notice.LabelReady label -> labelReady(summary, label);
            case Notice.LabelExpiring label -> labelExpiring(summary, label);
            case Notice.Received received -> new MailContent.Received(summary, received.receivedAt());
            case Notice.Inspected inspected ->
                new MailContent.Inspected(
                        summary,
                        inspected.found().stream()
                                .map(found -> line(found, locale))
                                .toList(),
                        next(inspected.outcome()));
            case Notice.Kept kept -> new MailContent.Kept(summary, kept.rest(), kept.refund(), kept.credit());
            case Notice.RefundSent refund ->
                new MailContent.RefundSent(
                        summary,
                        amount(refund.amount()),
                        CodeWords.means(refund.paymentMethod(), locale),
                        refund.sentAt(),
                        RefundDays.of(refund.paymentMethod()));
            case Notice.RefundFailed refund ->
                new MailContent.RefundFailed(
                        summary, amount(refund.amount()), CodeWords.means(refund.paymentMethod(), locale));
            case Notice.PayoutNeedsAction payout ->
                new MailContent.PayoutNeedsAction(
                        summary, amount(payout.amount()), CodeWords.means(payout.paymentMethod(), locale));
            case Notice.Declined declined -> new MailContent.Declined(summary, reason(declined, locale));
            case Notice.PickupFailed failed ->
                new MailContent.PickupFailed(
                        summary, failed.parcel().trackingNumber().orElse(""));
            case Notice.Canceled _ -> new MailContent.Canceled(summary);
        };
    }

    /** By which template a notice is worded; holds also where nobody is there to word it for. */
    static MailTemplate template(Notice notice) {
        return switch (notice) {
            case Notice.Registered _ -> MailTemplate.REGISTERED;
            case Notice.LabelReady _ -> MailTemplate.LABEL_READY;
            case Notice.LabelExpiring _ -> MailTemplate.LABEL_EXPIRING;
            case Notice.Received _ -> MailTemplate.RECEIVED;
            case Notice.Inspected _ -> MailTemplate.INSPECTED;
            case Notice.Kept _ -> MailTemplate.KEEP_ITEM;
            case Notice.RefundSent _ -> MailTemplate.REFUND_SENT;
            case Notice.RefundFailed _ -> MailTemplate.REFUND_FAILED;
            case Notice.PayoutNeedsAction _ -> MailTemplate.PAYOUT_NEEDS_ACTION;
            case Notice.Declined _ -> MailTemplate.DECLINED;
            case Notice.PickupFailed _ -> MailTemplate.PICKUP_FAILED;
            case Notice.Canceled _ -> MailTemplate.CANCELED;
            case Notice.WithdrawalReceived _ -> MailTemplate.WITHDRAWAL_RECEIVED;
        };
    }

    private static MailContent received(Notice.WithdrawalReceived notice, Recipient recipient) {
        Withdrawal state = notice.envelope().state();
        Policy policy = notice.envelope().policy();
        Locale locale = Locale.forLanguageTag(state.locale());
        return new MailContent.WithdrawalReceived(
                new WithdrawalSummary(
                        Shop.of(policy.brand()),
                        recipient,
                        locale,
                        policy.timeZone(),
                        state.key().id()),
                DeclarationText.time(state.receivedAt(), policy.timeZone(), locale),
                DeclarationText.of(notice.declaration(), locale));
    }

    private ReturnSummary summary(Notice.OfReturn notice, Recipient recipient) {
        Envelope envelope = notice.envelope();
        Return state = envelope.state();
        Policy policy = envelope.policy();
        Locale locale = Locale.forLanguageTag(state.locale());
        return new ReturnSummary(
                Shop.of(policy.brand()),
                recipient,
                locale,
                policy.timeZone(),
                state.key().rma(),
                state.orderNumbers(),
                items(notice).stream().map(item -> line(item, policy, locale)).toList(),
                links.shopper(state.key()));
    }

    /** A mail about a parcel lists what belongs into it. */
    private static List<ReturnItem> items(Notice.OfReturn notice) {
        List<ReturnItem> all = notice.envelope().state().items();
        return switch (notice) {
            case Notice.Kept kept -> kept.items();
            case Notice.LabelReady _, Notice.LabelExpiring _, Notice.PickupFailed _, Notice.Received _ ->
                all.stream().filter(item -> !item.isKept()).toList();
            case Notice.Registered _,
                    Notice.Inspected _,
                    Notice.RefundSent _,
                    Notice.RefundFailed _,
                    Notice.PayoutNeedsAction _,
                    Notice.Declined _,
                    Notice.Canceled _ -> all;
        };
    }

    private static ReturnLine line(ReturnItem item, Policy policy, Locale locale) {
        return new ReturnLine(item.title(), item.requested(), policy.reasonInWords(item.reason(), locale));
    }

    private MailContent labelReady(ReturnSummary summary, Notice.LabelReady label) {
        Envelope envelope = label.envelope();
        return new MailContent.LabelReady(
                summary,
                handover(envelope.state().method()),
                lastDay(label.shipBy(), summary.timeZone()),
                label.parcels().stream().map(this::parcel).toList(),
                envelope.policy().brand().packing(summary.locale()).orElse(""));
    }

    private static MailContent labelExpiring(ReturnSummary summary, Notice.LabelExpiring label) {
        return new MailContent.LabelExpiring(
                summary,
                lastDay(label.shipBy(), summary.timeZone()),
                label.parcels().stream()
                        .map(parcel -> parcel.trackingNumber().orElse(""))
                        .toList());
    }

    private static Handover handover(ReturnMethod method) {
        return switch (method) {
            case BY_MAIL_QR, DROP_OFF_POINT -> Handover.SHOW_QR_CODE;
            case BY_MAIL_LABEL, HOME_PICKUP, IN_STORE, OWN_SHIPMENT, KEEP_ITEM -> Handover.PRINT_LABEL;
        };
    }

    /** The day of the last instant at which it is not too late. */
    private static LocalDate lastDay(Instant tooLate, ZoneId zone) {
        return LocalDate.ofInstant(tooLate.minusNanos(1), zone);
    }

    private ParcelLabel parcel(Parcel parcel) {
        int number = parcel.number();
        String code = "qr-" + number;
        return new ParcelLabel(
                number,
                CodeWords.carrier(parcel.carrier()),
                parcel.trackingNumber().orElse(""),
                document(parcel, DocumentKind.QR)
                        .map(bytes -> Attachment.inline(code + ".png", "image/png", bytes, code)),
                document(parcel, DocumentKind.LABEL_PDF)
                        .map(bytes -> Attachment.file("label-" + number + ".pdf", "application/pdf", bytes))
                        .or(() -> document(parcel, DocumentKind.LABEL_PNG)
                                .map(bytes -> Attachment.file("label-" + number + ".png", "image/png", bytes))));
    }

    /** Empty where the carrier gives no such document: then there is nothing to wait for. */
    private Optional<byte[]> document(Parcel parcel, DocumentKind kind) {
        return parcel.documents()
                .flatMap(where -> where.key(kind))
                .map(key -> documents.get(key).orElseThrow(() -> new RetryLater("DOCUMENT_MISSING")));
    }

    private static InspectedLine line(Notice.Found found, Locale locale) {
        ReturnItem item = found.item();
        return new InspectedLine(
                item.title(), item.accepted(), item.rejected(), item.missing(), item.open(), words(found, locale));
    }

    /** Why units were refused: the law's reason first, then what the inspector wrote. */
    private static String words(Notice.Found found, Locale locale) {
        return Stream.concat(
                        found.exceptions().stream()
                                .map(exception -> CodeWords.withdrawalException(exception.name(), locale)),
                        found.note().stream())
                .collect(Collectors.joining("\n"));
    }

    private static AfterInspection next(Notice.Outcome outcome) {
        return switch (outcome) {
            case Notice.Outcome.RefundFollows(Money amount) -> new AfterInspection.RefundFollows(amount(amount));
            case Notice.Outcome.AmountFollows() -> new AfterInspection.AmountFollows();
            case Notice.Outcome.SettledOtherwise() -> new AfterInspection.SettledOtherwise();
            case Notice.Outcome.NoRefund() -> new AfterInspection.NoRefund();
            case Notice.Outcome.MadeGood(boolean repaired, boolean replaced) ->
                new AfterInspection.MadeGood(repaired, replaced);
            case Notice.Outcome.NotMadeGood() -> new AfterInspection.NotMadeGood();
        };
    }

    private static String reason(Notice.Declined declined, Locale locale) {
        Optional<String> code =
                Optional.of(CodeWords.declineReason(declined.reason().name(), locale));
        return Stream.of(code, declined.words())
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static Amount amount(Money money) {
        return new Amount(money.decimal(), money.currency());
    }
}
