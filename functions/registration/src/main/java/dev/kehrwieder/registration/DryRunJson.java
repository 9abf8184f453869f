package dev.kehrwieder.registration;

import dev.kehrwieder.core.usecase.DryRun;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page of a dry run. */
final class DryRunJson {
    private DryRunJson() {}

    static ObjectNode of(DryRun run, ArrayNode warnings) {
        ObjectNode json = Json.object()
                .put("orders", run.orders())
                .put("lines", run.lines())
                .put("returns", run.returns());
        json.putObject("decidedOtherwise").put("orders", run.ordersOtherwise()).put("returns", run.returnsOtherwise());
        ArrayNode changes = json.putArray("changes");
        run.changes().forEach(count -> changes.addObject()
                .put("kind", count.kind().name())
                .put("lines", count.lines())
                .put("returns", count.returns()));
        ArrayNode money = json.putArray("money");
        run.money().forEach(paid -> money.addObject()
                .put("currency", paid.before().currency().getCurrencyCode())
                .put("before", Texts.amount(paid.before()))
                .put("after", Texts.amount(paid.after())));
        ArrayNode examples = json.putArray("examples");
        run.examples().forEach(example -> examples.add(example(example)));
        ArrayNode unreadable = json.putArray("unreadable");
        run.unreadable().forEach(unreadable::add);
        json.set("warnings", warnings);
        json.put("placedUntil", run.placedUntil().map(Instant::toString).orElse(null));
        return json.put("nextCursor", run.next().orElse(null));
    }

    private static ObjectNode example(DryRun.Example example) {
        ObjectNode json =
                Json.object().put("orderNumber", example.orderNumber()).put("policyVersion", example.policyVersion());
        example.lineId().ifPresent(lineId -> json.put("lineId", lineId));
        example.rma().ifPresent(rma -> json.put("rma", rma));
        DryRun.Finding finding = example.finding();
        return json.put("kind", finding.kind().name())
                .put("before", finding.before())
                .put("after", finding.after())
                .put("rule", finding.rule().orElse(null));
    }
}
