package dev.kehrwieder.platform.store;

import static dev.kehrwieder.core.Fixtures.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.InboxMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private static final ReturnKey OF = new ReturnKey("demo", "R-1");

    @Test
    void keys_are_as_the_design_says() {
        assertThat(Keys.order(new OrderKey("demo", "1001"))).isEqualTo(new Keys.Key("S#demo#O#1001", "ORDER"));
        assertThat(Keys.balance(new OrderKey("demo", "1001"))).isEqualTo(new Keys.Key("S#demo#O#1001", "BALANCE"));
        assertThat(Keys.header(OF)).isEqualTo(new Keys.Key("S#demo#R#R-1", "RETURN"));
        assertThat(Keys.event(OF, new EventId(7, 1))).isEqualTo(new Keys.Key("S#demo#R#R-1", "E#000000007#01"));
        assertThat(Keys.refund(OF, 2).sk()).isEqualTo("M#002");
        assertThat(Keys.inspection(OF, 12).sk()).isEqualTo("I#012");
        assertThat(Keys.inbox(OF, new InboxMark("carrier:local", "000000001#00"))
                        .sk())
                .isEqualTo("X#carrier:local#000000001%2300");
        assertThat(Keys.tracking("local", "T1")).isEqualTo(new Keys.Key("T#local#T1", "T"));
        assertThat(Keys.policy("demo", 3)).isEqualTo(new Keys.Key("S#demo", "POLICY#000003"));
        assertThat(Keys.listing("demo", "5f78c3")).isEqualTo(new Keys.Key("S#demo#B#5f78c3", "LISTED"));
        assertThat(Keys.statusPartition(OF, ReturnStatus.CLOSED)).matches("S#demo#ST#CLOSED#[01]");
        assertThat(Keys.duePartition(OF)).matches("DUE#[0-3]");
    }

    @Test
    void two_names_never_make_one_key() {
        Random random = new Random(20261122);
        String alphabet = "#%h2u3?a\uD800\uDC00";
        Set<List<String>> names = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            names.add(List.of(text(random, alphabet), text(random, alphabet)));
        }
        Set<String> keys = names.stream()
                .map(name -> Keys.tracking(name.get(0), name.get(1)).pk())
                // As the table stores it.
                .map(key -> new String(key.getBytes(UTF_8), UTF_8))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(5_000);
        assertThat(keys).hasSameSizeAs(names);
    }

    private static String text(Random random, String alphabet) {
        return random.ints(random.nextInt(4), 0, alphabet.length())
                .mapToObj(alphabet::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Test
    void a_return_is_read_back_from_its_partition() {
        for (ReturnKey key : List.of(
                OF, new ReturnKey("a#b%", "%23"), new ReturnKey("Größe", "🙂#"), new ReturnKey("\uD800", "?"))) {
            assertThat(Keys.returnOf(Keys.partition(key))).isEqualTo(key);
            assertThat(Keys.dueOf(Keys.partition(key))).isEqualTo(key);
            WithdrawalKey namesake = new WithdrawalKey(key.shop(), key.rma());
            assertThat(Keys.dueOf(Keys.partition(namesake))).isEqualTo(namesake);
        }
    }

    @Test
    void a_long_name_of_the_outside_is_hashed_and_a_long_name_of_ours_refused() {
        String one = "a".repeat(5000);
        assertThat(Keys.order(new OrderKey("demo", one)).pk()).hasSizeLessThan(100);
        assertThat(Keys.order(new OrderKey("demo", one + "b"))).isNotEqualTo(Keys.order(new OrderKey("demo", one)));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.header(new ReturnKey("demo", one)));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.header(new ReturnKey(one, "R-1")));
    }

    @Test
    void instants_sort_as_text() {
        List<Instant> instants = new ArrayList<>(List.of(
                at("0001-01-01T00:00:00Z"),
                at("2026-11-22T10:00:00Z"),
                at("2026-11-22T10:00:00.000000001Z"),
                at("2026-11-22T10:00:00.1Z"),
                at("2026-11-22T10:00:01Z"),
                at("9999-12-31T23:59:59.999999999Z")));
        List<String> texts = instants.stream().map(Keys::instant).toList();
        assertThat(texts).isSorted().doesNotHaveDuplicates();
        assertThat(texts.stream().map(Keys::instantOf)).isEqualTo(instants);
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.instant(Instant.parse("+10000-01-01T00:00:00Z")));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.instant(Instant.parse("-0001-01-01T00:00:00Z")));
    }

    @Test
    void a_number_that_would_break_the_order_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.refund(OF, 1000));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.policy("demo", -1));
    }

    @Test
    void every_shard_gets_its_share() {
        var shares = IntStream.range(0, 4000)
                .mapToObj(i -> Keys.duePartition(new ReturnKey("demo", "R-" + i)))
                .collect(Collectors.groupingBy(shard -> shard, Collectors.counting()));
        assertThat(shares).containsOnlyKeys(Keys.duePartitions());
        assertThat(shares.values()).allMatch(share -> share > 800);
    }
}
