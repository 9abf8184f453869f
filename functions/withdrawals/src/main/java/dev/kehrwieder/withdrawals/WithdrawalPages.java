package dev.kehrwieder.withdrawals;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.DeclareWithdrawal;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Confirming;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Drafting;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Receipt;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.PageLanguage;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page: what is declared, the two steps, the receipt. Everything between two requests is in the page's own fields: no
 * cookie, no token in an address, and the browser's way back always works.
 */
final class WithdrawalPages {
    private final Store store;
    private final DeclareWithdrawal declare;
    private final ReceiptPdf pdf;
    private final String defaultShop;

    WithdrawalPages(Store store, DeclareWithdrawal declare, ReceiptPdf pdf, String defaultShop) {
        this.store = requireNonNull(store, "store is null");
        this.declare = requireNonNull(declare, "declare is null");
        this.pdf = requireNonNull(pdf, "pdf is null");
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    Answer show(ApiRequest request) {
        Optional<Locale> named = request.queryValue("lang").flatMap(PageLanguage::named);
        return view(request, named).start();
    }

    Answer post(ApiRequest request) {
        Map<String, String> fields = request.form();
        PageView view = view(request, PageLanguage.named(fields.getOrDefault("lang", "")));
        DeclarationForm form = DeclarationForm.of(fields);
        String token = fields.getOrDefault(PageView.TOKEN, "");
        try {
            return switch (fields.getOrDefault(PageView.STEP, "")) {
                case PageView.CONFIRM -> confirmed(request, view, form, token);
                case PageView.CHANGE -> view.form(200, form, Map.of());
                case PageView.PDF ->
                    declare.receipt(view.shop(), token)
                            .map(receipt -> pdf.answer(receipt, view.policy(), view.words(), view.locale()))
                            .orElseGet(
                                    () -> view.again(404, form, "", view.words().expired()));
                default -> declared(request, view, form);
            };
        } catch (Commits.Contention | StoreUnavailable e) {
            RuntimeLog.warn("page to be retried", Map.of("exception", RuntimeLog.trace(e)));
            return view.again(503, form, token, view.words().away()).withHeader("Retry-After", "5");
        }
    }

    private Answer declared(ApiRequest request, PageView view, DeclarationForm form) {
        return switch (form.read(view.words())) {
            case DeclarationForm.Incomplete(Map<String, String> errors) -> view.form(422, form, errors);
            case DeclarationForm.Complete(Declaration declaration) ->
                switch (declare.draft(view.shop(), declaration, view.words().language(), request.sourceAddress())) {
                    case Drafting.Drafted(String token, Declaration drafted) -> view.check(form, drafted, token);
                    case Drafting.TooMany(Duration pause) -> tooMany(view, form, "", pause);
                };
        };
    }

    private Answer confirmed(ApiRequest request, PageView view, DeclarationForm form, String token) {
        return switch (declare.confirm(view.shop(), token, request.sourceAddress())) {
            case Confirming.Confirmed(Receipt receipt) -> view.receipt(receipt, token);
            case Confirming.Unknown() -> view.again(404, form, "", view.words().expired());
            case Confirming.TooMany(Duration pause) -> tooMany(view, form, token, pause);
        };
    }

    private static Answer tooMany(PageView view, DeclarationForm form, String token, Duration pause) {
        String text = view.words().tooMany().formatted(pause.toMinutes() + 1);
        return view.again(429, form, token, text).withHeader("Retry-After", RetryAfter.seconds(pause));
    }

    private PageView view(ApiRequest request, Optional<Locale> named) {
        Locale locale = named.orElseGet(() -> PageLanguage.accepted(request));
        Policy policy = store.currentPolicy(request.shop(defaultShop))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return new PageView(policy, Words.of(locale), locale);
    }
}
