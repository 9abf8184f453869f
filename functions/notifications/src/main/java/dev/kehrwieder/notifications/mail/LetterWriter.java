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
import dev.kehrwieder.notifications.mail.MailContent.Handover;
import dev.kehrwieder.notifications.mail.MailContent.Inspected;
import dev.kehrwieder.notifications.mail.MailContent.Kept;
import dev.kehrwieder.notifications.mail.MailContent.LabelExpiring;
import dev.kehrwieder.notifications.mail.MailContent.LabelReady;
import dev.kehrwieder.notifications.mail.MailContent.OfReturn;
import dev.kehrwieder.notifications.mail.MailContent.PayoutNeedsAction;
import dev.kehrwieder.notifications.mail.MailContent.PickupFailed;
import dev.kehrwieder.notifications.mail.MailContent.Received;
import dev.kehrwieder.notifications.mail.MailContent.RefundFailed;
import dev.kehrwieder.notifications.mail.MailContent.RefundSent;
import dev.kehrwieder.notifications.mail.MailContent.Registered;
import dev.kehrwieder.notifications.mail.MailContent.WithdrawalReceived;
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
        return switch (content) {
            case OfReturn ofReturn -> write(ofReturn);
            case WithdrawalReceived received -> AcknowledgementWriter.write(received);
        };
    }

    private static Letter write(OfReturn content) {
        LetterWriter writer = new LetterWriter(content.summary());
        return switch (content) {
            case Registered _ -> writer.registered();
            case LabelReady label -> writer.labelReady(label);
            case LabelExpiring label -> writer.labelExpiring(label);
            case Received received -> writer.received(received);
            case Inspected inspected -> writer.inspected(inspected);
            case Kept kept -> writer.kept(kept);
            case RefundSent refund -> writer.refundSent(refund);
            case RefundFailed refund -> writer.refundFailed(refund);
            case PayoutNeedsAction payout -> writer.payoutNeedsAction(payout);
            case Declined declined -> writer.declined(declined);
            case PickupFailed failed -> writer.pickupFailed(failed);
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
        Handover handover = label.possibleHandover();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.labelIntro(label.hasCodes(), label.hasLabels())));
        blocks.add(new Important(deadline));
        int count = label.parcels().size();
        if (label.lacksCodes()) {
            blocks.add(new Important(phrases.noCode(count)));
        }
        if (count > 1) {
            blocks.add(new Paragraph(phrases.severalParcels(count)));
        }
        label.parcels().forEach(parcel -> addParcel(blocks, parcel, count));
        blocks.add(new Steps(phrases.whatToDo(), steps(label, handover)));
        if (handover == Handover.SHOW_QR_CODE && label.hasLabels()) {
            blocks.add(new Paragraph(phrases.orPrint(count)));
        } else if (handover == Handover.PRINT_LABEL && label.hasCodes()) {
            blocks.add(new Paragraph(phrases.orShowCode(count)));
        }
        if (!label.packing().isEmpty()) {
            blocks.add(new Quote(phrases.packing(summary.shop().name()), label.packing()));
        }
        addLink(blocks);
        blocks.add(announced());
        // The return number stands beside each code already.
        blocks.add(new Facts(orders()));
        return letter(phrases.labelSubject(summary.rma(), label.hasCodes(), label.hasLabels()), deadline, blocks);
    }

    private Letter labelExpiring(LabelExpiring label) {
        String deadline = phrases.handInBy(formats.day(label.shipBy()));
        int count = label.trackingNumbers().size();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.expiringIntro(count)));
        blocks.add(new Important(deadline));
        blocks.add(new Facts(label.trackingNumbers().stream()
                .map(number -> Fact.code(phrases.trackingNumber(), number))
                .toList()));
        blocks.add(new Paragraph(phrases.expiringOnPage(count)));
        blocks.add(new Paragraph(phrases.expiringSent(count)));
        blocks.add(announced());
        addDetails(blocks);
        return letter(phrases.expiringSubject(summary.rma()), deadline, blocks);
    }

    private void addParcel(List<Block> blocks, ParcelLabel parcel, int count) {
        if (count > 1) {
            blocks.add(new Heading(phrases.parcelOf(parcel.number(), count)));
        }
        List<Fact> numbers = List.of(
                Fact.code(phrases.returnNumber(), summary.rma()),
                Fact.code(phrases.trackingNumber(), parcel.trackingNumber()),
                Fact.of(phrases.carrier(), parcel.carrier()));
        blocks.add(parcel.code()
                .<Block>map(code -> new Code(
                        code.contentId(),
                        phrases.codeAlternative(parcel.number(), parcel.trackingNumber()),
                        phrases.codeFallback(code.name()),
                        phrases.codeAttached(code.name()),
                        numbers))
                .orElseGet(() -> new Facts(numbers)));
    }

    private List<String> steps(LabelReady label, Handover handover) {
        String carrier = label.parcels().getFirst().carrier();
        int parcels = label.parcels().size();
        List<String> steps = new ArrayList<>();
        steps.add(phrases.stepPack(parcels));
        steps.add(phrases.stepClose(parcels));
        switch (handover) {
            case SHOW_QR_CODE -> steps.add(phrases.stepShowCode(carrier, parcels));
            case PRINT_LABEL -> {
                steps.add(label.hasLabels() ? phrases.stepPrint(parcels) : phrases.stepPrintFromPage(parcels));
                steps.add(phrases.stepDropOff(carrier, parcels));
            }
        }
        steps.add(phrases.stepKeepReceipt());
        return steps;
    }

    private Letter received(Received received) {
        String intro = phrases.receivedIntro(formats.day(received.receivedAt(), summary.timeZone()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(intro));
        blocks.add(new Important(phrases.nothingToDo()));
        blocks.add(new Paragraph(phrases.receivedNext()));
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
                    case AfterInspection.MadeGood(boolean repaired, boolean replaced) ->
                        phrases.madeGood(repaired, replaced);
                    case AfterInspection.NotMadeGood _ -> phrases.notMadeGood();
                };
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.inspectedIntro(complete)));
        blocks.add(new Important(next));
        verdicts(inspected).forEach(text -> blocks.add(new Paragraph(text)));
        blocks.add(new Items(
                phrases.result(), inspected.results().stream().map(this::result).toList(), phrases.furtherItems()));
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

    private Letter kept(Kept kept) {
        String keep = phrases.keptDoNotSend(kept.rest());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.keptIntro()));
        blocks.add(new Important(keep));
        if (kept.refund()) {
            blocks.add(new Paragraph(phrases.amountFollows()));
        }
        if (kept.credit()) {
            blocks.add(new Paragraph(phrases.keptCredit(kept.refund())));
        }
        blocks.add(announced());
        if (kept.rest()) {
            blocks.add(new Paragraph(phrases.keptRest()));
        }
        addDetails(blocks);
        return letter(phrases.keptSubject(summary.rma(), kept.rest()), keep, blocks);
    }

    private Letter refundSent(RefundSent refund) {
        String amount = formats.money(refund.amount());
        String expected = refund.expectedBy()
                .map(day -> phrases.expectedBy(formats.day(day)))
                .orElseGet(phrases::expectedAtOnce);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.refundSentIntro(amount)));
        blocks.add(new Important(expected));
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of(phrases.amount(), amount),
                Fact.of(phrases.refundedTo(), refund.means()),
                Fact.of(phrases.refundedOn(), formats.day(refund.sentAt(), summary.timeZone()))));
        refund.expectedBy()
                .ifPresent(_ -> facts.add(Fact.of(phrases.usually(), phrases.usuallyWithin(refund.expectedDays()))));
        blocks.add(new Facts(facts));
        blocks.add(new Paragraph(phrases.refundNotThere(refund.expectedDays())));
        addDetails(blocks);
        return letter(phrases.refundSentSubject(amount, summary.rma()), expected, blocks);
    }

    private Letter refundFailed(RefundFailed refund) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.refundFailedIntro(formats.money(refund.amount()), refund.means())));
        blocks.add(new Important(phrases.refundFailedWait()));
        blocks.add(new Paragraph(phrases.refundFailedNext()));
        blocks.add(new Paragraph(phrases.secrets()));
        addDetails(blocks);
        return letter(phrases.refundFailedSubject(summary.rma()), phrases.refundFailedWait(), blocks);
    }

    private Letter payoutNeedsAction(PayoutNeedsAction payout) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.payoutActionIntro(formats.money(payout.amount()), payout.means())));
        blocks.add(new Important(phrases.payoutActionDo()));
        blocks.add(new Steps(phrases.whatToDo(), phrases.payoutActionSteps(summary.rma())));
        blocks.add(new Paragraph(phrases.secrets()));
        addDetails(blocks);
        return letter(phrases.payoutActionSubject(summary.rma()), phrases.payoutActionDo(), blocks);
    }

    private Letter declined(Declined declined) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.declinedIntro()));
        blocks.add(new Important(phrases.declinedDoNotSend()));
        if (!declined.reason().isEmpty()) {
            blocks.add(new Quote(phrases.declinedReason(), declined.reason()));
        }
        blocks.add(new Paragraph(phrases.otherOpinion() + " " + phrases.statutoryRights()));
        blocks.add(announced());
        addDetails(blocks);
        return letter(phrases.declinedSubject(summary.rma()), phrases.declinedDoNotSend(), blocks);
    }

    private Letter pickupFailed(PickupFailed failed) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Important(phrases.pickupFailedIntro()));
        blocks.add(new Paragraph(phrases.pickupFailedChoose()));
        blocks.add(announced());
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.code(phrases.returnNumber(), summary.rma()));
        if (!failed.trackingNumber().isEmpty()) {
            facts.add(Fact.code(phrases.trackingNumber(), failed.trackingNumber()));
        }
        facts.addAll(orders());
        blocks.add(new Facts(facts));
        if (!summary.shopperLink().isEmpty()) {
            blocks.add(new Button(phrases.chooseDay(), summary.shopperLink()));
        }
        return letter(phrases.pickupFailedSubject(summary.rma()), phrases.pickupFailedIntro(), blocks);
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
        facts.add(Fact.code(phrases.returnNumber(), summary.rma()));
        facts.addAll(orders());
        blocks.add(new Facts(facts));
        addLink(blocks);
    }

    private List<Fact> orders() {
        List<String> orders = summary.orderNumbers();
        return orders.isEmpty()
                ? List.of()
                : List.of(Fact.of(phrases.orders(orders.size()), String.join(", ", orders)));
    }

    private void addLink(List<Block> blocks) {
        if (!summary.shopperLink().isEmpty()) {
            blocks.add(new Button(phrases.viewReturn(), summary.shopperLink()));
        }
    }

    private Letter letter(String subject, String preview, List<Block> blocks) {
        Shop shop = summary.shop();
        String questions = shop.contact().isEmpty() ? phrases.questions(shop.name()) : phrases.questionsByAnswering();
        return new Letter(
                phrases.language(),
                shop,
                subject,
                preview,
                greeting(),
                blocks.stream().filter(LetterWriter::saysSomething).toList(),
                phrases.closing(),
                Stream.of(questions, phrases.whyThisMail(shop.name())).toList());
    }

    private static boolean saysSomething(Block block) {
        return switch (block) {
            case Items items -> !items.items().isEmpty();
            case Facts facts -> !facts.facts().isEmpty();
            case Heading _, Paragraph _, Important _, Quote _, Steps _, Code _, Button _ -> true;
        };
    }

    private String greeting() {
        return greeting(summary.recipient(), phrases);
    }

    static String greeting(Recipient recipient, Phrases phrases) {
        String name = TypedText.cut(TypedText.line(recipient.name()), NAME_CHARACTERS);
        return phrases.greeting(TypedText.looksLikeLink(name) ? "" : name);
    }
}
