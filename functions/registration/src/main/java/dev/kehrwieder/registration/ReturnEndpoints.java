package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.ReturnPage;
import dev.kehrwieder.core.port.ReturnQuery;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.AddParcel;
import dev.kehrwieder.core.usecase.DecideReturn;
import dev.kehrwieder.core.usecase.ProveDispatch;
import dev.kehrwieder.core.usecase.QuoteReturn;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.core.usecase.RegisterReturn;
import dev.kehrwieder.core.usecase.ReissueLabel;
import dev.kehrwieder.core.usecase.ReturnRequest;
import dev.kehrwieder.core.usecase.ReturnResult;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.ReturnJson;
import dev.kehrwieder.platform.api.SettlementJson;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Cursor;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Returns: quote, register, decide, read. */
final class ReturnEndpoints {
    private static final String AFTER = "after";
    private static final Comparator<Return> NEWEST_FIRST = Comparator.comparing(Return::registeredAt)
            .thenComparing(state -> state.key().rma())
            .reversed();

    private final Store store;
    private final QuoteReturn quote;
    private final RegisterReturn register;
    private final DecideReturn decide;
    private final AddParcel addParcel;
    private final ReissueLabel reissueLabel;
    private final ProveDispatch proveDispatch;
    private final KeyedCalls calls;
    private final Links links;
    private final ReturnJson returns;

    ReturnEndpoints(
            Store store,
            QuoteReturn quote,
            RegisterReturn register,
            DecideReturn decide,
            AddParcel addParcel,
            ReissueLabel reissueLabel,
            ProveDispatch proveDispatch,
            KeyedCalls calls,
            Links links) {
        this.store = requireNonNull(store, "store is null");
        this.quote = requireNonNull(quote, "quote is null");
        this.register = requireNonNull(register, "register is null");
        this.decide = requireNonNull(decide, "decide is null");
        this.addParcel = requireNonNull(addParcel, "addParcel is null");
        this.reissueLabel = requireNonNull(reissueLabel, "reissueLabel is null");
        this.proveDispatch = requireNonNull(proveDispatch, "proveDispatch is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.links = requireNonNull(links, "links is null");
        this.returns = new ReturnJson(links);
    }

    Answer quote(ApiRequest request) {
        return switch (quote.quote(body(request))) {
            case QuoteReturn.Result.Quoted(
                    Settlement settlement,
                    boolean needsDecision,
                    List<ReturnItem> items,
                    Optional<QuoteReturn.LabelOutlook> label) -> {
                ObjectNode json = Json.object().put("needsDecision", needsDecision);
                ArrayNode quoted = json.putArray("items");
                items.forEach(item -> quoted.add(quoted(item)));
                json.set("settlement", SettlementJson.estimate(settlement));
                label.ifPresent(outlook -> json.set("label", label(outlook)));
                yield Answer.ok(json);
            }
            case QuoteReturn.Result.UnknownOrder() -> Problem.notFound().answer();
            case QuoteReturn.Result.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    private static ObjectNode label(QuoteReturn.LabelOutlook outlook) {
        ObjectNode json = Json.object().put("possible", outlook.possible());
        ArrayNode notes = json.putArray("notes");
        if (outlook.withoutQr()) {
            notes.add(ReturnJson.NO_QR_PRINT_LABEL);
        }
        return json;
    }

    private static ObjectNode quoted(ReturnItem item) {
        return Json.object()
                .put("itemId", item.itemId())
                .put("orderNumber", item.orderNumber())
                .put("lineId", item.lineId())
                .put("quantity", item.requested())
                .put("kept", item.isKept());
    }

    Answer register(ApiRequest request) {
        ReturnRequest wanted = body(request);
        String by = KeyedCalls.actor(request.caller());
        return calls.answer(request, this::registered, call -> register.register(wanted, by, call));
    }

    Answer get(ApiRequest request) {
        return Answer.ok(returns.of(find(request)));
    }

    Answer settlement(ApiRequest request) {
        return Answer.ok(SettlementJson.of(find(request)));
    }

    Answer timeline(ApiRequest request) {
        ReturnCase found = find(request);
        ObjectNode json = Json.object();
        ArrayNode events = json.putArray("events");
        for (StoredEvent event : store.trail(found.state().key())) {
            events.addObject()
                    .put("type", event.event().type())
                    .put("at", Texts.time(event.at()))
                    .put("by", event.by())
                    .set("data", EventCodec.data(event.event()));
        }
        return Answer.ok(json);
    }

    Answer list(ApiRequest request) {
        record Wanted(ReturnQuery query, Optional<String> order) {}
        String shop = request.caller().shop();
        Wanted wanted = request.query(q -> new Wanted(
                new ReturnQuery(
                        shop,
                        q.choice("status", ReturnStatus.class),
                        q.instant("from", date -> startOf(shop, date)),
                        // A date names a whole day, so the last one counts too.
                        q.instant("to", date -> startOf(shop, date.plusDays(1))),
                        q.limit(),
                        q.opaqueCursor()),
                q.text("order", 64)));
        return wanted.order().isPresent()
                ? Answer.ok(ofOrder(wanted.query(), wanted.order().get()))
                : Answer.ok(page(listed(wanted.query())));
    }

    private ReturnPage listed(ReturnQuery query) {
        try {
            return store.list(query);
        } catch (IllegalArgumentException e) {
            if (query.after().isEmpty()) {
                throw e;
            }
            throw WrongCursor.problem();
        }
    }

    private Instant startOf(String shop, LocalDate date) {
        ZoneId zone = store.currentPolicy(shop).map(Policy::timeZone).orElse(ZoneOffset.UTC);
        return date.atStartOfDay(zone).toInstant();
    }

    Answer approve(ApiRequest request) {
        request.body(body -> body.optionalLines("note", 500));
        return command(request, (key, by, call) -> decide.approve(key, by, call), 200);
    }

    Answer decline(ApiRequest request) {
        record Body(DeclineReason reason, Optional<String> note) {}
        Body body = request.body(b -> new Body(
                b.optionalChoice("reason", DeclineReason.class).orElse(DeclineReason.OTHER),
                b.optionalLines("note", 500)));
        return command(request, (key, by, call) -> decide.decline(key, body.reason(), body.note(), by, call), 200);
    }

    Answer cancel(ApiRequest request) {
        request.body(body -> body.optionalLines("note", 500));
        return command(request, (key, by, call) -> decide.cancel(key, by, call), 200);
    }

    Answer reopen(ApiRequest request) {
        request.body(body -> body.optionalLines("note", 500));
        return command(request, (key, by, call) -> decide.reopen(key, by, call), 200);
    }

    Answer addParcel(ApiRequest request) {
        record Body(String carrier, String trackingNumber) {}
        Body body = request.body(b -> new Body(b.text("carrier", 40), b.text("trackingNumber", 60)));
        return command(
                request, (key, by, call) -> addParcel.add(key, body.carrier(), body.trackingNumber(), by, call), 201);
    }

    Answer reissueLabel(ApiRequest request) {
        int parcel = request.pathNumber("number");
        request.body(body -> body.optionalLines("note", 500));
        return command(request, (key, by, call) -> reissueLabel.reissue(key, parcel, by, call), 202);
    }

    Answer proveDispatch(ApiRequest request) {
        int parcel = request.pathNumber("number");
        ProveDispatch.Proof proof = request.body(body -> new ProveDispatch.Proof(
                parcel, body.dateTime("dispatchedAt").toInstant(), body.optionalLines("note", 500)));
        return command(request, (key, by, call) -> proveDispatch.prove(key, proof, by, call), 200);
    }

    /** A command on the return that the path names. */
    private interface Command {
        dev.kehrwieder.core.usecase.Commits.Outcome<ReturnResult> run(
                ReturnKey key, String by, Optional<dev.kehrwieder.core.usecase.Commits.KeyedCall<ReturnResult>> call);
    }

    private Answer command(ApiRequest request, Command command, int status) {
        String by = KeyedCalls.actor(request.caller());
        return calls.<ReturnResult>answer(
                request, result -> answer(result, status), call -> command.run(key(request), by, call));
    }

    private Answer answer(ReturnResult result, int status) {
        return switch (result) {
            case ReturnResult.Done(ReturnCase now) -> Answer.json(status, returns.of(now));
            case ReturnResult.Unknown() -> Problem.notFound().answer();
            case ReturnResult.NotAllowed(ReturnCase now) -> Refusals.notAllowed(now);
            case ReturnResult.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    private Answer registered(RegisterReturn.Result result) {
        return switch (result) {
            case RegisterReturn.Result.Registered(ReturnCase registered) ->
                Answer.created(links.api(registered.state().key()), returns.of(registered));
            case RegisterReturn.Result.UnknownOrder() -> Problem.notFound().answer();
            case RegisterReturn.Result.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    private ReturnRequest body(ApiRequest request) {
        String shop = request.caller().shop();
        Map<String, Optional<Currency>> known = new HashMap<>();
        ReturnBody reader = new ReturnBody(number -> known.computeIfAbsent(
                number,
                n -> store.order(new OrderKey(shop, n)).map(OrderCase::order).map(Order::currency)));
        ReturnBody.requireMayOverride(request);
        return request.body(body -> reader.read(request.caller(), body));
    }

    private ObjectNode page(ReturnPage page) {
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        page.entries().forEach(entry -> items.add(entry(entry)));
        return json.put("nextCursor", page.next().orElse(null));
    }

    /** The returns of one order are few: all are read, and the page is cut from them. */
    private ObjectNode ofOrder(ReturnQuery query, String orderNumber) {
        List<Return> newestFirst = store.returnsOf(new OrderKey(query.shop(), orderNumber)).stream()
                .flatMap(key -> store.returnCase(key).stream())
                .map(ReturnCase::state)
                .sorted(NEWEST_FIRST)
                .toList();
        // Filtered after the cut, so that the cursor holds whatever status a return has by then.
        List<ReturnPage.Entry> found = newestFirst.stream()
                .skip(query.after().map(cursor -> position(cursor, newestFirst)).orElse(0))
                .filter(state -> isWanted(state, query))
                .map(state -> new ReturnPage.Entry(
                        state.key(), state.orderNumbers().getFirst(), state.status(), state.registeredAt()))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        List<ReturnPage.Entry> entries = more ? found.subList(0, query.limit()) : found;
        return page(new ReturnPage(
                entries,
                more
                        ? Optional.of(
                                new Cursor(Map.of(AFTER, entries.getLast().key().rma())).token())
                        : Optional.empty()));
    }

    private static boolean isWanted(Return state, ReturnQuery query) {
        return query.status().map(status -> state.status() == status).orElse(true)
                && query.from()
                        .map(from -> !state.registeredAt().isBefore(from))
                        .orElse(true)
                && query.to().map(to -> state.registeredAt().isBefore(to)).orElse(true);
    }

    /** How many returns come before the page that a cursor asks for. */
    private static int position(String cursor, List<Return> returns) {
        String after = Cursor.parse(cursor)
                .map(known -> known.position().getOrDefault(AFTER, ""))
                .orElse("");
        List<String> names = returns.stream().map(state -> state.key().rma()).toList();
        if (!names.contains(after)) {
            throw WrongCursor.problem();
        }
        return names.indexOf(after) + 1;
    }

    private ObjectNode entry(ReturnPage.Entry entry) {
        ObjectNode json = Json.object()
                .put("rma", entry.key().rma())
                .put("orderNumber", entry.orderNumber())
                .put("status", entry.status().name())
                .put("registeredAt", Texts.time(entry.registeredAt()));
        json.putObject("links").put("self", links.api(entry.key()));
        return json;
    }

    private ReturnCase find(ApiRequest request) {
        return store.returnCase(key(request)).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static ReturnKey key(ApiRequest request) {
        return new ReturnKey(request.caller().shop(), request.path("rma"));
    }
}
