package dev.kehrwieder.registration;

import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.PageText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first page: where everything is. */
final class StartPage {
    private final Answer answer;

    /** @param more further links by name: what only this deployment has */
    StartPage(Map<String, String> more) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("API, for people", "/docs");
        links.put("API, as OpenAPI 3.1", "/openapi.json");
        links.put("Returns policy, for shoppers", "/policy");
        links.put("Health", "/v1/health");
        links.put("Withdraw from a contract", "/withdraw");
        links.putAll(more);
        StringBuilder list = new StringBuilder("<h1>Kehrwieder</h1>\n<p>Returns that come back right.</p>\n<ul>\n");
        links.forEach((name, href) -> list.append("<li><a href=\"")
                .append(PageText.escaped(href))
                .append("\">")
                .append(PageText.escaped(name))
                .append("</a></li>\n"));
        this.answer = Page.of("Kehrwieder", list.append("</ul>").toString());
    }

    Answer answer() {
        return answer;
    }
}
