package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods that stay with the shopper, through the whole chain: no label is made, and the money comes back by itself. */
class KeepItemIT {
    private static final List<String> EVENTS = List.of(
            "ReturnRequested",
            "ReturnApproved",
            "ItemsKept",
            "SettlementDecided",
            "RefundReserved",
            "RefundSubmitted",
            "RefundSucceeded",
            "ReturnClosed");

    private static final List<String> MAILS = List.of("KEEP_ITEM", "REFUND_SENT");

    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"));
        DemoMachine.Reply policy = machine.put(
                "local-admin",
                "/v1/policy",
                """
                { "returnAddress": { "name": "Demo Retouren", "street": "Kehrwieder", "houseNumber": "1",
                    "postalCode": "20457", "city": "Hamburg", "country": "DE" },
                  "returnShippingFee": "4.90", "keepItemBelow": "31.00" }
                """);
        assertThat(policy.status()).as(policy.text()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void goods_of_little_worth_stay_and_their_money_comes_back_without_a_label() {
        machine.putOrder("K1");
        DemoMachine.Reply registered = machine.register("K1", 1);
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.text("/items/0/goods")).isEqualTo("KEPT");
        assertThat(registered.text("/method")).isEqualTo("KEEP_ITEM");
        assertThat(registered.text("/settlement/netRefund")).isEqualTo("30.00");
        String rma = registered.text("/rma");

        machine.await("the return is closed", () -> machine.status(rma).equals("CLOSED"));
        machine.await("the last mail is there", () -> machine.mails(rma).size() == MAILS.size());
        machine.await("every queue is empty", machine::queuesAreEmpty);

        assertThat(machine.events(rma)).containsExactlyElementsOf(EVENTS);
        assertThat(machine.mails(rma)).containsExactlyInAnyOrderElementsOf(MAILS);
        assertThat(machine.read(rma).json().path("parcels")).isEmpty();
        assertThat(machine.read(rma).text("/items/0/money")).isEqualTo("REFUNDED");
        assertThat(machine.get("local-finance", "/v1/orders/K1").text("/payments/0/refunded"))
                .isEqualTo("30.00");
        assertThat(machine.get("local-support", "/v1/returns/" + rma + "/parcels/1/label")
                        .status())
                .isEqualTo(404);
        DemoMachine.Reply judged = machine.post(
                "local-warehouse",
                "/v1/inspections",
                """
                { "rma": "%s", "items": [ { "lineId": "1", "quantity": 1, "decision": "REJECTED" } ] }
                """
                        .formatted(rma));
        assertThat(judged.status()).isEqualTo(409);
        assertThat(judged.text("/code")).isEqualTo("ALREADY_INSPECTED");
    }

    @Test
    void the_next_unit_of_the_line_has_to_come_and_its_label_is_made() {
        machine.putOrder("K2");
        String first = machine.register("K2", 1).text("/rma");
        machine.await("the first one is closed", () -> machine.status(first).equals("CLOSED"));

        DemoMachine.Reply second = machine.register("K2", 1);

        assertThat(second.text("/items/0/goods")).isEqualTo("ANNOUNCED");
        assertThat(second.text("/settlement/returnShippingFee")).isEqualTo("4.90");
        String rma = second.text("/rma");
        machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
    }

    @Test
    void every_message_twice_and_in_shuffled_order_pays_once() {
        machine.twiceAndShuffled(() -> {
            machine.putOrder("K3");
            String rma = machine.register("K3", 1).text("/rma");
            machine.awaitPaid(rma);

            assertThat(machine.events(rma)).containsExactlyInAnyOrderElementsOf(EVENTS);
            assertThat(machine.mails(rma)).containsExactlyInAnyOrderElementsOf(MAILS);
            assertThat(machine.get("local-finance", "/v1/orders/K3").text("/payments/0/refunded"))
                    .isEqualTo("30.00");
        });
    }

    @Test
    void a_kept_return_whose_every_event_was_lost_is_healed_by_one_run_of_deadlines() {
        machine.runner.faults().dropStreamRecords(true);
        String rma;
        try {
            machine.putOrder("K4");
            rma = machine.register("K4", 1).text("/rma");
        } finally {
            machine.runner.faults().dropStreamRecords(false);
        }
        assertThat(machine.events(rma)).doesNotContain("SettlementDecided");

        machine.advance("PT15M");

        machine.awaitPaid(rma);
        assertThat(machine.get("local-finance", "/v1/orders/K4").text("/payments/0/refunded"))
                .isEqualTo("30.00");
    }
}
