package dev.kehrwieder.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderBookTest {
    private static final String HEAD =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    Path folder;

    private final OrderBook own = OrderBook.read(OrderBooks.own());

    @Test
    void every_line_of_the_book_is_counted_somewhere() {
        assertThat(own.counts())
                .containsExactly(
                        entry("lines in the file", 19),
                        entry("lines of goods put", 14),
                        entry("postage lines", 1),
                        entry("discount lines", 1),
                        entry("credit-note lines", 3),
                        entry("… of them no goods", 1),
                        entry("lines with price 0", 1),
                        entry("lines without a description", 1),
                        entry("orders without a customer", 1),
                        entry("orders to a country not known, taken as GB", 1));
        assertThat(own.unusable()).isEmpty();
        assertThat(own.orders()).hasSize(7);
        assertThat(own.creditNotes()).hasSize(3);
        assertThat(own.lastDay()).isEqualTo(LocalDate.of(2024, 3, 5));
    }

    @Test
    void postage_and_discount_are_the_orders_and_no_goods() {
        assertThat(order(own, "700102").postage()).isEqualByComparingTo("7.90");
        assertThat(order(own, "700102").goods()).hasSize(1);
        assertThat(order(own, "700103").discount()).isEqualByComparingTo("10.00");
        assertThat(order(own, "700103").total()).isEqualByComparingTo("72.56");
    }

    @Test
    void quotes_and_blanks_around_are_not_part_of_a_title_and_a_nameless_article_has_its_number() {
        assertThat(order(own, "700101").goods())
                .extracting(BookLine::title)
                .containsExactly("STRIPED MUG", "STRIPED MUG", "TEA TIN \"HARBOUR\"");
        assertThat(order(own, "700105").goods().getFirst().title()).isEqualTo("GFT-00");
    }

    @Test
    void a_credit_note_comes_back_if_its_order_is_in_the_book() {
        Map<BookOrder, List<ReturnPart>> returns = own.returns(0);

        assertThat(returns).hasSize(1);
        assertThat(returns.get(order(own, "700101"))).containsExactly(ReturnPart.of(new int[] {0, 0, 2}));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another customer, C1 A -1 1/2/24 8:00 7 , false",
        "before the order, C1 A -1 1/1/24 7:59 5 , false",
        "another article, C1 B -1 1/2/24 8:00 5 , false",
        "more than was bought, C1 A -6 1/2/24 8:00 5 , false",
        "over two lines of the article, C1 A -5 1/2/24 8:00 5 , true",
        "at the same minute, C1 A -1 1/1/24 8:00 5 , true",
    })
    void a_credit_note_matches_an_older_order_of_the_customer_that_had_all_of_it(
            String situation, String note, boolean matches) throws IOException {
        String[] words = note.split(" ");
        OrderBook book = book(
                """
                1,A,x,3,1/1/24 8:00,1.00,5,France
                1,A,x,2,1/1/24 8:00,1.10,5,France
                %s,%s,x,%s,%s %s,1.00,%s,France
                """
                        .formatted((Object[]) words));

        assertThat(book.returns(0)).as(situation).hasSize(matches ? 1 : 0);
    }

    @Test
    void two_credit_notes_never_take_back_more_than_an_order_had() throws IOException {
        OrderBook book = book(
                """
                1,A,x,3,1/1/24 8:00,1.00,5,France
                C2,A,x,-2,1/2/24 8:00,1.00,5,France
                C3,A,x,-2,1/2/24 9:00,1.00,5,France
                """);

        assertThat(book.returns(0).get(book.orders().getFirst())).containsExactly(ReturnPart.of(new int[] {2}));
    }

    @Test
    void of_every_nth_order_uneven_parts_come_back_and_never_more_than_there_is() {
        for (BookOrder order : own.orders()) {
            List<ReturnPart> parts = own.returns(1).getOrDefault(order, List.of());
            for (int place = 0; place < order.goods().size(); place++) {
                assertThat(ReturnPart.of(parts, place))
                        .isBetween(0, order.goods().get(place).quantity());
            }
        }
        assertThat(own.returns(1).values().stream().mapToInt(List::size)).anyMatch(parts -> parts > 1);
        assertThat(own.returns(1)).isEqualTo(own.returns(1));
        assertThat(own.returns(3)).containsKeys(order(own, "700103"), order(own, "700101"));
    }

    @Test
    void a_part_with_more_lines_than_a_return_takes_is_cut() {
        int[] units = new int[450];
        Arrays.fill(units, 1);

        assertThat(ReturnPart.of(units).thatFit())
                .extracting(part -> part.units().size())
                .containsExactly(200, 200, 50);
    }

    @Test
    void what_no_order_can_have_is_left_out_and_told() throws IOException {
        OrderBook book = book(
                """
                1,A,x,3,1/1/24 8:00,1.00,5,France
                1,B,x,0,1/1/24 8:00,1.00,5,France
                1,C,x,1,1/1/24 8:00,0.001,5,France
                2,POST,x,1,1/1/24 8:00,5.00,5,France
                """);

        assertThat(book.unusable()).extracting(BookLine::row).containsExactly(3L, 4L, 5L);
        assertThat(book.orders()).hasSize(1);
        assertThat(book.orders().getFirst().total()).isEqualTo(new BigDecimal("3.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,A,x,three,1/1/24 8:00,1.00,5,France', Row 2",
        "'1,A,x,3,2024-01-01,1.00,5,France', Row 2",
        "'1,A,x,3,1/1/24 8:00,,5,France', Row 2",
        "'1,A,x', Row 2",
        "'', no lines",
    })
    void a_wrong_value_is_told_with_its_row(String row, String told) {
        assertThatThrownBy(() -> book(row + "\n"))
                .isInstanceOf(ReplayFailure.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_file_that_is_none_or_of_another_kind_is_told() throws IOException {
        assertThatThrownBy(() -> OrderBook.read(folder.resolve("none.csv"))).hasMessageContaining("no file");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> OrderBook.read(other)).hasMessageContaining("no column InvoiceNo");
    }

    private OrderBook book(String rows) throws IOException {
        return OrderBook.read(Files.writeString(folder.resolve("book.csv"), HEAD + rows));
    }

    private static BookOrder order(OrderBook book, String number) {
        return book.orders().stream()
                .filter(order -> order.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
