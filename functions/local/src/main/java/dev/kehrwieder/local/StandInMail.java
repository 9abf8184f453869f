package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.web.Answers;
import java.net.URI;
import java.util.Map;

/** Mail at a stand-in of AWS: functions send there, and it shows what they sent. */
record StandInMail(URI endpoint) implements LocalService {
    @Override
    public Map<String, String> environment() {
        return Map.of("MAIL_SENDS_PER_SECOND", "0");
    }

    @Override
    public Map<String, HttpHandler> pages() {
        String shown = endpoint.resolve("/_aws/ses").toString();
        HttpHandler elsewhere = exchange -> Answers.bytes(exchange, 302, Map.of("Location", shown), new byte[0]);
        return Map.of("/_local/inbox", elsewhere, "/_local/mail", elsewhere);
    }

    @Override
    public void close() {}
}
