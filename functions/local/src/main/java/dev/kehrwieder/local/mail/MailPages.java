package dev.kehrwieder.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.mail.CapturedMail.Attachment;
import dev.kehrwieder.local.web.Answers;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The captured mails, for programs and for people; to be mounted at {@code /_local/mail} and {@code /_local/inbox}.
 *
 * <ul>
 *   <li>{@code GET /_local/mail} all, oldest first; {@code ?to=} those that went to one address; {@code /{id}} one;
 *   <li>{@code /_local/mail/{id}.eml} the message as it was sent;
 *   <li>{@code /_local/mail/{id}/attachments/{n}} a file of it, counted from 1 in the order of the list;
 *   <li>{@code /_local/inbox}, {@code /_local/inbox/{id}} pages.
 * </ul>
 */
public final class MailPages implements HttpHandler {
    static final String MAIL = "/_local/mail";
    static final String INBOX = "/_local/inbox";

    private static final int PAGE_SIZE = 100;

    /** What a browser shows without running anything of it. Everything else is downloaded. */
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");

    /** Nothing of a mail runs or loads from elsewhere; its links open in a tab of their own. */
    private static final String MAIL_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline';"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Mailbox mailbox;
    /** A message never changes, and whoever waits for one asks often; the memory is given back when it is short. */
    private final Map<String, SoftReference<CapturedMail>> known = new ConcurrentHashMap<>();

    private final HttpHandler guarded = Answers.guarded(this::answer);

    public MailPages(MailCatcher catcher) {
        this.mailbox = requireNonNull(catcher, "catcher is null").mailbox();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        guarded.handle(exchange);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            Answers.problem(exchange, 405, "METHOD_NOT_ALLOWED", "Mails can only be read");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        try {
            if (path.equals(MAIL) || path.startsWith(MAIL + "/")) {
                mail(exchange, segments(path, MAIL));
            } else if (path.equals(INBOX) || path.startsWith(INBOX + "/")) {
                inbox(exchange, segments(path, INBOX));
            } else {
                notFound(exchange);
            }
        } catch (MessagingException e) {
            // The door reads every message before it takes it in: only a file changed by hand gets here.
            Answers.problem(exchange, 500, "UNREADABLE", "The file of this mail can't be read as a mail");
        }
    }

    private static List<String> segments(String path, String root) {
        return List.of(path.substring(root.length()).split("/")).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private void mail(HttpExchange exchange, List<String> segments) throws IOException, MessagingException {
        if (segments.isEmpty()) {
            ArrayNode list = Answers.JSON.createArrayNode();
            for (CapturedMail mail : mails(mailbox.ids(), query(exchange).get("to"))) {
                list.add(json(mail));
            }
            Answers.json(exchange, 200, list);
        } else if (segments.size() == 1 && segments.getFirst().endsWith(".eml")) {
            raw(exchange, segments.getFirst().substring(0, segments.getFirst().length() - ".eml".length()));
        } else if (segments.size() == 1) {
            Optional<CapturedMail> mail = find(segments.getFirst());
            if (mail.isPresent()) {
                Answers.json(exchange, 200, json(mail.get()));
            } else {
                notFound(exchange);
            }
        } else if (segments.size() == 3 && segments.get(1).equals("attachments")) {
            attachment(exchange, segments.get(0), segments.get(2));
        } else {
            notFound(exchange);
        }
    }

    private void inbox(HttpExchange exchange, List<String> segments) throws IOException, MessagingException {
        if (segments.isEmpty()) {
            list(exchange);
            return;
        }
        Optional<CapturedMail> mail = find(segments.getFirst());
        if (mail.isPresent() && segments.size() == 1) {
            Answers.html(exchange, 200, InboxPage.mail(mail.get()));
        } else if (mail.isPresent() && segments.size() == 2 && segments.get(1).equals("html")) {
            Answers.bytes(
                    exchange,
                    200,
                    Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", MAIL_POLICY),
                    InboxPage.framed(mail.get()).getBytes(UTF_8));
        } else {
            Answers.html(exchange, 404, InboxPage.notFound());
        }
    }

    private void list(HttpExchange exchange) throws IOException, MessagingException {
        String before = query(exchange).get("before");
        List<String> ids = mailbox.ids().reversed().stream()
                .dropWhile(id -> before != null && !id.equals(before))
                .skip(before == null ? 0 : 1)
                .toList();
        List<CapturedMail> shown = mails(ids.subList(0, Math.min(PAGE_SIZE, ids.size())), null);
        Answers.html(exchange, 200, InboxPage.list(shown, ids.size() > PAGE_SIZE));
    }

    private void raw(HttpExchange exchange, String id) throws IOException {
        Optional<byte[]> message = mailbox.read(id);
        if (message.isEmpty()) {
            notFound(exchange);
            return;
        }
        Answers.bytes(exchange, 200, headers("message/rfc822", "attachment", id + ".eml"), message.get());
    }

    private void attachment(HttpExchange exchange, String id, String number) throws IOException, MessagingException {
        Optional<CapturedMail> mail = find(id);
        Optional<byte[]> message = mailbox.read(id);
        int attachments = mail.map(found -> found.attachments().size()).orElse(0);
        if (message.isEmpty() || !number.matches("[1-9][0-9]{0,3}") || Integer.parseInt(number) > attachments) {
            notFound(exchange);
            return;
        }
        int index = Integer.parseInt(number) - 1;
        Attachment attachment = mail.orElseThrow().attachments().get(index);
        String disposition = SHOWN.contains(attachment.type()) ? "inline" : "attachment";
        Answers.bytes(
                exchange,
                200,
                headers(attachment.type(), disposition, attachment.name()),
                MimeReader.contents(message.get()).get(index));
    }

    private static Map<String, String> headers(String type, String disposition, String name) {
        String encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20");
        return Map.of("Content-Type", type, "Content-Disposition", disposition + "; filename*=UTF-8''" + encoded);
    }

    private List<CapturedMail> mails(List<String> ids, String to) throws IOException, MessagingException {
        List<CapturedMail> mails = new ArrayList<>();
        for (String id : ids) {
            find(id).filter(mail -> to == null || mail.wentTo(to.strip())).ifPresent(mails::add);
        }
        return mails;
    }

    private Optional<CapturedMail> find(String id) throws IOException, MessagingException {
        SoftReference<CapturedMail> reference = known.get(id);
        CapturedMail remembered = reference == null ? null : reference.get();
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<byte[]> message = mailbox.read(id);
        if (message.isEmpty()) {
            return Optional.empty();
        }
        CapturedMail mail = MimeReader.read(id, message.get());
        known.put(id, new SoftReference<>(mail));
        return Optional.of(mail);
    }

    /** A broken encoding does not get here: the server refuses it with the request line. */
    private static Map<String, String> query(HttpExchange exchange) {
        return Answers.fields(exchange.getRequestURI().getRawQuery());
    }

    private static ObjectNode json(CapturedMail mail) {
        ObjectNode json = Answers.JSON
                .createObjectNode()
                .put("id", mail.id())
                .put("template", mail.template())
                .put("to", mail.to())
                .put("subject", mail.subject())
                .put("sentAt", mail.sentAt().toString())
                .put("text", mail.text())
                .put("html", mail.html());
        ArrayNode attachments = json.putArray("attachments");
        for (Attachment attachment : mail.attachments()) {
            attachments
                    .addObject()
                    .put("name", attachment.name())
                    .put("type", attachment.type())
                    .put("size", attachment.sizeBytes())
                    .put("inline", attachment.inline());
        }
        return json;
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        Answers.problem(exchange, 404, "NOT_FOUND", "There is no such mail");
    }
}
