package dev.kehrwieder.registration.published;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.PublishedPolicy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.QueryParameters;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The policy in force, for everybody: as a page, and as search engines read it. */
public final class PublishedEndpoints {
    /** Long enough for a crowd to be served from caches, short enough for a new version to be seen. */
    private static final String CACHE = "public, max-age=300";

    private static final int COUNTRY_LENGTH = 2;
    private static final int CURRENCY_LENGTH = 3;
    private static final int MAX_CATEGORY = 100;

    /** What Google takes for a label. */
    private static final int MAX_LABEL = 50;

    /** Countries, each with every category: an answer about more would be too long. */
    private static final int MAX_KINDS = 5_000;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Store store;
    private final String publicUrl;
    private final String defaultShop;
    private final InstantSource clock;

    /** @param publicUrl where the deployment is reached from outside */
    public PublishedEndpoints(Store store, String publicUrl, String defaultShop, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.publicUrl = requireNonNull(publicUrl, "publicUrl is null").replaceAll("/+$", "");
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The page of the shop in the path, or of the default one. What its address asks for beside that is no reason to fail. */
    public Answer page(ApiRequest request) {
        Words words = Language.of(request);
        Optional<Policy> policy = shop(request).flatMap(store::currentPolicy);
        if (policy.isEmpty()) {
            Look look = Look.ofNobody();
            return inLanguage(words, Answer.page(404, new Frame(words, look).unknown(), look.contentSecurityPolicy()));
        }
        Optional<Currency> currency = request.queryValue("currency").flatMap(Amounts::find);
        return answer(request, words, page(policy.get(), words, new Amounts(currency)));
    }

    private Optional<String> shop(ApiRequest request) {
        try {
            return Optional.of(request.shop(defaultShop));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private Answer page(Policy policy, Words words, Amounts amounts) {
        PublishedPolicy published = new PublishedPolicy(policy);
        JsonNode data = new SchemaOrg(published, pageUrl(policy), amounts, today(policy))
                .document(published.countries(), List.of());
        Look look = Look.of(policy.brand());
        String html = new PolicyPage(published, words, amounts, today(policy)).html(look, data);
        return Answer.page(200, html, look.contentSecurityPolicy());
    }

    /** Answers "unchanged" to who has it already. */
    private static Answer answer(ApiRequest request, Words words, Answer page) {
        String tag = "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(page.body())) + "\"";
        boolean known = request.header("If-None-Match").filter(tag::equals).isPresent();
        Answer answer = known ? new Answer(304, page.headers(), "", false) : page;
        return inLanguage(words, answer.withHeader("ETag", tag).withHeader("Cache-Control", CACHE));
    }

    private static Answer inLanguage(Words words, Answer answer) {
        return answer.withHeader("Content-Language", words.tag()).withHeader("Vary", "Accept-Language");
    }

    /** What of a policy is told, and in which currency. */
    private record ExportQuery(Optional<String> country, Optional<String> category, Optional<Currency> currency) {}

    /** As JSON-LD in the vocabulary of schema.org. */
    public Answer schemaOrg(ApiRequest request) {
        ExportQuery query = request.query(it -> new ExportQuery(
                known(it, it.text("country", COUNTRY_LENGTH)), it.text("category", MAX_CATEGORY), readCurrency(it)));
        PublishedPolicy published = published(request);
        List<String> countries = query.country().map(List::of).orElseGet(published::countries);
        List<String> categories = query.category().map(List::of).orElseGet(published::categories);
        if ((long) countries.size() * categories.size() > MAX_KINDS) {
            throw refused(
                    "category",
                    "REQUIRED",
                    "The policy tells more than " + MAX_KINDS
                            + " countries and categories apart: ask for one category or country");
        }
        SchemaOrg export = new SchemaOrg(
                published, pageUrl(published.policy()), new Amounts(query.currency()), today(published.policy()));
        if (query.currency().isEmpty() && export.namesAmounts(countries, categories)) {
            throw currencyRequired();
        }
        return Answer.ok(export.document(countries, categories));
    }

    /** As the resource that Google's Merchant API takes. */
    public Answer googleMerchant(ApiRequest request) {
        ExportQuery query = request.query(it -> {
            Optional<String> country =
                    Optional.of(it.requiredText("country", COUNTRY_LENGTH)).filter(code -> !code.isEmpty());
            return new ExportQuery(known(it, country), it.text("category", MAX_LABEL), readCurrency(it));
        });
        PublishedPolicy published = published(request);
        GoogleMerchant export = new GoogleMerchant(published, query.country().orElseThrow(), query.category());
        List<FieldError> unsayable = export.unsayable();
        if (!unsayable.isEmpty()) {
            throw new ProblemException(Problem.invalid(unsayable));
        }
        if (query.currency().isEmpty() && export.namesAmounts()) {
            throw currencyRequired();
        }
        return Answer.ok(
                export.resource(pageUrl(published.policy()), new Amounts(query.currency()), today(published.policy())));
    }

    private PublishedPolicy published(ApiRequest request) {
        return store.currentPolicy(request.caller().shop())
                .map(PublishedPolicy::new)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static Optional<String> known(QueryParameters query, Optional<String> country) {
        if (country.isPresent() && !COUNTRIES.contains(country.get())) {
            query.refuse("country", "INVALID_FORMAT", "A country of ISO 3166-1 alpha-2, such as DE");
        }
        return country;
    }

    private static Optional<Currency> readCurrency(QueryParameters query) {
        Optional<String> code = query.text("currency", CURRENCY_LENGTH);
        Optional<Currency> currency = code.flatMap(Amounts::find);
        if (code.isPresent() && currency.isEmpty()) {
            query.refuse("currency", "UNKNOWN_CURRENCY", "A currency of ISO 4217, such as EUR");
        }
        return currency;
    }

    private static ProblemException currencyRequired() {
        return refused(
                "currency", "REQUIRED", "The policy names amounts without a currency: say that of the orders meant");
    }

    private static ProblemException refused(String parameter, String code, String detail) {
        return new ProblemException(Problem.invalid(List.of(new FieldError("/" + parameter, code, detail))));
    }

    private String pageUrl(Policy policy) {
        return publicUrl + "/s/" + policy.shop() + "/policy";
    }

    private LocalDate today(Policy policy) {
        return LocalDate.ofInstant(clock.instant(), policy.timeZone());
    }
}
