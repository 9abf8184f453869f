package dev.kehrwieder.withdrawals;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Receipt;
import dev.kehrwieder.platform.api.DeclarationText;
import dev.kehrwieder.platform.http.Answer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The page in a shop's colours and a reader's language. */
record PageView(Policy policy, Words words, Locale locale) {
    static final String STEP = "step";
    static final String TOKEN = "token";

    static final String DECLARE = "declare";
    static final String CHANGE = "change";
    static final String CONFIRM = "confirm";
    static final String PDF = "pdf";

    private static final String LANG = "lang";
    private static final int LINES_SHOWN = 3;

    String shop() {
        return policy.shop();
    }

    /** The statement, before anything is typed. */
    Answer start() {
        Html body = new Html().element("h1", words.withdraw()).element("p", words.intro());
        addForm(body, DeclarationForm.EMPTY, Map.of());
        return PageFrame.translatable(words, policy.brand(), words.withdraw(), body);
    }

    /** The statement, with what is wrong with it. */
    Answer form(int status, DeclarationForm form, Map<String, String> errors) {
        Html body = new Html().element("h1", words.withdraw());
        if (!errors.isEmpty()) {
            addErrors(body, errors);
        }
        body.element("p", words.intro());
        addForm(body, form, errors);
        String title = (errors.isEmpty() ? "" : words.errorPrefix()) + words.withdraw();
        return PageFrame.page(status, words, policy.brand(), title, body);
    }

    /** Something did not work; with a token the second step is offered once more, else the first. */
    Answer again(int status, DeclarationForm form, String token, String why) {
        Html body = new Html().element("h1", words.withdraw());
        body.open("div", Map.of("class", "notice", "role", "alert", "tabindex", "-1", "autofocus", ""))
                .element("p", why)
                .close("div");
        if (token.isEmpty()) {
            addForm(body, form, Map.of());
        } else {
            addConfirmation(body, form, token);
        }
        return PageFrame.page(status, words, policy.brand(), words.errorPrefix() + words.withdraw(), body);
    }

    /** What will be declared, and the button that does it. */
    Answer check(DeclarationForm form, Declaration declaration, String token) {
        Html body = new Html().element("h1", words.check()).element("p", words.checkIntro());
        addDeclaration(body, declaration);
        addConfirmation(body, form, token);
        return PageFrame.page(200, words, policy.brand(), words.check(), body);
    }

    Answer receipt(Receipt receipt, String token) {
        Withdrawal withdrawal = receipt.withdrawal();
        Html body = new Html().element("h1", words.received()).element("p", words.receivedIntro());
        body.open("dl");
        addFact(body, words.receivedAt(), DeclarationText.time(withdrawal.receivedAt(), policy.timeZone(), locale));
        addFact(body, words.number(), withdrawal.key().id());
        body.close("dl").element("h2", words.content());
        addDeclaration(body, receipt.declaration());
        body.element("p", words.mailFollows().formatted(receipt.declaration().email()));
        body.open("form", Map.of("method", "post"));
        addHidden(body, STEP, PDF);
        addHidden(body, LANG, words.language());
        addHidden(body, TOKEN, token);
        body.element("button", Map.of("type", "submit", "class", "second"), words.pdf())
                .close("form");
        return PageFrame.page(200, words, policy.brand(), words.received(), body);
    }

    private void addErrors(Html body, Map<String, String> errors) {
        body.open("div", Map.of("class", "notice", "role", "alert", "tabindex", "-1", "autofocus", ""))
                .element("h2", words.errorTitle())
                .open("ul");
        errors.forEach((field, error) ->
                body.open("li").element("a", Map.of("href", "#" + field), error).close("li"));
        body.close("ul").close("div");
    }

    private void addForm(Html body, DeclarationForm form, Map<String, String> errors) {
        body.element("p", Map.of("class", "hint"), words.requiredHint());
        // Our own words about what is missing, in the page's language and where a screen reader finds them.
        body.open("form", Map.of("method", "post", "novalidate", ""));
        addHidden(body, STEP, DECLARE);
        addHidden(body, LANG, words.language());
        addInput(
                body,
                Map.of("id", DeclarationForm.NAME, "autocomplete", "name", "maxlength", "200"),
                words.name(),
                "",
                form.name(),
                errors);
        addInput(
                body,
                Map.of("id", DeclarationForm.CONTRACT, "autocomplete", "off", "maxlength", "200"),
                words.contract(),
                words.contractHint(),
                form.contract(),
                errors);
        addInput(
                body,
                Map.of("id", DeclarationForm.EMAIL, "type", "email", "autocomplete", "email", "maxlength", "254"),
                words.email(),
                words.emailHint(),
                form.email(),
                errors);
        addItems(body, form.items(), errors);
        body.element("button", Map.of("type", "submit"), words.withdraw()).close("form");
    }

    private void addInput(
            Html body,
            Map<String, String> special,
            String label,
            String hint,
            String value,
            Map<String, String> errors) {
        String id = special.get("id");
        body.open("div", Map.of("class", "field")).element("label", Map.of("for", id), label);
        addHint(body, id, hint);
        addError(body, id, errors);
        Map<String, String> attributes = new HashMap<>(special);
        attributes.put("name", id);
        attributes.put("required", "");
        if (!value.isEmpty()) {
            attributes.put("value", value);
        }
        describe(attributes, id, hint, errors);
        body.open("input", attributes).close("div");
    }

    private void addItems(Html body, String value, Map<String, String> errors) {
        String id = DeclarationForm.ITEMS;
        body.open("div", Map.of("class", "field"))
                .open("label", Map.of("for", id))
                .text(words.items() + " ")
                .element("span", Map.of("class", "mark"), "(" + words.optional() + ")")
                .close("label");
        addHint(body, id, words.itemsHint());
        addError(body, id, errors);
        Map<String, String> attributes = new HashMap<>(
                Map.of("id", id, "name", id, "rows", Integer.toString(LINES_SHOWN), "autocomplete", "off"));
        describe(attributes, id, words.itemsHint(), errors);
        // A first line break is the browser's, not the text's.
        body.open("textarea", attributes).text("\n" + value).close("textarea").close("div");
    }

    private static void addHint(Html body, String id, String hint) {
        if (!hint.isEmpty()) {
            body.element("p", Map.of("class", "hint", "id", id + "-hint"), hint);
        }
    }

    private static void addError(Html body, String id, Map<String, String> errors) {
        if (errors.containsKey(id)) {
            body.element("p", Map.of("class", "wrong", "id", id + "-error"), errors.get(id));
        }
    }

    private static void describe(Map<String, String> attributes, String id, String hint, Map<String, String> errors) {
        boolean wrong = errors.containsKey(id);
        String described = ((wrong ? id + "-error " : "") + (hint.isEmpty() ? "" : id + "-hint")).strip();
        if (wrong) {
            attributes.put("aria-invalid", "true");
        }
        if (!described.isEmpty()) {
            attributes.put("aria-describedby", described);
        }
    }

    private void addConfirmation(Html body, DeclarationForm form, String token) {
        body.open("form", Map.of("method", "post"));
        addHidden(body, STEP, CONFIRM);
        addHidden(body, TOKEN, token);
        addDeclared(body, form);
        body.element("button", Map.of("type", "submit"), words.confirm()).close("form");
        body.open("form", Map.of("method", "post"));
        addHidden(body, STEP, CHANGE);
        addDeclared(body, form);
        body.element("button", Map.of("type", "submit", "class", "second"), words.change())
                .close("form");
    }

    /** So that nothing need be typed twice, whatever happens. */
    private void addDeclared(Html body, DeclarationForm form) {
        addHidden(body, LANG, words.language());
        addHidden(body, DeclarationForm.NAME, form.name());
        addHidden(body, DeclarationForm.CONTRACT, form.contract());
        addHidden(body, DeclarationForm.EMAIL, form.email());
        addHidden(body, DeclarationForm.ITEMS, form.items());
    }

    private void addDeclaration(Html body, Declaration declaration) {
        DeclarationText text = DeclarationText.of(declaration, locale);
        body.element("p", text.statement()).open("dl");
        text.facts().forEach(fact -> addFact(body, fact.name(), fact.value()));
        body.close("dl");
    }

    private static void addFact(Html body, String name, String value) {
        body.element("dt", name).element("dd", value);
    }

    private static void addHidden(Html body, String name, String value) {
        body.open("input", Map.of("type", "hidden", "name", name, "value", value));
    }
}
