package dev.kehrwieder.labels.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZplLabelTest {
    private static final LabelData PLAIN = Labels.from(Labels.SHOPPER);

    private final Documents documents = new Documents();

    @Test
    void label_is_one_a6_format_in_utf_8() {
        assertThat(lines(PLAIN)).startsWith("^XA", "^CI28", "^PW840", "^LL1184").endsWith("^XZ");
    }

    @Test
    void codes_are_the_printers_own() {
        assertThat(lines(PLAIN))
                .contains("^FO108,860^BY4^BCN,256,N,N,N,N^FH_^FD>;>8" + PLAIN.trackingNumber() + "^FS")
                .anyMatch(line -> line.endsWith("^BQN,2,7^FH_^FDMA," + Labels.LINK + "^FS"));
    }

    @Test
    void western_european_text_is_set_in_the_printers_font() {
        assertThat(lines(PLAIN))
                .anyMatch(line -> line.endsWith("^FH_^FDJürgen Müßig^FS"))
                .anyMatch(line -> line.endsWith("^FH_^FDGroße Straße 12a^FS"))
                .anyMatch(line -> line.endsWith("^FH_^FDRMA RT-7F3K9X2M^FS"));
    }

    @Test
    void commands_in_a_name_are_printed_and_not_obeyed() {
        List<String> lines = lines(Labels.named("A^XZ~JR\\&_5E^FS"));

        assertThat(lines)
                .anyMatch(line -> line.endsWith("^FDA_5EXZ_7EJR_5C&_5F5E_5EFS^FS"))
                .hasSameSizeAs(lines(PLAIN));
    }

    @Test
    void other_letters_are_sent_as_a_picture_of_the_announced_size() {
        String picture = lines(Labels.named("Łukasz")).stream()
                .filter(line -> line.contains("^GFA,"))
                .findFirst()
                .orElseThrow();
        String[] parts = picture.replace("^FS", "").split(",");

        int bytes = Integer.parseInt(parts[2]);
        assertThat(parts[3]).isEqualTo(parts[2]);
        assertThat(bytes % Integer.parseInt(parts[4])).isZero();
        assertThat(parts[5]).hasSize(2 * bytes).matches("[0-9A-F]+").containsPattern("[1-9A-F]");
    }

    @Test
    void number_of_another_carrier_starts_in_set_b_with_its_own_escape() {
        LabelData label = new LabelData("JD01>46", "R", Labels.SHOPPER, Labels.SHOP, "Other", Labels.LINK);

        assertThat(lines(label)).anyMatch(line -> line.endsWith("^FD>:JD01>046^FS"));
    }

    @Test
    void same_label_gives_the_same_bytes() {
        assertThat(documents.labelZpl(PLAIN)).isEqualTo(new Documents().labelZpl(PLAIN));
    }

    private List<String> lines(LabelData label) {
        return new String(documents.labelZpl(label), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
