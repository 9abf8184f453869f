package dev.kehrwieder.platform.http;

import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Which call comes after which, and what of an answer it needs: OpenAPI's links. */
final class OpenApiLinks {
    private static final String BODY = "$response.body#/";
    private static final String PATH = "$request.path.";

    private static final List<Link> LINKS = Stream.of(
                    Stream.of(
                            link(ApiRoute.PUT_ORDER, ApiRoute.GET_ORDER, "orderNumber", PATH + "orderNumber"),
                            link(ApiRoute.PUT_ORDER, ApiRoute.GET_RETURNABLE, "orderNumber", PATH + "orderNumber"),
                            link(ApiRoute.LIST_RETURNS, ApiRoute.GET_RETURN, "rma", BODY + "items/0/rma"),
                            link(ApiRoute.LIST_PARCELS, ApiRoute.GET_RETURN, "rma", BODY + "items/0/rma"),
                            link(ApiRoute.LOOK_UP_CREDIT, ApiRoute.GET_CREDIT, "account", BODY + "account"),
                            link(ApiRoute.EXPORT_TRANSFERS, ApiRoute.GET_TRANSFER_EXPORT, "id", BODY + "id"),
                            link(ApiRoute.LIST_TRANSFERS, ApiRoute.TRANSFER_PAID, "id", BODY + "items/0/id"),
                            link(ApiRoute.LIST_TRANSFERS, ApiRoute.TRANSFER_BOUNCED, "id", BODY + "items/0/id"),
                            link(ApiRoute.LIST_TASKS, ApiRoute.ASSIGN_TASK, "id", BODY + "items/0/id"),
                            link(ApiRoute.LIST_TASKS, ApiRoute.CLOSE_TASK, "id", BODY + "items/0/id"),
                            link(ApiRoute.PUT_POLICY, ApiRoute.GET_POLICY_VERSION, "version", BODY + "version"),
                            link(ApiRoute.DRAFT_WITHDRAWAL, ApiRoute.CONFIRM_WITHDRAWAL, "withdrawal", BODY + "token"),
                            new Link(
                                    ApiRoute.DRAFT_WITHDRAWAL_OF_SHOP,
                                    ApiRoute.CONFIRM_WITHDRAWAL_OF_SHOP,
                                    Map.of("shop", PATH + "shop", "withdrawal", BODY + "token")),
                            link(
                                    ApiRoute.CONFIRM_WITHDRAWAL,
                                    ApiRoute.GET_WITHDRAWAL,
                                    "withdrawal",
                                    BODY + "withdrawalId"),
                            ofGift(ApiRoute.APPROVE_REFUND),
                            ofGift(ApiRoute.REJECT_REFUND)),
                    ofReturn(ApiRoute.REGISTER_RETURN),
                    ofReturn(ApiRoute.GET_RETURN))
            .flatMap(links -> links)
            .toList();

    /** @param parameters where the later call's take their values from, by name */
    private record Link(ApiRoute from, ApiRoute to, Map<String, String> parameters) {}

    private OpenApiLinks() {}

    /** The links of the answers when all is well; empty if nothing comes after them. */
    static ObjectNode from(ApiRoute route) {
        ObjectNode links = Json.object();
        for (Link link : LINKS) {
            if (link.from() == route) {
                String operation = OpenApi.operationId(link.to());
                ObjectNode parameters =
                        links.putObject(operation).put("operationId", operation).putObject("parameters");
                new TreeMap<>(link.parameters()).forEach(parameters::put);
            }
        }
        return links;
    }

    private static Link link(ApiRoute from, ApiRoute to, String parameter, String value) {
        return new Link(from, to, Map.of(parameter, value));
    }

    /** What a second person has to agree to. */
    private static Link ofGift(ApiRoute to) {
        return new Link(ApiRoute.GIVE_REFUND, to, Map.of("rma", PATH + "rma", "number", BODY + "number"));
    }

    /** From a return to every call about it. */
    private static Stream<Link> ofReturn(ApiRoute from) {
        return Stream.of(ApiRoute.values())
                .filter(to -> to != from && to.template().parameters().contains("rma"))
                .map(to -> new Link(from, to, parameters(to)));
    }

    private static Map<String, String> parameters(ApiRoute route) {
        Map<String, String> parameters = new TreeMap<>(Map.of("rma", BODY + "rma"));
        if (route.template().parameters().contains("number")) {
            parameters.put("number", BODY + numbered(route) + "/0/number");
        }
        return parameters;
    }

    private static String numbered(ApiRoute route) {
        return switch (route) {
            case APPROVE_REFUND, REJECT_REFUND -> "staffRefunds";
            case HOLD_REFUND, RELEASE_REFUND, RETRY_REFUND -> "settlement/refunds";
            default -> "parcels";
        };
    }
}
