package dev.kehrwieder.local.journey;

import dev.kehrwieder.local.mail.ReceivedMail;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What LocalStack's SES keeps of mails and shows under {@code /_aws/ses}. */
record LocalStackMails(URI endpoint, HttpClient http) implements SentMails {
    @Override
    public List<ReceivedMail> all() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve("/_aws/ses")).build();
        byte[] answer =
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        List<ReceivedMail> mails = new ArrayList<>();
        for (JsonNode message : Answers.JSON.readTree(answer).path("messages")) {
            mails.add(ReceivedMail.read(raw(message.path("RawData").asString(""))));
        }
        return mails;
    }

    /** Kept as it was sent: bare, or still in the encoding of the call. */
    private static byte[] raw(String data) {
        return data.contains(":")
                ? data.getBytes(StandardCharsets.UTF_8)
                : Base64.getMimeDecoder().decode(data);
    }
}
