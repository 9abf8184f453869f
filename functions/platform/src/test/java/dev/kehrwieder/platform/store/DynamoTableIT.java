package dev.kehrwieder.platform.store;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.refund;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent.ReturnApproved;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.TaskStatus;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TaskPage;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.TooLarge;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.platform.codec.EventCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** How things lie in the table, which others read too: the stream, seeds, people. */
final class DynamoTableIT {
    private static Emulator emulator;
    private static DynamoDbClient client;

    private final TestClock machineClock = TestClock.at("2026-11-22T10:00:00Z");
    private final Order anOrder = order("1001").build();
    private final Return first = returnOf(anOrder).dueAt("2026-11-20T10:00:00Z").build();
    private String table;
    private DynamoStore store;

    @BeforeAll
    static void startDynamoDb() {
        emulator = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), null);
        client = TableFixture.client(emulator);
    }

    @AfterAll
    static void stopDynamoDb() {
        client.close();
        emulator.close();
    }

    @BeforeEach
    void createTable() {
        table = TableFixture.create(client);
        store = new DynamoStore(client, table, machineClock);
    }

    private void given(Write... writes) {
        assertThat(store.commit(List.of(writes))).isEqualTo(CommitOutcome.COMMITTED);
    }

    private Map<String, AttributeValue> item(String pk, String sk) {
        return client.getItem(request -> request.tableName(table)
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    @Test
    void an_event_lies_as_the_message_that_the_relay_sends() {
        StoredEvent approved = event(first.key(), 1, 0, new ReturnApproved(true));
        given(new Write.AppendEvent(approved));
        Map<String, AttributeValue> item = item("S#demo#R#R-1001-1", "E#000000001#00");
        assertThat(item.get("type").s()).isEqualTo("EVENT");
        assertThat(item.get("body").s()).isEqualTo(EventCodec.message(approved));
    }

    @Test
    void a_header_carries_what_its_indexes_need_and_no_more() {
        given(new Write.PutReturn(Optional.empty(), first));
        assertThat(item("S#demo#R#R-1001-1", "RETURN"))
                .containsOnlyKeys(
                        "pk",
                        "sk",
                        "type",
                        "version",
                        "body",
                        "status",
                        "orderNumber",
                        "parts",
                        "duePk",
                        "dueSk",
                        "statusPk",
                        "statusSk",
                        "customerPk",
                        "customerSk")
                .containsEntry("duePk", AttributeValue.fromS(Keys.duePartition(first.key())))
                .containsEntry("dueSk", AttributeValue.fromS("2026-11-20T10:00:00.000000000Z#S#demo#R#R-1001-1"))
                .containsEntry("statusSk", AttributeValue.fromS("2026-11-10T09:00:00.000000000Z#R-1001-1"));
    }

    @Test
    void items_of_a_return_are_written_only_where_they_change() {
        given(new Write.PutReturn(Optional.empty(), first));
        Return second = first.next(Optional.empty(), Optional.empty());
        given(new Write.PutReturn(Optional.of(first), second));
        assertThat(item("S#demo#R#R-1001-1", "LINES").get("version").n()).isEqualTo("1");
        assertThat(item("S#demo#R#R-1001-1", "RETURN").get("version").n()).isEqualTo("2");
        Return third = second.withItems(item -> item.receive(1)).next(Optional.empty(), Optional.empty());
        given(new Write.PutReturn(Optional.of(second), third));
        assertThat(item("S#demo#R#R-1001-1", "LINES").get("version").n()).isEqualTo("3");
    }

    @Test
    void a_return_of_which_a_part_is_from_another_version_is_never_handed_out() {
        Return second = first.next(Optional.empty(), Optional.empty());
        given(new Write.PutReturn(Optional.empty(), first), new Write.PutRefund(refund(first.key(), 1, "5.00")));
        Map<String, AttributeValue> old = new HashMap<>(item("S#demo#R#R-1001-1", "M#001"));
        given(
                new Write.PutReturn(Optional.of(first), second),
                new Write.PutRefund(refund(first.key(), 1, "5.00").submitted("re_1", at("2026-11-14T10:00:00Z"))));
        assertThat(store.returnCase(first.key())).isPresent();
        put(old);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.returnCase(first.key()));
    }

    @Test
    void a_long_body_is_packed_and_unpacked_when_it_gets_short() {
        var settlementHeavy = returnOf(bigOrder(60));
        IntStream.range(0, 60).forEach(i -> settlementHeavy.item("line-" + i, 1));
        Return big = settlementHeavy.build();
        given(new Write.PutReturn(Optional.empty(), big));
        assertThat(item("S#demo#R#R-1001-1", "RETURN")).containsKey("packed").doesNotContainKey("body");
        Return small = withEstimateOf(first, big).next(Optional.empty(), Optional.empty());
        given(new Write.PutReturn(Optional.of(big), small));
        assertThat(item("S#demo#R#R-1001-1", "RETURN")).containsKey("body").doesNotContainKey("packed");
        assertThat(store.returnCase(big.key()).orElseThrow().state()).isEqualTo(small);
    }

    private static Return withEstimateOf(Return small, Return big) {
        return new Return(
                big.key(),
                big.version(),
                big.orderNumbers(),
                big.currency(),
                big.customer(),
                big.locale(),
                big.registeredAt(),
                big.method(),
                big.statutoryWithdrawal(),
                big.claim(),
                big.stage(),
                big.items(),
                big.parcels(),
                big.policyVersions(),
                small.estimate(),
                big.settlement(),
                big.deadlines(),
                big.goodsReceivedAt(),
                big.inspections(),
                big.mailProblem(),
                big.money(),
                big.healAt(),
                big.dueAt());
    }

    private static Order bigOrder(int lines) {
        Random random = new Random(7);
        var fixture = order("1001");
        IntStream.range(0, lines)
                .forEach(i -> fixture.line("line-" + i, 2, "33.33", line -> line.title(noise(random, 100))
                        .sku(noise(random, 40))));
        return fixture.build();
    }

    /** Text that packs badly. */
    private static String noise(Random random, int length) {
        return random.ints(length, '0', 'z').mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Test
    void a_thousand_lines_of_noise_fit_into_an_item() {
        Order big = bigOrder(1000);
        given(new Write.PutOrder(big));
        byte[] packed = item("S#demo#O#1001", "ORDER").get("packed").b().asByteArray();
        assertThat(packed).hasSizeLessThan(392 * 1024);
        assertThat(store.order(big.key()).orElseThrow().order()).isEqualTo(big);
    }

    @Test
    void what_does_not_fit_into_an_item_is_refused_by_name() {
        Person wordy = Person.nobody().withText("item/i1", noise(new Random(7), 600_000));
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> given(
                        new Write.PutReturn(Optional.empty(), first), new Write.PutReturnPerson(first.key(), wordy)))
                .withMessageMatching("The record of type PERSON has \\d+ bytes when packed, and may have 401408");
        assertThat(store.returnCase(first.key())).isEmpty();
    }

    @Test
    void an_api_key_is_found_by_its_hash_until_it_ends() {
        ApiKeys keys = new ApiKeys(client, table, machineClock);
        put(ApiKeyItem.of("local-storefront", "demo", "STOREFRONT", "k1"));
        ApiKey ends = new ApiKey("demo", "FINANCE", "k2", Optional.of(at("2026-11-22T10:00:10Z")));
        put(ApiKeyItem.of("ends", ends));
        assertThat(keys.find("local-storefront")).contains(new ApiKey("demo", "STOREFRONT", "k1", Optional.empty()));
        assertThat(keys.find("unknown")).isEmpty();
        assertThat(keys.find("ends")).contains(ends);
        machineClock.advance(Duration.ofSeconds(10));
        assertThat(keys.find("ends")).isEmpty();
        assertThat(ApiKeyItem.of("local-storefront", "demo", "STOREFRONT", "k1").toString())
                .doesNotContain("local-storefront");
    }

    @Test
    void a_light_read_finds_nothing_and_a_missing_table_is_a_fault_of_the_set_up() {
        store.touch();
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> new DynamoStore(client, "none", machineClock).order(anOrder.key()));
    }

    @Test
    void a_filter_that_no_task_passes_reads_no_more_tasks_than_one_page_may() {
        IntStream.range(0, 102).forEach(i -> {
            Task task = Task.about(first.key(), TaskKind.MAIL_BOUNCED, "f-" + i, "", at("2026-11-20T10:00:00Z"));
            given(new Write.RaiseTask(task));
            given(new Write.PutTask(
                    task.closed(new Task.Closing("su-1", at("2026-11-21T10:00:00Z"), Optional.empty()))));
        });

        TaskPage page = store.tasks(closedLabelTasks(Optional.empty()));
        assertThat(page.tasks()).isEmpty();
        assertThat(page.next()).isPresent();
        assertThat(store.tasks(closedLabelTasks(page.next()))).isEqualTo(new TaskPage(List.of(), Optional.empty()));
    }

    private static TaskQuery closedLabelTasks(Optional<String> after) {
        return new TaskQuery(
                "demo",
                Optional.of(TaskStatus.CLOSED),
                Optional.of(TaskKind.LABEL_FAILED),
                Optional.empty(),
                Optional.empty(),
                100,
                after);
    }
}
