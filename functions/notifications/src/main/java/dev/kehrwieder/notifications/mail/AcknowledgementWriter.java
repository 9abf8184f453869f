package dev.kehrwieder.notifications.mail;

import dev.kehrwieder.notifications.mail.Letter.Block;
import dev.kehrwieder.notifications.mail.Letter.Fact;
import dev.kehrwieder.notifications.mail.Letter.Facts;
import dev.kehrwieder.notifications.mail.Letter.Heading;
import dev.kehrwieder.notifications.mail.Letter.Paragraph;
import dev.kehrwieder.notifications.mail.Letter.Quote;
import dev.kehrwieder.notifications.mail.MailContent.WithdrawalReceived;
import dev.kehrwieder.platform.api.DeclarationText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The acknowledgement of a withdrawal: that it came, when, and what it says (§ 356a(4) BGB). It says nothing of what
 * follows, promises nothing and offers nothing, and is the same whether the contract is known or not.
 */
final class AcknowledgementWriter {
    private AcknowledgementWriter() {}

    static Letter write(WithdrawalReceived received) {
        WithdrawalSummary summary = received.summary();
        Phrases phrases = Phrases.of(summary.locale());
        Shop shop = summary.shop();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(phrases.withdrawalIntro(shop.name())));
        blocks.add(new Facts(List.of(
                Fact.of(phrases.withdrawalReceivedAt(), received.receivedAt()),
                Fact.code(phrases.withdrawalNumber(), summary.number()))));
        blocks.add(new Heading(phrases.withdrawalContent()));
        blocks.add(new Paragraph(received.declaration().statement()));
        addTyped(blocks, received.declaration().facts());
        blocks.add(new Paragraph(phrases.withdrawalReceiptOnly()));
        Stream<String> questions = shop.contact().map(_ -> phrases.questionsByAnswering()).stream();
        return new Letter(
                phrases.language(),
                shop,
                phrases.withdrawalSubject(summary.number()),
                phrases.withdrawalPreview(received.receivedAt()),
                LetterWriter.greeting(summary.recipient(), phrases),
                blocks,
                phrases.closing(),
                Stream.concat(questions, Stream.of(phrases.whyThisAcknowledgement(shop.name())))
                        .toList());
    }

    /** Short ones stand under each other, one of several lines apart. */
    private static void addTyped(List<Block> blocks, List<DeclarationText.Fact> facts) {
        List<Fact> together = new ArrayList<>();
        for (DeclarationText.Fact fact : facts) {
            if (fact.value().contains("\n")) {
                blocks.add(new Facts(together));
                together.clear();
                blocks.add(new Quote(fact.name() + ":", TypedText.paragraph(fact.value())));
            } else {
                together.add(Fact.of(fact.name(), TypedText.line(fact.value())));
            }
        }
        blocks.add(new Facts(together));
    }
}
