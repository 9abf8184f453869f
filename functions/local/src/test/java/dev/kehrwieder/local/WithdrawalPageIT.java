package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.browser.Browser;
import dev.kehrwieder.platform.browser.Browser.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The withdrawal page in a real Chromium: by finger, by keyboard, without scripts; and by axe-core, which knows what of WCAG
 * a machine can see. Pictures of every page are in {@code target/pages}.
 */
class WithdrawalPageIT {
    private static final Screen PHONE = new Screen(390, 844, true, false, true, "de-DE,de;q=0.9");
    private static final Screen DESKTOP = new Screen(1280, 900, false, false, true, "en-GB,en;q=0.9");
    private static final Pattern NUMBER = Pattern.compile("W[0-9A-HJKMNP-TV-Z]{12}");
    private static final Path PICTURES = Path.of("target/pages");

    /** The rules of WCAG 2.0 to 2.2, A and AA, and what its makers know besides. */
    private static final String AXE =
            """
            axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
            'best-practice']}}).then(found => found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node =>
            node.html).join(' | ')).join('\\n'))""";

    @TempDir
    static Path folder;

    private static DemoMachine machine;
    private static Browser browser;

    @BeforeAll
    static void start() throws InterruptedException, IOException {
        Assumptions.assumeTrue(Browser.program().isPresent(), "no Chromium");
        browser = new Browser(Browser.program().orElseThrow());
        machine = DemoMachine.start(folder.resolve("data"));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() throws IOException {
        if (machine != null) {
            machine.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void anHourLater() {
        machine.advance("PT1H");
    }

    private static Browser.Page open(Screen screen) {
        return browser.open(URI.create(machine.base() + "/withdraw"), screen);
    }

    private static void look(Browser.Page page, String name) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), page.png());
        page.text(axe());
        assertThat(page.text(AXE)).as(name).isEmpty();
    }

    private static String axe() {
        try (InputStream script = WithdrawalPageIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + ";'loaded'";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(Browser.Page page) {
        Matcher number = NUMBER.matcher(page.html());
        assertThat(number.find()).as(page.html()).isTrue();
        return number.group();
    }

    private static DemoMachine.Reply read(String id) {
        return machine.get("local-support", "/v1/withdrawals/" + id);
    }

    private static void awaitMail(String id) {
        machine.await(
                "the acknowledgement is there",
                () -> machine.get("", "/_local/mail").text().contains(id));
    }

    private static String focus(Browser.Page page) {
        return page.text(
                "document.activeElement.id || document.activeElement.className" + " || document.activeElement.tagName");
    }

    @Test
    void by_finger_on_a_phone_in_german() throws IOException {
        machine.putOrder("PHONE-1");
        try (Browser.Page page = open(PHONE)) {
            assertThat(page.text("document.documentElement.lang")).isEqualTo("de");
            assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE.width());
            look(page, "1-phone-form");
            page.tap("button");
            page.awaitLoad();
            look(page, "2-phone-errors");
            assertThat(page.html()).contains("Geben Sie Ihren Namen an.");

            page.tap("#name");
            page.type("Ada Beispiel");
            page.tap("#contract");
            page.type("PHONE-1");
            page.tap("#email");
            page.type("ada@example.org");
            assertThat(page.text("document.querySelector('button').textContent"))
                    .isEqualTo("Vertrag widerrufen");
            page.tap("button");
            page.awaitLoad();
            look(page, "3-phone-check");
            assertThat(page.text("document.querySelector('button').textContent"))
                    .isEqualTo("Widerruf bestätigen");
            page.tap("button");
            page.awaitLoad();
            look(page, "4-phone-receipt");

            String id = number(page);
            awaitMail(id);
            machine.await("it is a return", () -> read(id).text("/status").equals("RETURNED"));
            assertThat(machine.read(read(id).text("/rma")).text("/deadlines/refundDueAt"))
                    .isNotEmpty();
        }
    }

    @Test
    void by_keyboard_alone_in_english() throws IOException {
        try (Browser.Page page = open(DESKTOP)) {
            look(page, "5-desktop-form");
            for (String next : new String[] {"A", "name", "contract", "email", "items", "BUTTON"}) {
                page.press("Tab");
                assertThat(focus(page)).isEqualTo(next);
            }
            page.press("Enter");
            page.awaitLoad();
            assertThat(focus(page)).isEqualTo("notice");
            look(page, "6-desktop-errors");
            page.press("Tab");
            page.press("Enter");
            assertThat(focus(page)).isEqualTo("name");
            page.type("Ada Beispiel");
            page.press("Tab");
            page.type("no such number");
            page.press("Tab");
            page.type("ada@example.org");
            page.press("Tab");
            page.type("the red ones");
            page.press("Tab");
            assertThat(page.text("document.activeElement.textContent")).isEqualTo("withdraw from contract here");
            page.press("Enter");
            page.awaitLoad();
            look(page, "7-desktop-check");
            page.press("Tab");
            assertThat(page.text("document.activeElement.textContent")).isEqualTo("confirm withdrawal");
            page.press("Enter");
            page.awaitLoad();
            look(page, "8-desktop-receipt");

            String id = number(page);
            awaitMail(id);
            machine.await("it is a task", () -> read(id).text("/status").equals("WITH_STAFF"));
        }
    }

    @Test
    void without_scripts() throws IOException {
        Screen plain = new Screen(390, 844, true, true, false, "de");
        try (Browser.Page page = open(plain)) {
            page.tap("#name");
            page.type("Ada <script>alert(1)</script>");
            page.tap("#contract");
            page.type("PLAIN-1");
            page.tap("#email");
            page.type("ada@example.org");
            Files.write(PICTURES.resolve("9-plain-dark-form.png"), page.png());
            page.tap("button");
            page.awaitLoad();
            page.tap("button");
            page.awaitLoad();
            Files.write(PICTURES.resolve("10-plain-dark-receipt.png"), page.png());

            assertThat(page.html()).contains("Ihr Widerruf ist eingegangen").doesNotContain("<script");
            awaitMail(number(page));
        }
    }

    /** Nothing is cut off where everything is twice as large, or the screen is as small as any. */
    @Test
    void on_the_smallest_screen_nothing_is_beside_it() throws IOException {
        Screen smallest = new Screen(320, 568, true, true, true, "de");
        try (Browser.Page page = open(smallest)) {
            look(page, "11-smallest-dark-form");
            assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        }
    }
}
