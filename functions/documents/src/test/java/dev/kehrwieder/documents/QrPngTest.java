package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.kehrwieder.platform.scan.Zbar;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPngTest {
    private static final String LINK = "https://returns.example.org/r/q3Jx0mVnS1uD9wYb7Kc2Fg";

    private final Documents documents = new Documents();

    @ParameterizedTest
    @ValueSource(strings = {LINK, "http://localhost:8080/r/q3Jx0mVnS1uD9wYb7Kc2Fg", "X"})
    void code_opens_the_link(String link) {
        byte[] png = documents.qrPng(link);
        Result result = Pictures.scan(Pictures.read(png), BarcodeFormat.QR_CODE);

        assertThat(Zbar.read(png)).containsExactly(Zbar.Code.qr(link));

        assertThat(result.getText()).isEqualTo(link);
        assertThat(result.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 50, 80, 200, 500, 1500})
    void picture_is_square_large_enough_and_of_whole_modules_with_four_white_ones_around(int length) {
        String link = "x".repeat(length);
        BufferedImage image = Pictures.read(documents.qrPng(link));
        int modules = QrCode.of(link, ErrorCorrectionLevel.M).sizeWithQuietZone();

        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isGreaterThanOrEqualTo(300);
        assertThat(image.getWidth() % modules).isZero();
        assertThat(firstDark(image)).isEqualTo(4 * image.getWidth() / modules);
    }

    @Test
    void picture_is_only_black_and_white() {
        BufferedImage image = Pictures.read(documents.qrPng(LINK));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());

        assertThat(pixels).containsOnly(0xff000000, 0xffffffff);
    }

    @Test
    void same_link_gives_the_same_bytes() {
        assertThat(documents.qrPng(LINK)).isEqualTo(new Documents().qrPng(LINK));
    }

    @Test
    void nothing_and_too_much_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> documents.qrPng(""));
        assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> documents.qrPng("x".repeat(3000)));
    }

    /** The first row or column with ink, from any of the four sides. */
    private static int firstDark(BufferedImage image) {
        int side = image.getWidth();
        int first = side;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if ((image.getRGB(x, y) & 0xff) == 0) {
                    first = Math.min(first, Math.min(Math.min(x, y), Math.min(side - 1 - x, side - 1 - y)));
                }
            }
        }
        return first;
    }
}
