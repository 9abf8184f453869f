package dev.kehrwieder.local.replay;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * An order book, sorted: orders, credit notes, and how often it had what needs care.
 *
 * @param counts by what they count, in the order of the report
 * @param unusable rows that are neither goods nor anything else that an order has
 */
record OrderBook(
        List<BookOrder> orders,
        List<CreditNote> creditNotes,
        LocalDate lastDay,
        Map<String, Integer> counts,
        List<BookLine> unusable) {
    private static final int CURRENCY_DIGITS = 2;

    static OrderBook read(Path file) {
        return of(BookFile.read(file));
    }

    static OrderBook of(List<BookLine> lines) {
        Map<String, List<BookLine>> invoices = new LinkedHashMap<>();
        lines.forEach(line -> invoices.computeIfAbsent(line.invoice(), number -> new ArrayList<>())
                .add(line));
        List<BookOrder> orders = new ArrayList<>();
        List<CreditNote> creditNotes = new ArrayList<>();
        List<BookLine> unusable = new ArrayList<>();
        invoices.forEach((number, invoice) -> {
            if (invoice.getFirst().isCredit()) {
                creditNotes.add(creditNote(number, invoice));
            } else {
                addOrder(number, invoice, orders, unusable);
            }
        });
        LocalDate lastDay = lines.stream()
                .map(line -> line.at().toLocalDate())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new OrderBook(orders, creditNotes, lastDay, counts(lines, orders), List.copyOf(unusable));
    }

    private static CreditNote creditNote(String number, List<BookLine> invoice) {
        BookLine first = invoice.getFirst();
        return new CreditNote(
                number,
                first.at(),
                first.customer(),
                invoice.stream().filter(OrderBook::isGoodsBack).toList());
    }

    private static void addOrder(
            String number, List<BookLine> invoice, List<BookOrder> orders, List<BookLine> unusable) {
        List<BookLine> goods = new ArrayList<>();
        BigDecimal postage = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        for (BookLine line : invoice) {
            switch (line.kind()) {
                case GOODS -> (isSold(line) ? goods : unusable).add(line);
                case POSTAGE -> postage = postage.add(line.amount());
                case DISCOUNT -> discount = discount.subtract(line.amount());
            }
        }
        BookLine first = invoice.getFirst();
        if (goods.isEmpty()) {
            // Nothing that could come back: the whole invoice is told as unusable.
            invoice.stream().filter(line -> !unusable.contains(line)).forEach(unusable::add);
        } else {
            orders.add(new BookOrder(number, first.at(), first.customer(), first.country(), goods, postage, discount));
        }
    }

    private static boolean isSold(BookLine line) {
        return line.quantity() > 0
                && line.unitPrice().signum() >= 0
                && line.unitPrice().stripTrailingZeros().scale() <= CURRENCY_DIGITS;
    }

    private static boolean isGoodsBack(BookLine line) {
        return line.kind() == BookLineKind.GOODS && line.quantity() < 0;
    }

    private static Map<String, Integer> counts(List<BookLine> lines, List<BookOrder> orders) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("lines in the file", lines.size());
        counts.put(
                "lines of goods put",
                orders.stream().mapToInt(order -> order.goods().size()).sum());
        counts.put("postage lines", count(lines, line -> !line.isCredit() && line.kind() == BookLineKind.POSTAGE));
        counts.put("discount lines", count(lines, line -> !line.isCredit() && line.kind() == BookLineKind.DISCOUNT));
        counts.put("credit-note lines", count(lines, BookLine::isCredit));
        counts.put("… of them no goods", count(lines, line -> line.isCredit() && !isGoodsBack(line)));
        counts.put("lines with price 0", count(lines, line -> line.unitPrice().signum() == 0));
        counts.put("lines without a description", count(lines, line -> line.description()
                .isEmpty()));
        counts.put("orders without a customer", (int)
                orders.stream().filter(order -> order.customer().isEmpty()).count());
        counts.put("orders to a country not known, taken as " + Countries.HOME, (int) orders.stream()
                .filter(order -> Countries.code(order.country()).isEmpty())
                .count());
        return counts;
    }

    private static int count(List<BookLine> lines, Predicate<BookLine> condition) {
        return (int) lines.stream().filter(condition).count();
    }

    /**
     * What comes back: for each credit note whose order is in the book just that, and of every nth order as much as a
     * drawing by its number says, in two or three uneven returns.
     *
     * @param every 0: credit notes only
     */
    Map<BookOrder, List<ReturnPart>> returns(int every) {
        Map<BookOrder, List<ReturnPart>> returns = new LinkedHashMap<>();
        for (CreditNote note : creditNotes) {
            for (BookOrder order : orders.reversed()) {
                Optional<ReturnPart> part = note.against(order, returns.getOrDefault(order, List.of()));
                if (part.isPresent()) {
                    returns.computeIfAbsent(order, key -> new ArrayList<>())
                            .addAll(part.get().thatFit());
                    break;
                }
            }
        }
        for (int place = every; every > 0 && place <= orders.size(); place += every) {
            BookOrder order = orders.get(place - 1);
            List<ReturnPart> parts = returns.computeIfAbsent(order, key -> new ArrayList<>());
            List<ReturnPart> before = List.copyOf(parts);
            uneven(order, before).forEach(part -> parts.addAll(part.thatFit()));
            if (parts.isEmpty()) {
                returns.remove(order);
            }
        }
        return returns;
    }

    private static List<ReturnPart> uneven(BookOrder order, List<ReturnPart> before) {
        Random random = new Random(order.number().hashCode());
        int[][] parts = new int[2 + random.nextInt(2)][order.goods().size()];
        for (int place = 0; place < order.goods().size(); place++) {
            int open = order.goods().get(place).quantity() - ReturnPart.of(before, place);
            for (int[] part : parts) {
                // The last draw of a line is often less than what is left: the shopper keeps some.
                part[place] = random.nextInt(open + 1);
                open -= part[place];
            }
        }
        return Arrays.stream(parts)
                .map(ReturnPart::of)
                .filter(part -> !part.units().isEmpty())
                .toList();
    }
}
