package dev.kehrwieder.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.settlement.OrderSettlement;
import dev.kehrwieder.core.usecase.QuoteReturn;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A refusal would be quick, and its figure worth nothing. */
final class QuoteBenchmarkTest {
    private final QuoteBenchmark benchmark = new QuoteBenchmark();

    private static Settlement quoted(QuoteReturn.Result result) {
        return assertThat(result)
                .asInstanceOf(type(QuoteReturn.Result.Quoted.class))
                .actual()
                .settlement();
    }

    @Test
    void the_order_is_as_long_and_as_mixed_as_a_real_one() {
        Order order = new LongOrder().order();
        Set<String> skus = order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet());

        assertThat(order.lines()).hasSize(85).anyMatch(line -> line.quantity() > 100);
        assertThat(skus).hasSizeLessThan(85);
        assertThat(order.lines().stream().map(OrderLine::taxRate).distinct()).hasSize(3);
        assertThat(order.payments()).hasSize(3);
    }

    @Test
    void one_line_or_every_line_is_quoted_and_paid() {
        Settlement one = quoted(benchmark.quote_one_unit_of_one_line());
        Settlement every = quoted(benchmark.quote_every_line_in_part());

        assertThat(one.lines()).hasSize(1);
        assertThat(one.netRefund().isPositive()).isTrue();
        assertThat(every.lines()).hasSize(85);
        assertThat(every.taxes()).hasSize(3);
    }

    @Test
    void what_is_settled_alone_is_what_is_quoted_over_three_tenders() {
        Settlement quoted = quoted(benchmark.quote_every_line_in_part());
        OrderSettlement settled = benchmark.settle_every_line_in_part();

        assertThat(settled.settlement()).isEqualTo(quoted);
        assertThat(settled.tenders()).hasSize(3);
    }
}
