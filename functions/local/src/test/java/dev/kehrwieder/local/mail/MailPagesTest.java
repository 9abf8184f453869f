package dev.kehrwieder.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Served;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailPagesTest {
    private static final Instant SENT = Instant.parse("2026-11-12T09:07:00Z");

    @TempDir
    Path data;

    private MailCatcher catcher;
    private Served served;

    @BeforeEach
    void start() throws Exception {
        catcher = MailCatcher.start(data, InstantSource.fixed(SENT));
        served = new Served(new MailPages(catcher));
    }

    @AfterEach
    void stop() {
        served.close();
        catcher.close();
    }

    private String receive(byte[] message) throws Exception {
        return catcher.mailbox().add(message, SENT);
    }

    @Test
    void list_has_every_mail_oldest_first_with_exactly_the_promised_fields() throws Exception {
        String label = receive(Messages.labelReady("ada@example.org"));
        String received = receive(Messages.plain("bob@example.org", "Da"));
        HttpResponse<String> answer = served.get("/_local/mail");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        String html = Answers.JSON.readTree(answer.body()).path(0).path("html").stringValue();
        assertThat(Answers.JSON.readTree(answer.body()))
                .isEqualTo(Answers.JSON.readTree(
                        """
                                [ {"id":"%s","template":"LABEL_READY","to":"ada@example.org","subject":"Dein Rücksendeetikett",
                                   "sentAt":"2026-11-12T09:07:00Z","text":"Grüße aus Hamburg","html":%s,
                                   "attachments":[ {"name":"qr.png","type":"image/png","size":8,"inline":true},
                                                   {"name":"qr.png","type":"image/png","size":8,"inline":false},
                                                   {"name":"Rücksendung.pdf","type":"application/pdf","size":5,"inline":false} ]},
                                  {"id":"%s","template":"RECEIVED","to":"bob@example.org","subject":"Da",
                                   "sentAt":"2026-11-12T09:07:00Z","text":"Grüße & mehr\\nzweite Zeile\\n","html":"","attachments":[]} ]
                                """
                                .formatted(label, Answers.JSON.writeValueAsString(html), received)));
        assertThat(html).contains("cid:qr%40kehrwieder");
    }

    @Test
    void empty_inbox_is_an_empty_list() throws Exception {
        assertThat(served.get("/_local/mail").body()).isEqualTo("[]");
        assertThat(served.get("/_local/inbox").body()).contains("No mail yet");
    }

    @Test
    void list_for_one_receiver_leaves_the_others_out() throws Exception {
        receive(Messages.plain("ada@example.org", "one"));
        receive(Messages.plain("bob@example.org", "two"));
        assertThat(served.get("/_local/mail?to=BOB%40example.org").body())
                .contains("\"two\"")
                .doesNotContain("\"one\"");
    }

    @Test
    void raw_message_is_what_was_sent() throws Exception {
        byte[] message = Messages.labelReady("ada@example.org");
        String id = receive(message);
        assertThat(served.download("/_local/mail/" + id + ".eml")).isEqualTo(message);
        assertThat(served.get("/_local/mail/" + id + ".eml").headers().firstValue("Content-Type"))
                .contains("message/rfc822");
        assertThat(served.get("/_local/mail/" + id).body()).startsWith("{\"id\":\"" + id + "\"");
    }

    @Test
    void files_can_be_downloaded_and_only_harmless_ones_are_shown() throws Exception {
        String id = receive(Messages.labelReady("ada@example.org"));
        assertThat(served.download("/_local/mail/" + id + "/attachments/1")).isEqualTo(Messages.PNG);
        HttpResponse<String> pdf = served.get("/_local/mail/" + id + "/attachments/3");
        assertThat(pdf.body()).isEqualTo("%PDF-");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .contains("inline; filename*=UTF-8''R%C3%BCcksendung.pdf");

        String harmful = receive(
                Messages.bytes(
                        """
                From: a@example.org
                To: b@example.org
                Content-Type: text/html
                Content-Disposition: attachment; filename="a.html"

                <script>alert(1)</script>"""));
        HttpResponse<String> page = served.get("/_local/mail/" + harmful + "/attachments/1");
        assertThat(page.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void whatever_is_not_there_is_not_found() throws Exception {
        String id = receive(Messages.labelReady("ada@example.org"));
        for (String path : new String[] {
            "/_local/mail/00000009-1.eml",
            "/_local/mail/00000009-1",
            "/_local/mail/..%2Fsecret.eml",
            "/_local/mail/" + id + "/attachments/0",
            "/_local/mail/" + id + "/attachments/4",
            "/_local/mail/" + id + "/attachments/x",
            "/_local/mail/" + id + "/more",
            "/_local/mailbox",
            "/_local/inbox/00000009-1",
            "/_local/inbox/" + id + "/more"
        }) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void mails_can_only_be_read() throws Exception {
        HttpResponse<String> answer = Served.CLIENT.send(
                HttpRequest.newBuilder(served.uri("/_local/mail")).DELETE().build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void inbox_lists_newest_first_and_escapes_what_others_wrote() throws Exception {
        receive(Messages.plain("ada@example.org", "first"));
        receive(Messages.plain("ada@example.org", "<script>alert('x')</script>"));
        HttpResponse<String> page = served.get("/_local/inbox");
        assertThat(page.body())
                .containsSubsequence("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", ">first<")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "script"));
    }

    @Test
    void long_inbox_is_cut_into_pages() throws Exception {
        for (int i = 1; i <= 101; i++) {
            receive(Messages.plain("ada@example.org", "mail " + i + "."));
        }
        String newest = served.get("/_local/inbox").body();
        assertThat(newest).contains("mail 101.", "mail 2.").doesNotContain("mail 1.");
        String older = newest.replaceFirst("(?s).*href=\"([^\"]*before=[^\"]*)\".*", "$1");
        assertThat(served.get(older).body()).contains("mail 1.").doesNotContain("mail 2.", "Older mails");
    }

    @Test
    void page_of_a_mail_shows_its_html_only_inside_a_sandbox() throws Exception {
        String id = receive(Messages.labelReady("ada@example.org"));
        String page = served.get("/_local/inbox/" + id).body();
        assertThat(page)
                .contains("<iframe sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/_local/inbox/" + id
                        + "/html\"")
                .contains("Grüße aus Hamburg", "Rücksendung.pdf", "/_local/mail/" + id + "/attachments/3")
                .doesNotContain("alert(1)");
    }

    @Test
    void framed_html_has_its_pictures_and_opens_links_in_a_new_tab() throws Exception {
        String id = receive(Messages.labelReady("ada@example.org"));
        HttpResponse<String> frame = served.get("/_local/inbox/" + id + "/html");
        assertThat(frame.body())
                .contains("<img src=\"/_local/mail/" + id + "/attachments/1\">")
                .contains("<img src=\"cid:other\">")
                .contains("<head><base target=\"_blank\">");
        assertThat(frame.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "sandbox allow-popups")
                        .doesNotContain("allow-scripts", "allow-same-origin", "script-src"));
    }
}
