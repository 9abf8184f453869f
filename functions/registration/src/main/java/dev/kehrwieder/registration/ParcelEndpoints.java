package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.usecase.ChoosePickup;
import dev.kehrwieder.core.usecase.ChoosePickup.Slots;
import dev.kehrwieder.core.usecase.DeclareLost;
import dev.kehrwieder.core.usecase.ListParcels;
import dev.kehrwieder.core.usecase.ListParcels.Last;
import dev.kehrwieder.core.usecase.ListParcels.Position;
import dev.kehrwieder.core.usecase.ReturnResult;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.ReturnJson;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Cursor;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parcels on their way: list, choose a day for the pickup, declare lost. */
final class ParcelEndpoints {
    private static final int MOST_DAYS = 3650;

    private final ListParcels parcels;
    private final ChoosePickup pickups;
    private final DeclareLost lost;
    private final KeyedCalls calls;
    private final Links links;
    private final ReturnJson returns;

    ParcelEndpoints(ListParcels parcels, ChoosePickup pickups, DeclareLost lost, KeyedCalls calls, Links links) {
        this.parcels = requireNonNull(parcels, "parcels is null");
        this.pickups = requireNonNull(pickups, "pickups is null");
        this.lost = requireNonNull(lost, "lost is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.links = requireNonNull(links, "links is null");
        this.returns = new ReturnJson(links);
    }

    Answer list(ApiRequest request) {
        String shop = request.caller().shop();
        ListParcels.Wanted wanted = request.query(q -> new ListParcels.Wanted(
                shop,
                q.choice("status", ParcelStatus.class),
                q.text("carrier", 40),
                q.integer("silentDays", 0, MOST_DAYS),
                q.limit(),
                q.opaqueCursor().map(ParcelEndpoints::position)));
        ListParcels.Page page = page(wanted);
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        page.parcels().forEach(found -> items.add(entry(found)));
        return Answer.ok(
                json.put("nextCursor", page.next().map(ParcelEndpoints::cursor).orElse(null)));
    }

    private ListParcels.Page page(ListParcels.Wanted wanted) {
        try {
            return parcels.list(wanted);
        } catch (IllegalArgumentException e) {
            if (wanted.after().isEmpty()) {
                throw e;
            }
            throw WrongCursor.problem();
        }
    }

    private ObjectNode entry(ListParcels.Found found) {
        Parcel parcel = found.parcel();
        ObjectNode json = Json.object()
                .put("rma", found.of().rma())
                .put("number", parcel.number())
                .put("status", parcel.status().name())
                .put("carrier", parcel.carrier())
                .put("trackingNumber", parcel.trackingNumber().orElse(null))
                .put("occurredAt", Texts.time(parcel.occurredAt()))
                .put("handedInAt", parcel.handedInAt().map(Texts::time).orElse(null))
                .put("silentDays", found.silentDays().orElse(null));
        json.putObject("links").put("return", links.api(found.of()));
        return json;
    }

    Answer slots(ApiRequest request) {
        return switch (pickups.slots(key(request), request.pathNumber("number"))) {
            case Slots.Days(List<LocalDate> days) -> {
                ObjectNode json = Json.object();
                ArrayNode offered = json.putArray("days");
                days.forEach(day -> offered.add(day.toString()));
                yield Answer.ok(json);
            }
            case Slots.Unknown() -> Problem.notFound().answer();
            case Slots.Refused(var refusal) -> Refusals.answer(List.of(refusal));
            case Slots.NotAllowed(var now) -> Refusals.notAllowed(now);
        };
    }

    Answer choosePickup(ApiRequest request) {
        int parcel = request.pathNumber("number");
        LocalDate day = request.body(body -> body.date("day"));
        String by = KeyedCalls.actor(request.caller());
        return calls.<ReturnResult>answer(
                request, this::answer, call -> pickups.choose(key(request), parcel, day, by, call));
    }

    Answer declareLost(ApiRequest request) {
        int parcel = request.pathNumber("number");
        request.body(body -> body.optionalLines("note", 500));
        String by = KeyedCalls.actor(request.caller());
        return calls.<ReturnResult>answer(request, this::answer, call -> lost.declare(key(request), parcel, by, call));
    }

    private Answer answer(ReturnResult result) {
        return switch (result) {
            case ReturnResult.Done(var now) -> Answer.ok(returns.of(now));
            case ReturnResult.Unknown() -> Problem.notFound().answer();
            case ReturnResult.NotAllowed(var now) -> Refusals.notAllowed(now);
            case ReturnResult.Refused(var refusals) -> Refusals.answer(refusals);
        };
    }

    private static String cursor(Position next) {
        Map<String, String> position = new HashMap<>();
        position.put("status", next.status().name());
        next.page().ifPresent(page -> position.put("page", page));
        next.last().ifPresent(last -> {
            position.put("at", last.registeredAt().toString());
            position.put("rma", last.rma());
            position.put("parcel", Integer.toString(last.parcel()));
        });
        return new Cursor(position).token();
    }

    private static Position position(String token) {
        try {
            Map<String, String> position =
                    Cursor.parse(token).map(Cursor::position).orElseThrow(WrongCursor::problem);
            Optional<Last> last = Optional.ofNullable(position.get("rma"))
                    .map(rma -> new Last(
                            Instant.parse(position.getOrDefault("at", "")),
                            rma,
                            Integer.parseInt(position.getOrDefault("parcel", ""))));
            return new Position(
                    ReturnStatus.valueOf(position.getOrDefault("status", "")),
                    Optional.ofNullable(position.get("page")),
                    last);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw WrongCursor.problem();
        }
    }

    private static ReturnKey key(ApiRequest request) {
        return new ReturnKey(request.caller().shop(), request.path("rma"));
    }
}
