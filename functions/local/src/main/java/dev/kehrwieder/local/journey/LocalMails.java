package dev.kehrwieder.local.journey;

import dev.kehrwieder.local.mail.ReceivedMail;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the local machine keeps of mails and shows under {@code /_local/mail}. */
record LocalMails(URI machine, HttpClient http) implements SentMails {
    @Override
    public List<ReceivedMail> all() throws IOException, InterruptedException {
        List<ReceivedMail> mails = new ArrayList<>();
        for (JsonNode mail : Answers.JSON.readTree(get("/_local/mail"))) {
            mails.add(ReceivedMail.read(get("/_local/mail/" + mail.path("id").asString() + ".eml")));
        }
        return mails;
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(machine.resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
