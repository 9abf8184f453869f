package dev.kehrwieder.tracking;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.carriers.CarrierWebhook;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.core.usecase.ScanParcel.Result;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/**
 * The carriers' calls. A carrier repeats a call until it gets a 2xx, so whatever can never be applied is acknowledged too, and
 * what could not be applied now is not: the scans of the same call that were applied change nothing when they come again.
 */
final class CarrierEvents {
    private final ScanParcel scanParcel;
    private final Map<String, CarrierWebhook> webhooks;
    private final String defaultShop;

    CarrierEvents(ScanParcel scanParcel, List<CarrierWebhook> webhooks, String defaultShop) {
        this.scanParcel = requireNonNull(scanParcel, "scanParcel is null");
        this.webhooks = webhooks.stream().collect(Collectors.toMap(CarrierWebhook::carrier, Function.identity()));
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    Answer post(ApiRequest request) {
        Optional<CarrierWebhook> webhook = Optional.ofNullable(webhooks.get(request.path("carrier")));
        if (webhook.isEmpty()) {
            return Problem.notFound().answer();
        }
        String shop = request.shop(defaultShop);
        return switch (webhook.get().read(shop, request)) {
            case CarrierWebhook.Call.Scans(List<CarrierScan> scans) ->
                applied(webhook.get().carrier(), shop, scans);
            case CarrierWebhook.Call.Handshake(Answer answer) -> answer;
        };
    }

    private Answer applied(String carrier, String shop, List<CarrierScan> scans) {
        List<Result> results = new ArrayList<>();
        Optional<Commits.Contention> contention = Optional.empty();
        for (CarrierScan scan : scans) {
            try {
                results.add(scanParcel.scan(carrier, shop, scan));
            } catch (Commits.Contention e) {
                // The others' parcels have nothing to do with it.
                contention = Optional.of(e);
            }
        }
        log(carrier, results);
        contention.ifPresent(e -> {
            throw new RetryLater("a parcel was changed by others", e);
        });
        return answer(scans, results);
    }

    private static void log(String carrier, List<Result> results) {
        long unknown = results.stream()
                .filter(result -> result == Result.UNKNOWN_PARCEL)
                .count();
        if (unknown > 0) {
            RuntimeLog.warn("scan of an unknown parcel", Map.of("carrier", carrier, "scans", unknown));
        }
    }

    /** The result of the call is that of the scan that did the most. */
    private static Answer answer(List<CarrierScan> scans, List<Result> results) {
        ArrayNode each = Json.array();
        for (int i = 0; i < scans.size(); i++) {
            each.addObject()
                    .put("eventId", scans.get(i).eventId())
                    .put("result", results.get(i).name());
        }
        Result most = results.stream().min(Comparator.naturalOrder()).orElse(Result.NO_CHANGE);
        return Answer.ok(Json.object().put("result", most.name()).set("scans", each));
    }
}
