package dev.kehrwieder.notifications.mail;

import dev.kehrwieder.notifications.mail.Letter.Block;
import dev.kehrwieder.notifications.mail.Letter.Button;
import dev.kehrwieder.notifications.mail.Letter.Code;
import dev.kehrwieder.notifications.mail.Letter.Fact;
import dev.kehrwieder.notifications.mail.Letter.Facts;
import dev.kehrwieder.notifications.mail.Letter.Heading;
import dev.kehrwieder.notifications.mail.Letter.Important;
import dev.kehrwieder.notifications.mail.Letter.Item;
import dev.kehrwieder.notifications.mail.Letter.Items;
import dev.kehrwieder.notifications.mail.Letter.Paragraph;
import dev.kehrwieder.notifications.mail.Letter.Quote;
import dev.kehrwieder.notifications.mail.Letter.Steps;
import dev.kehrwieder.notifications.mail.MailContent.Canceled;
import dev.kehrwieder.notifications.mail.MailContent.Declined;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.Received;
import dev.kehrwieder.notifications.mail.MailContent.RefundFailed;
import dev.kehrwieder.notifications.mail.MailContent.RefundSent;
import dev.kehrwieder.notifications.mail.MailContent.Registered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each mail says and in which order: first what happened, then what to do and by when, then the details. */
final class LetterWriter {

    private static final int NAME_CHARACTERS = 80;

    private final ReturnSummary summary;
    private final Phrases phrases;
    private final Formats formats;

    private LetterWriter(ReturnSummary summary) {
        this.summary = summary;
        this.phrases = Phrases.of(summary.locale());
        this.formats = Formats.of(summary.locale());
    }

    static Letter write(MailContent content) {
        LetterWriter writer = new LetterWriter(content.summary());
        return switch (content) {
            case Registered _ -> writer.registered();
            case LabelReady label -> writer.labelReady(label);
            case Received received -> writer.received(received);
            case Inspected inspected -> writer.inspected(inspected);
            case RefundSent refund -> writer.refundSent(refund);
            case RefundFailed refund -> writer.refundFailed(refund);
            case Declined declined -> writer.declined(declined);
            case Canceled _ -> writer.canceled();
        };
    }

    private Letter registered() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.registeredIntro()));
        blocks.add(new Important(phrases.registeredWait()));
        blocks.add(announced());
        addDetails(blocks);
        return letter(phrases.registeredSubject(summary.rma()), phrases.registeredWait(), blocks);
    }

    private Letter labelReady(LabelReady label) {
        String deadline = phrases.handInBy(formats.day(label.shipBy()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.labelIntro()));
        blocks.add(new Important(deadline));
        if (label.parcels().size() > 1) {
            blocks.add(new Paragraph(phrases.severalParcels(label.parcels().size())));
        }
        label.parcels()
                .forEach(parcel -> addParcel(blocks, parcel, label.parcels().size()));
        blocks.add(new Steps(phrases.whatToDo(), steps(label)));
        blocks.add(new Paragraph(
                switch (label.handover()) {
                    case SHOW_QR_CODE -> phrases.orPrint();
                    case PRINT_LABEL -> phrases.orShowCode();
                }));
        if (!label.instructions().isEmpty()) {
            blocks.add(new Quote(phrases.shopInstructions(summary.shopName()), label.instructions()));
        }
        blocks.add(announced());
        // The return number stands beside each code already.
        blocks.add(new Facts(orders()));
        addLink(blocks);
        return letter(phrases.labelSubject(summary.rma()), deadline, blocks);
    }

    private void addParcel(List<Block> blocks, ParcelLabel parcel, int count) {
        if (count > 1) {
            blocks.add(new Heading(phrases.parcelOf(parcel.number(), count)));
        }
        blocks.add(new Code(
                parcel.qr().contentId(),
                phrases.codeAlternative(parcel.number(), parcel.trackingNumber()),
                phrases.codeFallback(parcel.qr().name(), parcel.trackingNumber())));
        blocks.add(new Facts(List.of(
                new Fact(phrases.returnNumber(), summary.rma()),
                new Fact(phrases.trackingNumber(), parcel.trackingNumber()),
                new Fact(phrases.carrier(), parcel.carrier()))));
        if (!parcel.labelLink().isEmpty()) {
            blocks.add(new Button(phrases.openLabel(), parcel.labelLink()));
        }
    }

    private List<String> steps(LabelReady label) {
        String carrier = label.parcels().getFirst().carrier();
        String pack = phrases.stepPack(label.parcels().size());
        return switch (label.handover()) {
            case SHOW_QR_CODE -> List.of(pack, phrases.stepShowCode(carrier), phrases.stepKeepReceipt());
            case PRINT_LABEL ->
                List.of(pack, phrases.stepPrint(), phrases.stepDropOff(carrier), phrases.stepKeepReceipt());
        };
    }

    private Letter received(Received received) {
        String intro = phrases.receivedIntro(formats.day(received.receivedAt(), summary.timeZone()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(intro));
        blocks.add(new Paragraph(phrases.receivedNext() + " " + phrases.nothingToDo()));
        blocks.add(announced());
        addDetails(blocks);
        return letter(phrases.receivedSubject(summary.rma()), intro, blocks);
    }

    private Letter inspected(Inspected inspected) {
        boolean complete = inspected.open() == 0;
        String next =
                switch (inspected.next()) {
                    case AfterInspection.RefundFollows refund -> phrases.refundFollows(formats.money(refund.amount()));
                    case AfterInspection.AmountFollows _ -> phrases.amountFollows();
                    case AfterInspection.SettledOtherwise _ -> phrases.settledOtherwise();
                    case AfterInspection.NoRefund _ -> phrases.noRefund();
                };
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.inspectedIntro(complete)));
        verdicts(inspected).forEach(text -> blocks.add(new Paragraph(text)));
        blocks.add(new Items(
                phrases.result(), inspected.results().stream().map(this::result).toList(), phrases.furtherItems()));
        blocks.add(new Important(next));
        if (inspected.rejected() + inspected.missing() > 0) {
            blocks.add(new Paragraph(phrases.otherOpinion()));
        }
        addDetails(blocks);
        return letter(phrases.inspectedSubject(summary.rma(), complete), next, blocks);
    }

    private List<String> verdicts(Inspected inspected) {
        List<String> verdicts = new ArrayList<>();
        if (inspected.rejected() > 0) {
            verdicts.add(phrases.notAccepted(inspected.accepted() == 0));
        } else if (inspected.accepted() > 0) {
            verdicts.add(phrases.allAccepted());
        }
        if (inspected.missing() > 0) {
            verdicts.add(phrases.someMissing());
        }
        if (inspected.open() > 0) {
            verdicts.add(phrases.someOpen());
        }
        return verdicts;
    }

    private Item result(InspectedLine line) {
        List<String> parts = new ArrayList<>();
        if (line.accepted() > 0) {
            parts.add(phrases.accepted(line.accepted()));
        }
        if (line.rejected() > 0) {
            parts.add(phrases.rejected(line.rejected()));
        }
        if (line.missing() > 0) {
            parts.add(phrases.missing(line.missing()));
        }
        if (line.open() > 0) {
            parts.add(phrases.open(line.open()));
        }
        return new Item("", line.title(), String.join(", ", parts), line.note());
    }

    private Letter refundSent(RefundSent refund) {
        String amount = formats.money(refund.amount());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.refundSentIntro(amount)));
        blocks.add(new Facts(List.of(
                new Fact(phrases.amount(), amount),
                new Fact(phrases.refundedTo(), refund.means()),
                new Fact(phrases.refundedOn(), formats.day(refund.sentAt(), summary.timeZone())),
                new Fact(phrases.expected(), phrases.expectedIn(refund.expectedDays())))));
        blocks.add(new Paragraph(phrases.refundNotThere(refund.expectedDays())));
        addDetails(blocks);
        String preview = refund.means() + ", " + phrases.expectedIn(refund.expectedDays());
        return letter(phrases.refundSentSubject(amount, summary.rma()), preview, blocks);
    }

    private Letter refundFailed(RefundFailed refund) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.refundFailedIntro(formats.money(refund.amount()), refund.means())));
        blocks.add(new Paragraph(phrases.refundFailedNext()));
        blocks.add(new Important(phrases.secrets()));
        addDetails(blocks);
        return letter(phrases.refundFailedSubject(summary.rma()), phrases.refundFailedNext(), blocks);
    }

    private Letter declined(Declined declined) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.declinedIntro()));
        if (!declined.reason().isEmpty()) {
            blocks.add(new Quote(phrases.declinedReason(), declined.reason()));
        }
        blocks.add(new Important(phrases.declinedDoNotSend()));
        blocks.add(new Paragraph(phrases.otherOpinion() + " " + phrases.statutoryRights()));
        blocks.add(announced());
        addDetails(blocks);
        return letter(phrases.declinedSubject(summary.rma()), phrases.declinedDoNotSend(), blocks);
    }

    private Letter canceled() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Important(phrases.canceledIntro()));
        blocks.add(new Paragraph(phrases.canceledHandedIn()));
        blocks.add(new Paragraph(phrases.canceledAgain()));
        blocks.add(announced());
        addDetails(blocks);
        return letter(phrases.canceledSubject(summary.rma()), phrases.canceledIntro(), blocks);
    }

    private Items announced() {
        List<Item> items = summary.lines().stream()
                .map(line -> new Item(
                        line.quantity() + " ×",
                        line.title(),
                        line.reason().isEmpty() ? "" : phrases.reason(line.reason()),
                        ""))
                .toList();
        return new Items(phrases.items(), items, phrases.furtherItems());
    }

    private void addDetails(List<Block> blocks) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(phrases.returnNumber(), summary.rma()));
        facts.addAll(orders());
        blocks.add(new Facts(facts));
        addLink(blocks);
    }

    private List<Fact> orders() {
        List<String> orders = summary.orderNumbers();
        return orders.isEmpty()
                ? List.of()
                : List.of(new Fact(phrases.orders(orders.size()), String.join(", ", orders)));
    }

    private void addLink(List<Block> blocks) {
        if (!summary.shopperLink().isEmpty()) {
            blocks.add(new Button(phrases.viewReturn(), summary.shopperLink()));
        }
    }

    private Letter letter(String subject, String preview, List<Block> blocks) {
        String questions = summary.contactAddress().isEmpty()
                ? phrases.questions(summary.shopName())
                : phrases.questionsByAnswering();
        return new Letter(
                phrases.language(),
                summary.shopName(),
                subject,
                preview,
                greeting(),
                blocks.stream().filter(LetterWriter::saysSomething).toList(),
                phrases.closing(),
                Stream.of(questions, phrases.whyThisMail(summary.shopName())).toList());
    }

    private static boolean saysSomething(Block block) {
        return switch (block) {
            case Items items -> !items.items().isEmpty();
            case Facts facts -> !facts.facts().isEmpty();
            case Heading _, Paragraph _, Important _, Quote _, Steps _, Code _, Button _ -> true;
        };
    }

    private String greeting() {
        String name = TypedText.cut(TypedText.line(summary.recipient().name()), NAME_CHARACTERS);
        return phrases.greeting(TypedText.looksLikeLink(name) ? "" : name);
    }
}
