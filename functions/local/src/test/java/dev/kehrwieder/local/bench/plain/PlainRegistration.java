package dev.kehrwieder.local.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registration that decides nothing: reads the order, the policy and the person, and writes seven items of the size that
 * a registered return's have, in one transaction, as {@code registration} does.
 */
public final class PlainRegistration
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final JsonMapper JSON = new JsonMapper();

    private final PlainTable table = new PlainTable();

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        JsonNode body = JSON.readTree(event.getBody());
        String order = "S#demo#O#" + body.path("orderNumber").asString();
        int read = table.between(order, "BALANCE", "ORDER").size()
                + table.get("S#demo", "POLICY#000001").size()
                + table.get(order, "PERSON").size();
        String rma = "R" + UUID.randomUUID();
        String of = "PLAIN#" + rma;
        table.write(List.of(
                table.put(of, "RETURN", "x".repeat(1800)),
                table.put(of, "LINES", body.path("items").toString() + "x".repeat(150)),
                table.put(of, "E#1", "x".repeat(360)),
                table.put(of, "E#2", "x".repeat(150)),
                table.put("PLAIN#" + order, "BALANCE", "x".repeat(360)),
                table.update("PLAIN#" + order, "R#" + rma, "x"),
                table.put(of, "PERSON", "{}")));
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(201)
                .withBody(JSON.createObjectNode()
                        .put("rma", rma)
                        .put("read", read)
                        .toString());
    }
}
