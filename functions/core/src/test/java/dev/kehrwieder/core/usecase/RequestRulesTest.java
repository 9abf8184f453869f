package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shopper must and must not say; a quote checks a request as its registration does. */
final class RequestRulesTest {
    private final TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final QuoteReturn quote =
            new QuoteReturn(store, new Returnability(new Periods((day, regions) -> false)), clock);

    RequestRulesTest() {
        Order order = order("1001").build();
        store.commit(List.of(new Write.PutPolicy(policy().build())));
        store.commit(List.of(new Write.PutOrder(order), new Write.PutOrderPerson(order.key(), Fixtures.ada())));
    }

    private List<String> refusals(boolean withdrawal, String reason, Optional<String> comment, Wish wish) {
        var item = new ReturnRequest.Item(
                Optional.empty(), "1", 1, Optional.of(reason), comment, wish.resolution, wish.exchangeFor, List.of());
        var request = new ReturnRequest(orderKey("1001"), ReturnMethod.BY_MAIL_QR, 1, withdrawal, false, List.of(item));
        return switch (quote.quote(request)) {
            case QuoteReturn.Result.Refused(List<Refusal> refusals) ->
                refusals.stream().map(r -> r.pointer() + " " + r.code()).toList();
            case QuoteReturn.Result.Quoted _ -> List.of();
            case QuoteReturn.Result.UnknownOrder _ -> throw new AssertionError("the order is known");
        };
    }

    private record Wish(Resolution resolution, Optional<ExchangeFor> exchangeFor) {
        private static final Wish REFUND = new Wish(Resolution.REFUND_ORIGINAL_PAYMENT, Optional.empty());
        private static final ExchangeFor SIZE_43 =
                new ExchangeFor("SHOE-43", "Laufschuh, Größe 43", eur("33.33"), new BigDecimal("0.19"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void the_reason_other_comes_with_a_text(String comment) {
        assertThat(refusals(false, "OTHER", Optional.of(comment), Wish.REFUND))
                .containsExactly("/items/0/comment REQUIRED");
        assertThat(refusals(false, "OTHER", Optional.empty(), Wish.REFUND))
                .containsExactly("/items/0/comment REQUIRED");
        assertThat(refusals(false, "OTHER", Optional.of("It squeaks"), Wish.REFUND))
                .isEmpty();
    }

    @Test
    void every_other_reason_and_a_withdrawal_need_no_text() {
        assertThat(refusals(false, "TOO_SMALL", Optional.empty(), Wish.REFUND)).isEmpty();
        assertThat(refusals(true, "OTHER", Optional.empty(), Wish.REFUND)).isEmpty();
    }

    @Test
    void a_wished_exchange_beside_another_resolution_is_refused_and_not_lost() {
        assertThat(refusals(
                        false,
                        "TOO_SMALL",
                        Optional.empty(),
                        new Wish(Resolution.REFUND_ORIGINAL_PAYMENT, Optional.of(Wish.SIZE_43))))
                .containsExactly("/items/0/exchangeFor NOT_AN_EXCHANGE");
        assertThat(refusals(
                        false,
                        "TOO_SMALL",
                        Optional.empty(),
                        new Wish(Resolution.EXCHANGE_VARIANT, Optional.of(Wish.SIZE_43))))
                .isEmpty();
    }
}
