package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZplLabelTest {
    private static final LabelData PLAIN = Labels.from(Labels.SHOPPER);

    private final Typeface typeface = new Typeface();
    private final Documents documents = new Documents();

    static Stream<Paper> papers() {
        return Labels.papers();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void label_is_one_format_of_its_paper_in_utf_8(Paper paper) {
        assertThat(lines(PLAIN, paper))
                .startsWith("^XA", "^CI28", "^PW" + paper.width(), "^LL" + paper.height())
                .endsWith("^XZ");
    }

    @ParameterizedTest
    @MethodSource("papers")
    void codes_are_the_printers_own_and_lie_on_the_paper_with_their_quiet_zones(Paper paper) {
        ZplFormat format = format(PLAIN, paper);

        ZplFormat.Field bars = format.only("BCN");
        // Set C, function 1, and the number in pairs of digits.
        assertThat(bars.data()).isEqualTo(">;>8" + PLAIN.trackingNumber());
        int module = 4;
        LinearCode code = LinearCode.ofTrackingNumber(PLAIN.trackingNumber());
        assertThat(bars.left()).isGreaterThanOrEqualTo(LinearCode.QUIET_ZONE * module);
        assertThat(bars.left() + (code.size() + LinearCode.QUIET_ZONE) * module).isLessThanOrEqualTo(paper.width());
        assertThat(bars.parameter(0)).isEqualTo(256);

        ZplFormat.Field symbol = format.only("BQN");
        assertThat(symbol.data()).isEqualTo("MA," + Labels.LINK);
        assertThat(symbol.parameter(1)).isBetween(4, 10);
    }

    @ParameterizedTest
    @MethodSource("papers")
    void western_european_text_is_set_in_the_printers_font(Paper paper) {
        assertThat(format(PLAIN, paper).texts())
                .contains("Jürgen Müßig", "Große Straße 12a", "24937 Flensburg", Labels.RMA, PLAIN.trackingNumber());
    }

    @ParameterizedTest
    @MethodSource("papers")
    void everything_lies_on_the_paper_whatever_the_address(Paper paper) {
        for (Address hard : Labels.HARD) {
            ZplFormat format = format(Labels.between(hard, hard), paper);
            assertThat(format.fields()).allSatisfy(field -> {
                assertThat(field.left()).isNotNegative();
                assertThat(field.top()).isNotNegative();
                assertThat(field.left() + width(field)).isLessThanOrEqualTo(paper.width());
                assertThat(field.top() + height(field)).isLessThanOrEqualTo(paper.height());
            });
        }
    }

    /** Font 0, CG Triumvirate Bold Condensed, is narrower than our regular face. */
    private double width(ZplFormat.Field field) {
        return switch (field.command()) {
            case "A0N" -> typeface.font(Face.REGULAR).width(field.data(), field.parameter(0));
            case "GB" -> field.parameter(0);
            case "GFA" -> 8 * field.parameter(2);
            default -> 0;
        };
    }

    private static int height(ZplFormat.Field field) {
        return switch (field.command()) {
            case "GB", "BCN" -> field.parameter(field.command().equals("GB") ? 1 : 0);
            case "GFA" -> field.parameter(1) / field.parameter(2);
            default -> 0;
        };
    }

    @Test
    void commands_in_a_name_are_printed_and_not_obeyed() {
        String name = "A^XZ~JR\\&_5E^FS";
        ZplFormat format = format(Labels.named(name), Paper.A6);

        assertThat(format.texts()).contains(name);
        assertThat(format.fields()).hasSameSizeAs(format(PLAIN, Paper.A6).fields());
    }

    @Test
    void other_letters_are_sent_as_a_picture_of_the_announced_size() {
        ZplFormat.Field picture = format(Labels.named("Łukasz"), Paper.A6).fields().stream()
                .filter(field -> field.command().equals("GFA"))
                .findFirst()
                .orElseThrow();

        int bytes = picture.parameter(0);
        assertThat(picture.parameter(1)).isEqualTo(bytes);
        assertThat(bytes % picture.parameter(2)).isZero();
        assertThat(picture.parameters().get(3))
                .hasSize(2 * bytes)
                .matches("[0-9A-F]+")
                .containsPattern("[1-9A-F]");
    }

    @Test
    void number_of_another_carrier_starts_in_set_b_with_its_own_escape() {
        LabelData label = new LabelData("JD01>46", "R", Labels.SHOPPER, Labels.SHOP, "Other", Labels.LINK);

        assertThat(format(label, Paper.A6).only("BCN").data()).isEqualTo(">:JD01>046");
    }

    @Test
    void same_label_gives_the_same_bytes() {
        assertThat(documents.labelZpl(PLAIN, Paper.A6)).isEqualTo(new Documents().labelZpl(PLAIN, Paper.A6));
    }

    private ZplFormat format(LabelData label, Paper paper) {
        return ZplFormat.parse(documents.labelZpl(label, paper));
    }

    private List<String> lines(LabelData label, Paper paper) {
        return new String(documents.labelZpl(label, paper), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
