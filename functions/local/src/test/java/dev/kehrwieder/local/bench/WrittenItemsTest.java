package dev.kehrwieder.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.bench.WrittenItems.WrittenItem;
import org.junit.jupiter.api.Test;

class WrittenItemsTest {
    @Test
    void an_item_is_as_large_as_its_names_and_values() {
        assertThat(WrittenItems.of(
                        """
                        {"TransactItems": [
                          {"Put": {"Item": {"pk": {"S": "ä"}, "type": {"S": "EVENT"}, "n": {"N": "1234"}}}},
                          {"Update": {"Key": {"pk": {"S": "a"}}, "ExpressionAttributeNames": {"#b": "body"},
                            "ExpressionAttributeValues": {":b": {"S": "four"}, ":type": {"S": "RETURN"}}}},
                          {"ConditionCheck": {"Key": {"pk": {"S": "a"}}}}
                        ]}
                        """
                                .getBytes(UTF_8)))
                .containsExactly(
                        new WrittenItem("EVENT", 2 + 2 + 4 + 5 + 1 + 3),
                        new WrittenItem("RETURN", 2 + 1 + 4 + 4 + 6),
                        new WrittenItem("ConditionCheck", 1));
    }

    @Test
    void each_kilobyte_begun_costs_two_units_in_a_transaction() {
        assertThat(new WrittenItem("EVENT", 1).units()).isEqualTo(2);
        assertThat(new WrittenItem("EVENT", 1024).units()).isEqualTo(2);
        assertThat(new WrittenItem("RETURN", 2100).units()).isEqualTo(6);
    }
}
