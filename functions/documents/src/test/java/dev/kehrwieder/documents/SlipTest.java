package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import dev.kehrwieder.platform.scan.Zbar;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlipTest {
    private final Documents documents = new Documents();

    @Test
    void slip_says_what_is_in_the_parcel_and_where_it_goes() {
        String text = PdfPages.text(
                documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.line("1", "Shirt „Größe M“", "Zu klein"))));

        assertThat(text)
                .contains("Retourenschein", "RMA RT-7F3K9X2M", "Bestellung: D-1001, D-1002")
                .contains("Demo Retouren", "20457 Hamburg")
                .contains("SKU-1", "Shirt „Größe M“", "Zu klein")
                .contains("Seite 1 von 1");
    }

    @Test
    void every_language_but_german_is_english() {
        SlipLine line = Labels.line("1", "Shirt", "Too small");

        assertThat(PdfPages.text(documents.slipPdf(Labels.slip(Locale.UK, line))))
                .contains("Return slip", "page 1 of 1");
        assertThat(PdfPages.text(documents.slipPdf(Labels.slip(Locale.FRENCH, line))))
                .contains("Return slip");
    }

    @Test
    void slip_has_no_money() {
        String text =
                PdfPages.text(documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.line("1", "Shirt", "Zu klein"))));

        assertThat(text).doesNotContainPattern("[€$£]|EUR|[0-9][.,][0-9]{2}");
    }

    @Test
    void both_codes_are_read_from_the_first_page() {
        byte[] pdf = documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.SHOP));
        BufferedImage page = PdfPages.picture(pdf, 0, 203.2f);

        assertThat(Zbar.read(Pictures.png(page)))
                .containsExactlyInAnyOrder(Zbar.Code.code128(Labels.RMA), Zbar.Code.qr(Labels.LINK));
        assertThat(Pictures.scan(page, BarcodeFormat.QR_CODE).getText()).isEqualTo(Labels.LINK);
        assertThat(Pictures.scan(page, BarcodeFormat.CODE_128).getText()).isEqualTo("RT-7F3K9X2M");
    }

    @Test
    void two_hundred_lines_run_over_several_numbered_pages() {
        SlipLine[] lines = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> Labels.line("L" + number, "Artikel " + number, "Gefällt nicht"))
                .toArray(SlipLine[]::new);
        byte[] pdf = documents.slipPdf(Labels.slip(Locale.GERMANY, lines));
        String text = PdfPages.text(pdf);
        int pages = PdfPages.sizes(pdf).size();

        assertThat(pages).isBetween(5, 10);
        assertThat(text).contains("Seite 1 von " + pages, "Seite " + pages + " von " + pages);
        assertThat(IntStream.rangeClosed(1, 200)).allMatch(number -> text.contains("SKU-L" + number));
    }

    @Test
    void title_longer_than_a_page_is_not_cut() {
        String title = "Ein sehr langer Titel ".repeat(200) + "und sein Ende";
        byte[] pdf = documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.line("1", title, "Zu klein")));

        assertThat(PdfPages.text(pdf).split("sehr", -1)).hasSize(201);
        assertThat(PdfPages.text(pdf)).contains("Ende");
        assertThat(PdfPages.sizes(pdf)).hasSizeGreaterThan(1);
    }

    @Test
    void shop_says_in_its_own_words_how_to_pack() {
        SlipData plain = Labels.slip(Locale.GERMANY, Labels.SHOP);
        String words = "Schuhe bitte in ihrem Karton. ".repeat(30) + "Danke!";
        byte[] pdf = documents.slipPdf(new SlipData(
                plain.rma(),
                plain.orderNumbers(),
                plain.link(),
                plain.receiver(),
                words,
                plain.lines(),
                plain.locale()));

        assertThat(PdfPages.outline(pdf))
                .contains("      LBody " + words)
                .noneMatch(line -> line.contains("in dem sie kamen"));
        assertThat(PdfPages.sizes(pdf)).hasSize(1);
    }

    @Test
    void same_slip_gives_the_same_bytes() {
        SlipData slip = Labels.slip(Locale.GERMANY, Labels.line("1", "Shirt", "Zu klein"));

        assertThat(documents.slipPdf(slip)).isEqualTo(new Documents().slipPdf(slip));
    }
}
