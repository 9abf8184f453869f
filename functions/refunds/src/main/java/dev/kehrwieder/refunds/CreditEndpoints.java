package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.RedeemCredit;
import dev.kehrwieder.platform.api.Amounts;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Store credit for the storefront. An address comes in a body only: what stands in a URL, others write down. */
final class CreditEndpoints {
    private static final int LONGEST_NAME = 200;
    private static final int FIRST_PAGE = 50;
    private static final Pattern CURSOR = Pattern.compile("[1-9]\\d{0,8}");

    private final Store store;
    private final RedeemCredit redeem;
    private final KeyedCalls calls;
    private final InstantSource clock;

    CreditEndpoints(Store store, RedeemCredit redeem, KeyedCalls calls, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.redeem = requireNonNull(redeem, "redeem is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The account of an address, which may have had nothing yet. */
    Answer lookUp(ApiRequest request) {
        String shop = request.caller().shop();
        CreditAccountKey key = request.body(body -> new CreditAccountKey(
                shop,
                CustomerHash.of(body.text(
                        "email",
                        EmailAddress.MAX_LENGTH,
                        EmailAddress::isDeliverable,
                        "an e-mail address that a mail can be sent to")),
                Amounts.currency(body, "currency")));
        return answer(key, Optional.empty(), FIRST_PAGE);
    }

    Answer get(ApiRequest request) {
        record Page(int limit, Optional<Long> before) {}
        Page page = request.query(
                query -> new Page(query.limit(), query.opaqueCursor().map(CreditEndpoints::number)));
        return account(request, request.path("account"))
                .map(key -> answer(key, page.before(), page.limit()))
                .orElseGet(() -> Problem.notFound().answer());
    }

    private static long number(String cursor) {
        if (!CURSOR.matcher(cursor).matches()) {
            throw new ProblemException(Problem.invalid(
                    List.of(new FieldError("/cursor", "INVALID_FORMAT", "The nextCursor of an earlier answer"))));
        }
        return Long.parseLong(cursor);
    }

    private static Optional<CreditAccountKey> account(ApiRequest request, String name) {
        return CreditAccountKey.of(request.caller().shop(), name);
    }

    private Answer answer(CreditAccountKey key, Optional<Long> before, int limit) {
        Instant now = clock.instant();
        CreditAccount account = store.creditAccount(key);
        List<CreditEntry> entries = store.creditEntries(key, before, limit);
        ObjectNode json = Json.object()
                .put("account", key.id())
                .put("currency", key.currency().getCurrencyCode())
                .put("balance", Texts.amount(account.balance(now)))
                .put("bonus", Texts.amount(account.bonus(now)));
        ArrayNode parts = json.putArray("parts");
        account.usable(now).forEach(part -> parts.addObject()
                .put("amount", Texts.amount(part.amount()))
                .put("bonus", part.bonus())
                .put("expiresAt", part.expiresAt().map(Texts::time).orElse(null)));
        ArrayNode items = json.putArray("items");
        entries.forEach(entry -> items.add(json(entry)));
        boolean more = entries.size() == limit && entries.getLast().number() > 1;
        return Answer.ok(
                json.put("nextCursor", more ? Long.toString(entries.getLast().number()) : null));
    }

    private static ObjectNode json(CreditEntry entry) {
        return Json.object()
                .put("number", entry.number())
                .put("type", entry.type().name())
                .put("amount", Texts.amount(entry.amount()))
                .put("bonus", Texts.amount(entry.bonus()))
                .put("balance", Texts.amount(entry.balance()))
                .put("at", Texts.time(entry.at()))
                .put("expiresAt", entry.expiresAt().map(Texts::time).orElse(null))
                .put("rma", entry.source().map(ReturnKey::rma).orElse(null))
                .put("reference", entry.reference().orElse(null));
    }

    Answer redeem(ApiRequest request) {
        record Body(String account, String reference, String orderNumber, Money amount) {}
        Body body = request.body(b -> new Body(
                b.text("account", LONGEST_NAME),
                b.text("reference", LONGEST_NAME),
                b.text("orderNumber", 64),
                new Amounts(Amounts.currency(b, "currency")).positive(b, "amount")));
        Optional<CreditAccountKey> account = account(request, body.account());
        if (account.isEmpty()) {
            return Problem.notFound().answer();
        }
        if (!account.get().currency().equals(body.amount().currency())) {
            return mixedCurrency("The account is in " + account.get().currency());
        }
        return calls.<RedeemCredit.Result>answer(
                request,
                this::answer,
                call -> redeem.redeem(account.get(), body.reference(), body.orderNumber(), body.amount(), call));
    }

    Answer reverse(ApiRequest request) {
        record Body(String reference, String reversal, Optional<Money> amount) {}
        Body body = request.body(b -> new Body(
                b.text("reference", LONGEST_NAME),
                b.optionalText("reversal", LONGEST_NAME).orElse("all"),
                amount(b)));
        String shop = request.caller().shop();
        Optional<Currency> currency = store.redemption(shop, body.reference())
                .map(found -> found.account().currency());
        boolean differs = body.amount().map(Money::currency).stream()
                .anyMatch(said -> currency.filter(known -> !known.equals(said)).isPresent());
        if (differs) {
            return mixedCurrency("The redemption is in " + currency.orElseThrow());
        }
        return calls.<RedeemCredit.Result>answer(
                request,
                this::answer,
                call -> redeem.reverse(shop, body.reference(), body.reversal(), body.amount(), call));
    }

    private static Optional<Money> amount(RequestBody body) {
        if (!body.has("amount")) {
            body.optionalText("currency", LONGEST_NAME);
            return Optional.empty();
        }
        return Optional.of(new Amounts(Amounts.currency(body, "currency")).positive(body, "amount"));
    }

    private Answer answer(RedeemCredit.Result result) {
        return switch (result) {
            case RedeemCredit.Result.Done(Redemption redemption, Money balance) ->
                Answer.ok(Json.object()
                        .put("account", redemption.account().id())
                        .put("reference", redemption.reference())
                        .put("orderNumber", redemption.orderNumber())
                        .put("currency", redemption.account().currency().getCurrencyCode())
                        .put("amount", Texts.amount(redemption.amount()))
                        .put("left", Texts.amount(redemption.left()))
                        .put("balance", Texts.amount(balance)));
            case RedeemCredit.Result.NotEnough(Money available) ->
                Problem.of(ProblemCode.INSUFFICIENT_CREDIT, "There are " + available)
                        .answer();
            case RedeemCredit.Result.NameTaken() ->
                Problem.of(ProblemCode.CONFLICT, "The name was used for something else")
                        .answer();
            case RedeemCredit.Result.Unknown() -> Problem.notFound().answer();
        };
    }

    private static Answer mixedCurrency(String detail) {
        return Problem.of(ProblemCode.MIXED_CURRENCY, detail).answer();
    }
}
