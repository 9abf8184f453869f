package dev.kehrwieder.labels.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    private static final LabelData PLAIN = Labels.from(Labels.SHOPPER);

    private final Documents documents = new Documents();

    @Test
    void picture_is_a6_at_203_dots_an_inch_and_both_codes_are_read() {
        BufferedImage image = Pictures.read(documents.labelPng(PLAIN));

        assertThat(image.getWidth()).isEqualTo(840);
        assertThat(image.getHeight()).isEqualTo(1184);
        assertBothCodes(image, PLAIN);
    }

    @Test
    void page_is_a6_and_both_codes_are_read_as_rendered_by_another_program() {
        byte[] pdf = documents.labelPdf(PLAIN);

        assertThat(PdfPages.sizes(pdf)).singleElement().satisfies(size -> {
            assertThat(size.getWidth()).isCloseTo(297.64f, within(0.01f));
            assertThat(size.getHeight()).isCloseTo(419.53f, within(0.01f));
        });
        assertBothCodes(PdfPages.picture(pdf, 0, 203.2f), PLAIN);
        assertBothCodes(PdfPages.picture(pdf, 0, 300), PLAIN);
    }

    @Test
    void everything_that_people_read_is_text_in_the_page() {
        assertThat(PdfPages.text(documents.labelPdf(PLAIN)))
                .contains("Local Parcel", "RMA RT-7F3K9X2M", PLAIN.trackingNumber())
                .contains("(00) " + PLAIN.trackingNumber().substring(2))
                .contains("Jürgen Müßig", "Große Straße 12a", "24937 Flensburg")
                .contains("Demo Retouren", "Kehrwieder 1", "20457 Hamburg", "GERMANY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zażółć Gęślą-Jaźń Łukasiewicz",
                "Παναγιώτης Παπαδόπουλος",
                "Христо Йорданов Щърбанов",
                "Ștefan Țepeș Đorđević Þórður Ægir",
                "Nguyễn Thị Ánh",
                "<script>alert('O'Brien')</script>",
                "Maximiliane-Friederike Schmidtbauers",
                "(Klammer) \\ Schräg",
            })
    void name_is_printed_letter_by_letter(String name) {
        LabelData label = Labels.named(name);

        assertThat(withoutSpace(PdfPages.text(documents.labelPdf(label)))).contains(withoutSpace(name));
        assertBothCodes(Pictures.read(documents.labelPng(label)), label);
    }

    @Test
    void long_addresses_are_never_cut() {
        LabelData label = new LabelData(
                PLAIN.trackingNumber(), "RT-7F3K9X2M", Labels.LONG, Labels.LONG, "x".repeat(60), Labels.LINK);
        String text = withoutSpace(PdfPages.text(documents.labelPdf(label)));

        for (String line : Labels.LONG.lines()) {
            String printed = withoutSpace(line);
            assertThat(text.split(Pattern.quote(printed), -1)).as(line).hasSize(3);
        }
        BufferedImage image = Pictures.read(documents.labelPng(label));
        assertBothCodes(image, label);
        assertThat(isWhite(image, 0, 0, 28, image.getHeight()))
                .as("left margin")
                .isTrue();
        assertThat(isWhite(image, 812, 0, 28, image.getHeight()))
                .as("right margin")
                .isTrue();
    }

    @Test
    void control_characters_and_surplus_blanks_are_dropped() {
        String text = PdfPages.text(documents.labelPdf(Labels.named(" Jo\u0000\u0007\u200b  \r\n\tDoe\u202e\ud800 ")));

        assertThat(text).contains("Jo Doe\n");
    }

    @Test
    void decomposed_accents_are_printed_composed() {
        assertThat(PdfPages.text(documents.labelPdf(Labels.named("Jose\u0301 Mu\u0308ller"))))
                .contains("José Müller");
    }

    @Test
    void same_label_gives_the_same_bytes() {
        assertThat(documents.labelPdf(PLAIN)).isEqualTo(new Documents().labelPdf(PLAIN));
        assertThat(documents.labelPng(PLAIN)).isEqualTo(new Documents().labelPng(PLAIN));
    }

    @Test
    void pdf_is_small_and_its_table_points_at_its_objects() {
        byte[] pdf = documents.labelPdf(PLAIN);
        String file = new String(pdf, StandardCharsets.ISO_8859_1);

        assertThat(pdf).hasSizeLessThan(40_000);
        assertThat(file).startsWith("%PDF-1.7\n").endsWith("%%EOF\n").doesNotContain("CreationDate", "ModDate");
        int table = Integer.parseInt(file.substring(file.indexOf("startxref\n") + 10, file.indexOf("\n%%EOF")));
        assertThat(file.substring(table)).startsWith("xref\n0 ");
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n \n").matcher(file.substring(table));
        int number = 0;
        while (entry.find()) {
            number++;
            assertThat(file.substring(Integer.parseInt(entry.group(1)))).startsWith(number + " 0 obj\n");
        }
        assertThat(number).isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JD014600003", "1Z999AA10123456784", "RR473124829DE", "0034043439"})
    void number_of_another_carrier_is_plain_code_128(String trackingNumber) {
        LabelData label =
                new LabelData(trackingNumber, "RT-7F3K9X2M", Labels.SHOPPER, Labels.SHOP, "Other Parcel", Labels.LINK);

        BufferedImage image = Pictures.read(documents.labelPng(label));

        assertThat(Pictures.scan(image, BarcodeFormat.CODE_128).getText()).isEqualTo(trackingNumber);
    }

    @Test
    void codes_without_room_are_refused_and_not_drawn_too_small() {
        LabelData longLink = new LabelData(
                PLAIN.trackingNumber(), "R", Labels.SHOPPER, Labels.SHOP, "L", "https://x.example/" + "x".repeat(400));
        LabelData longNumber = new LabelData("N".repeat(60), "R", Labels.SHOPPER, Labels.SHOP, "L", Labels.LINK);

        assertThatIllegalArgumentException().isThrownBy(() -> documents.labelPdf(longLink));
        assertThatIllegalArgumentException().isThrownBy(() -> documents.labelPdf(longNumber));
    }

    private static void assertBothCodes(BufferedImage image, LabelData label) {
        // "]C1" is the reader's word for GS1-128.
        assertThat(Pictures.scan(image, BarcodeFormat.CODE_128).getText()).isEqualTo("]C1" + label.trackingNumber());
        assertThat(Pictures.scan(image, BarcodeFormat.QR_CODE).getText()).isEqualTo(label.link());
    }

    private static boolean isWhite(BufferedImage image, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                if ((image.getRGB(x, y) & 0xff) != 0xff) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
