package dev.kehrwieder.platform.api;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.platform.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Money that staff gave beside a settlement, as the API shows it. */
public final class StaffRefundJson {
    private StaffRefundJson() {}

    public static ObjectNode of(StaffRefund refund, ReturnCase of) {
        ObjectNode json = Json.object()
                .put("number", refund.number())
                .put("status", refund.status().name())
                .put("kind", refund.kind().name())
                .put("reason", refund.reason().name())
                .put("means", refund.means().name())
                .put("orderNumber", refund.orderNumber())
                .put("amount", Texts.amount(refund.amount()))
                .put("agent", refund.agent())
                .put("role", refund.role().name())
                .put("at", Texts.time(refund.at()))
                .put("secondAgent", refund.secondAgent().orElse(null));
        ArrayNode refunds = json.putArray("refunds");
        of.paying(refund).forEach(one -> refunds.add(SettlementJson.refund(one)));
        return json;
    }
}
