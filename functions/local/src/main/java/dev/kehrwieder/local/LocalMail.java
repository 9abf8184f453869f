package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.mail.MailCatcher;
import dev.kehrwieder.local.mail.MailPages;
import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Mail: SES is caught and shown in an inbox; what bounces is told to the queue that the template wires to it. */
record LocalMail(MailCatcher catcher) implements LocalService {
    static LocalMail start(Path data, URI gateway, InstantSource businessTime) throws IOException {
        return new LocalMail(MailCatcher.start(data.resolve("mail"), businessTime));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_SES",
                catcher.endpoint().toString(),
                // Takes mails as fast as they come.
                "MAIL_SENDS_PER_SECOND",
                "0");
    }

    @Override
    public void applied(Template template, Provisioned provisioned, Clients clients) {
        catcher.publishTo(event -> template.mailEvents().stream()
                .filter(wired -> wired.configurationSet().equals(event.configurationSet()))
                .filter(wired -> wired.types().contains(event.type()))
                .map(wired -> provisioned.queueUrl(template.queueByArn(wired.queueArn())))
                .forEach(queue -> clients.sqs()
                        .sendMessage(request -> request.queueUrl(queue).messageBody(event.json()))));
    }

    @Override
    public Map<String, HttpHandler> pages() {
        MailPages pages = new MailPages(catcher);
        return Map.of("/_local/mail", pages, "/_local/inbox", pages);
    }

    @Override
    public void close() {
        catcher.close();
    }
}
