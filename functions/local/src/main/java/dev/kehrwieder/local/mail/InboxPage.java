package dev.kehrwieder.local.mail;

import static dev.kehrwieder.local.web.Html.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.local.mail.CapturedMail.Attachment;
import dev.kehrwieder.local.web.Html;
import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inbox for people. Every text of a mail is escaped here; its HTML only ever goes into a sandboxed frame. */
final class InboxPage {
    private static final Pattern CONTENT_ID = Pattern.compile("cid:([^\"'\\s)<>]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAD = Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);

    /** A link inside the frame would open inside the frame, where pages of this machine refuse to be shown. */
    private static final String NEW_TAB = "<base target=\"_blank\">";

    private InboxPage() {}

    static String list(List<CapturedMail> newestFirst, boolean more) {
        StringBuilder body = new StringBuilder("<h1>Inbox of this machine</h1>\n");
        if (newestFirst.isEmpty()) {
            body.append("<p>No mail yet. Whatever Kehrwieder sends arrives here, and nothing leaves this machine.</p>");
            return Html.page("Inbox", body.toString());
        }
        body.append(
                "<p class=\"quiet\">Newest first. As JSON: <a href=\"%s\">%1$s</a></p>\n".formatted(MailPages.MAIL));
        body.append("<ul class=\"rows\">\n");
        for (CapturedMail mail : newestFirst) {
            body.append(
                    """
                    <li><a href="%s/%s">%s</a> %s
                    <p class="quiet">to %s · %s%s</p></li>
                    """
                            .formatted(
                                    MailPages.INBOX,
                                    mail.id(),
                                    escape(subject(mail)),
                                    template(mail),
                                    escape(mail.to()),
                                    Html.time(mail.sentAt()),
                                    files(mail)));
        }
        body.append("</ul>\n");
        if (more) {
            body.append("<p><a href=\"%s?before=%s\">Older mails</a></p>"
                    .formatted(MailPages.INBOX, newestFirst.getLast().id()));
        }
        return Html.page("Inbox", body.toString());
    }

    static String mail(CapturedMail mail) {
        StringBuilder body = new StringBuilder(
                """
                <p><a href="%s">Back to the inbox</a></p>
                <h1>%s</h1>
                <dl>
                <dt>From</dt><dd>%s</dd>
                <dt>To</dt><dd>%s</dd>
                <dt>Sent</dt><dd>%s</dd>
                <dt>Template</dt><dd>%s</dd>
                </dl>
                """
                        .formatted(
                                MailPages.INBOX,
                                escape(subject(mail)),
                                escape(mail.from()),
                                escape(mail.to()),
                                Html.time(mail.sentAt()),
                                template(mail)));
        if (!mail.html().isEmpty()) {
            body.append(
                    """
                    <h2>As HTML</h2>
                    <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="%s/%s/html" title="The mail as HTML"></iframe>
                    """
                            .formatted(MailPages.INBOX, mail.id()));
        }
        if (!mail.text().isEmpty()) {
            body.append("<h2>As text</h2>\n<pre dir=\"auto\">%s</pre>\n".formatted(escape(mail.text())));
        }
        if (!mail.attachments().isEmpty()) {
            body.append("<h2>Attachments</h2>\n<ul class=\"rows\">\n");
            for (int i = 0; i < mail.attachments().size(); i++) {
                Attachment attachment = mail.attachments().get(i);
                body.append("<li><a href=\"%s\">%s</a> <span class=\"quiet\">%s, %s%s</span></li>\n"
                        .formatted(
                                attachmentLink(mail, i),
                                escape(attachment.name()),
                                escape(attachment.type()),
                                size(attachment.sizeBytes()),
                                attachment.inline() ? ", shown inside the mail" : ""));
            }
            body.append("</ul>\n");
        }
        body.append(
                "<p><a href=\"%s/%s.eml\">The whole message as a file</a></p>".formatted(MailPages.MAIL, mail.id()));
        return Html.page(subject(mail), body.toString());
    }

    /** The mail's HTML for the frame, with the pictures that it carries at their address here. */
    static String framed(CapturedMail mail) {
        String html = CONTENT_ID.matcher(mail.html()).replaceAll(match -> {
            String contentId = decoded(match.group(1));
            for (int i = 0; i < mail.attachments().size(); i++) {
                if (mail.attachments().get(i).contentId().equals(contentId)) {
                    return Matcher.quoteReplacement(attachmentLink(mail, i));
                }
            }
            return Matcher.quoteReplacement(match.group());
        });
        Matcher head = HEAD.matcher(html);
        return head.find()
                ? html.substring(0, head.end()) + NEW_TAB + html.substring(head.end())
                : "<!doctype html>" + NEW_TAB + html;
    }

    static String notFound() {
        return Html.page(
                "No such mail",
                "<h1>No such mail</h1>\n<p><a href=\"%s\">Back to the inbox</a></p>".formatted(MailPages.INBOX));
    }

    /** A reference in HTML may be percent-encoded where the header is not (RFC 2392). */
    private static String decoded(String contentId) {
        try {
            return URLDecoder.decode(contentId.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return contentId;
        }
    }

    private static String attachmentLink(CapturedMail mail, int index) {
        return MailPages.MAIL + "/" + mail.id() + "/attachments/" + (index + 1);
    }

    private static String subject(CapturedMail mail) {
        return mail.subject().isBlank() ? "(no subject)" : mail.subject();
    }

    private static String template(CapturedMail mail) {
        return mail.template().isEmpty() ? "" : "<span class=\"tag\">%s</span>".formatted(escape(mail.template()));
    }

    private static String files(CapturedMail mail) {
        return switch (mail.attachments().size()) {
            case 0 -> "";
            case 1 -> " · 1 file";
            default -> " · " + mail.attachments().size() + " files";
        };
    }

    private static String size(int bytes) {
        return bytes < 1024 ? bytes + " bytes" : (bytes + 1023) / 1024 + " KB";
    }
}
