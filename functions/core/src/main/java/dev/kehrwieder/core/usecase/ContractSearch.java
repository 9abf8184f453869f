package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.port.Store;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the contract of a declaration: an order of that number whose customer has that e-mail address, so that nobody
 * withdraws for somebody else by guessing numbers.
 */
final class ContractSearch {
    /** DESIGN 4, "Limits". */
    private static final int MOST_ITEMS = 200;

    private final Store store;

    ContractSearch(Store store) {
        this.store = requireNonNull(store, "store is null");
    }

    sealed interface Result {
        /** All of it that is left, or the lines that are named. */
        record Found(ReturnRequest request) implements Result {}

        /** @param detail why a person must look, a code */
        record Unclear(String detail) implements Result {}
    }

    Result find(Withdrawal withdrawal, Declaration declaration) {
        boolean known = false;
        for (String number : numbers(declaration.contract())) {
            Optional<OrderCase> order =
                    store.order(new OrderKey(withdrawal.key().shop(), number));
            if (order.isPresent() && order.get().order().customer().equals(withdrawal.customer())) {
                return declared(order.get(), declaration);
            }
            known |= order.isPresent();
        }
        return new Result.Unclear(known ? "OTHER_EMAIL" : "UNKNOWN_CONTRACT");
    }

    /** As typed, in other cases, and without what people write before a number. */
    private static Set<String> numbers(String contract) {
        String typed = Normalizer.normalize(contract, Normalizer.Form.NFKC).strip();
        String last = typed.substring(typed.lastIndexOf(' ') + 1).replaceFirst("^#+", "");
        Set<String> numbers = new LinkedHashSet<>();
        for (String number : List.of(typed, last)) {
            numbers.add(number);
            numbers.add(number.toUpperCase(Locale.ROOT));
            numbers.add(number.toLowerCase(Locale.ROOT));
        }
        numbers.remove("");
        return numbers;
    }

    private static Result declared(OrderCase order, Declaration declaration) {
        Optional<Map<OrderLine, Integer>> units =
                declaration.isOfPart() ? named(order, declaration.lines()) : Optional.of(left(order));
        if (units.isEmpty()) {
            return new Result.Unclear("LINES_UNCLEAR");
        }
        if (units.get().isEmpty()) {
            return new Result.Unclear("NOTHING_LEFT");
        }
        if (units.get().size() > MOST_ITEMS) {
            return new Result.Unclear("TOO_MANY_ITEMS");
        }
        List<ReturnRequest.Item> items = new ArrayList<>();
        units.get().forEach((line, quantity) -> items.add(item(line, quantity)));
        return new Result.Found(new ReturnRequest(order.order().key(), ReturnMethod.BY_MAIL_QR, 1, true, false, items));
    }

    private static Map<OrderLine, Integer> left(OrderCase order) {
        Map<OrderLine, Integer> left = new LinkedHashMap<>();
        for (OrderLine line : order.order().lines()) {
            if (left(order, line) > 0) {
                left.put(line, left(order, line));
            }
        }
        return left;
    }

    private static int left(OrderCase order, OrderLine line) {
        return line.quantity() - order.balance().line(line.lineId()).taken();
    }

    /** Empty unless each of them means exactly one line: a guess would take back what the consumer keeps. */
    private static Optional<Map<OrderLine, Integer>> named(OrderCase order, List<Declaration.Line> lines) {
        Map<OrderLine, Integer> named = new LinkedHashMap<>();
        for (Declaration.Line line : lines) {
            Optional<OrderLine> meant = meant(order.order(), line);
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            int units = line.quantity().orElseGet(() -> left(order, meant.get()));
            if (units > 0) {
                named.merge(meant.get(), units, Integer::sum);
            }
        }
        return Optional.of(named);
    }

    private static Optional<OrderLine> meant(Order order, Declaration.Line line) {
        return line.lineId().map(id -> order.line(id)).orElseGet(() -> only(order, OrderLine::lineId, line)
                .or(() -> only(order, OrderLine::sku, line))
                .or(() -> only(order, OrderLine::title, line)));
    }

    private static Optional<OrderLine> only(Order order, Function<OrderLine, String> name, Declaration.Line line) {
        String words = plain(line.text().orElse(""));
        List<OrderLine> alike = order.lines().stream()
                .filter(one -> plain(name.apply(one)).equals(words))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static ReturnRequest.Item item(OrderLine line, int quantity) {
        return new ReturnRequest.Item(
                Optional.empty(),
                line.lineId(),
                quantity,
                Optional.empty(),
                Optional.empty(),
                Resolution.REFUND_ORIGINAL_PAYMENT,
                Optional.empty(),
                List.of());
    }
}
