package dev.kehrwieder.registration;

import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.PageText;
import dev.kehrwieder.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document for people: every call under its tag, every schema under its name. */
final class DocsPage {
    private final Answer answer;

    DocsPage(ObjectNode openApi) {
        StringBuilder page = new StringBuilder("<h1>Kehrwieder: the API</h1>\n"
                + "<p>The same as <a href=\"/openapi.json\">OpenAPI 3.1</a>. Keys go into"
                + " <code>Authorization: Bearer …</code>.</p>\n");
        Map<String, StringBuilder> byTag = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                String tag = call.getValue().path("tags").path(0).stringValue("");
                byTag.computeIfAbsent(tag, t -> new StringBuilder())
                        .append(call(call.getKey(), path.getKey(), call.getValue()));
            }
        }
        byTag.forEach((tag, calls) -> page.append("<h2>")
                .append(PageText.escaped(tag))
                .append("</h2>\n")
                .append(calls));
        page.append("<h2>Schemas</h2>\n");
        for (Map.Entry<String, JsonNode> schema :
                openApi.path("components").path("schemas").properties()) {
            page.append("<h3 id=\"schema-")
                    .append(PageText.escaped(schema.getKey()))
                    .append("\">")
                    .append(PageText.escaped(schema.getKey()))
                    .append("</h3>\n<pre>")
                    .append(PageText.escaped(indented(schema.getValue(), "")))
                    .append("</pre>\n");
        }
        this.answer = Page.of("Kehrwieder: the API", page.toString());
    }

    Answer answer() {
        return answer;
    }

    private static String call(String method, String path, JsonNode operation) {
        StringBuilder text = new StringBuilder("<h3><span class=\"method\">")
                .append(method.toUpperCase(Locale.ROOT))
                .append("</span> <code>")
                .append(PageText.escaped(path))
                .append("</code></h3>\n<p>")
                .append(PageText.escaped(operation.path("summary").stringValue("")));
        String roles = operation.path("description").stringValue("");
        text.append(
                roles.isEmpty()
                        ? " <span class=\"quiet\">open</span>"
                        : " <span class=\"quiet\">" + PageText.escaped(roles) + "</span>");
        reference(operation.path("requestBody"))
                .forEach((name, href) -> text.append(" Takes ").append(link(name, href)));
        reference(operation.path("responses")).forEach((name, href) -> {
            if (!name.equals("Problem")) {
                text.append(" Answers ").append(link(name, href));
            }
        });
        return text.append("</p>\n").toString();
    }

    private static String link(String name, String href) {
        return "<a href=\"" + href + "\"><code>" + PageText.escaped(name) + "</code></a>";
    }

    /** The schemas that a part of the document refers to. */
    private static Map<String, String> reference(JsonNode node) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(node, found);
        return found;
    }

    private static void collect(JsonNode node, Map<String, String> found) {
        String reference = node.path("$ref").stringValue("");
        String prefix = "#/components/schemas/";
        if (reference.startsWith(prefix)) {
            String name = reference.substring(prefix.length());
            found.put(name, "#schema-" + PageText.escaped(name));
        }
        for (JsonNode child : node) {
            collect(child, found);
        }
    }

    private static String indented(JsonNode node, String indent) {
        if (!node.isContainer() || node.isEmpty()) {
            return Json.write(node);
        }
        String inner = indent + "  ";
        StringBuilder text = new StringBuilder(node.isObject() ? "{" : "[");
        String separator = "\n";
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                text.append(separator)
                        .append(inner)
                        .append(Json.write(Json.string(entry.getKey())))
                        .append(": ")
                        .append(indented(entry.getValue(), inner));
                separator = ",\n";
            }
        } else {
            for (JsonNode element : node) {
                text.append(separator).append(inner).append(indented(element, inner));
                separator = ",\n";
            }
        }
        return text.append("\n")
                .append(indent)
                .append(node.isObject() ? "}" : "]")
                .toString();
    }
}
