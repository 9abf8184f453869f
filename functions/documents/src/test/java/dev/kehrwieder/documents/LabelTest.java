package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import dev.kehrwieder.platform.scan.Zbar;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    private static final LabelData PLAIN = Labels.from(Labels.SHOPPER);

    private final Documents documents = new Documents();

    static Stream<Paper> papers() {
        return Labels.papers();
    }

    @Test
    void pages_have_the_size_of_their_paper() {
        assertThat(PdfPages.sizes(documents.labelPdf(PLAIN, Paper.A6)))
                .singleElement()
                .satisfies(size -> {
                    assertThat(size.getWidth()).isCloseTo(297.64f, within(0.01f));
                    assertThat(size.getHeight()).isCloseTo(419.53f, within(0.01f));
                });
        assertThat(PdfPages.sizes(documents.labelPdf(PLAIN, Paper.FOUR_BY_SIX_INCHES)))
                .singleElement()
                .satisfies(size -> {
                    assertThat(size.getWidth()).isEqualTo(288);
                    assertThat(size.getHeight()).isEqualTo(432);
                });
    }

    @Test
    void pictures_have_a_pixel_a_dot() {
        BufferedImage a6 = Pictures.read(documents.labelPng(PLAIN, Paper.A6));
        BufferedImage fourBySix = Pictures.read(documents.labelPng(PLAIN, Paper.FOUR_BY_SIX_INCHES));

        assertThat(List.of(a6.getWidth(), a6.getHeight())).containsExactly(840, 1184);
        assertThat(List.of(fourBySix.getWidth(), fourBySix.getHeight())).containsExactly(812, 1218);
    }

    @ParameterizedTest
    @MethodSource("papers")
    void both_codes_are_read_by_two_programs_from_picture_and_page(Paper paper) {
        assertBothCodes(documents.labelPng(PLAIN, paper), PLAIN);
        byte[] pdf = documents.labelPdf(PLAIN, paper);
        assertBothCodes(Pictures.png(PdfPages.picture(pdf, 0, 203.2f)), PLAIN);
        assertBothCodes(Pictures.png(PdfPages.picture(pdf, 0, 300)), PLAIN);
    }

    @ParameterizedTest
    @MethodSource("papers")
    void everything_that_people_read_is_text_in_the_page(Paper paper) {
        assertThat(PdfPages.text(documents.labelPdf(PLAIN, paper)))
                .contains("Local Parcel", Labels.RMA, PLAIN.trackingNumber())
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

        for (Paper paper : papers().toList()) {
            assertThat(withoutSpace(PdfPages.text(documents.labelPdf(label, paper))))
                    .contains(withoutSpace(name));
            assertBothCodes(documents.labelPng(label, paper), label);
        }
    }

    @ParameterizedTest
    @MethodSource("papers")
    void long_addresses_are_never_cut(Paper paper) {
        LabelData label = new LabelData(
                PLAIN.trackingNumber(), "RT-7F3K9X2M", Labels.LONG, Labels.LONG, "x".repeat(60), Labels.LINK);
        String text = withoutSpace(PdfPages.text(documents.labelPdf(label, paper)));

        for (String line : Labels.LONG.lines()) {
            String printed = withoutSpace(line);
            assertThat(text.split(Pattern.quote(printed), -1)).as(line).hasSize(3);
        }
        byte[] png = documents.labelPng(label, paper);
        assertBothCodes(png, label);
        BufferedImage image = Pictures.read(png);
        assertThat(isWhite(image, 0, 0, 28, image.getHeight()))
                .as("left margin")
                .isTrue();
        assertThat(isWhite(image, image.getWidth() - 28, 0, 28, image.getHeight()))
                .as("right margin")
                .isTrue();
    }

    @Test
    void control_characters_and_surplus_blanks_are_dropped() {
        String text = PdfPages.text(
                documents.labelPdf(Labels.named(" Jo\u0000\u0007\u200b  \r\n\tDoe\u202e\ud800 "), Paper.A6));

        assertThat(text).contains("Jo Doe\n");
    }

    @Test
    void decomposed_accents_are_printed_composed() {
        assertThat(PdfPages.text(documents.labelPdf(Labels.named("Jose\u0301 Mu\u0308ller"), Paper.A6)))
                .contains("José Müller");
    }

    @Test
    void same_label_gives_the_same_bytes() {
        assertThat(documents.labelPdf(PLAIN, Paper.A6)).isEqualTo(new Documents().labelPdf(PLAIN, Paper.A6));
        assertThat(documents.labelPng(PLAIN, Paper.A6)).isEqualTo(new Documents().labelPng(PLAIN, Paper.A6));
    }

    @Test
    void pdf_is_small_and_its_table_points_at_its_objects() {
        byte[] pdf = documents.labelPdf(PLAIN, Paper.A6);
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

        byte[] png = documents.labelPng(label, Paper.FOUR_BY_SIX_INCHES);

        assertThat(Pictures.scan(Pictures.read(png), BarcodeFormat.CODE_128).getText())
                .isEqualTo(trackingNumber);
        assertThat(Zbar.read(png)).contains(Zbar.Code.code128(trackingNumber));
    }

    @Test
    void codes_without_room_are_refused_and_not_drawn_too_small() {
        LabelData longLink = new LabelData(
                PLAIN.trackingNumber(), "R", Labels.SHOPPER, Labels.SHOP, "L", "https://x.example/" + "x".repeat(400));
        LabelData longNumber = new LabelData("N".repeat(60), "R", Labels.SHOPPER, Labels.SHOP, "L", Labels.LINK);

        assertThat(refused(longLink)).isEqualTo(NoRoom.What.LINK_TOO_LONG);
        assertThat(refused(longNumber)).isEqualTo(NoRoom.What.TRACKING_NUMBER_TOO_LONG);
        assertThat(refused(Labels.named("Ada ".repeat(2000)))).isEqualTo(NoRoom.What.TEXT_TOO_LONG);
    }

    private NoRoom.What refused(LabelData label) {
        return catchThrowableOfType(NoRoom.class, () -> documents.labelPdf(label, Paper.A6))
                .what();
    }

    private static void assertBothCodes(byte[] png, LabelData label) {
        assertThat(Zbar.read(png))
                .containsExactlyInAnyOrder(Zbar.Code.code128(label.trackingNumber()), Zbar.Code.qr(label.link()));
        BufferedImage image = Pictures.read(png);
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
