package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Returns through the whole chain: the real template, packages, database, queues, objects, mails and money. */
class ReturnJourneyIT {
    /** What happens in a return that goes well, in order. */
    private static final List<String> EVENTS = List.of(
            "ReturnRequested",
            "ReturnApproved",
            "LabelIssued",
            "ParcelHandedIn",
            "ParcelDelivered",
            "GoodsReceived",
            "ItemsInspected",
            "SettlementDecided",
            "RefundReserved",
            "RefundSubmitted",
            "RefundSucceeded",
            "ReturnClosed");

    private static final List<String> MAILS = List.of("LABEL_READY", "INSPECTED", "REFUND_SENT");

    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void a_return_travels_from_the_storefronts_call_to_the_mail_that_says_the_money_is_back() throws Exception {
        machine.putOrder("J1");
        DemoMachine.Reply registered = machine.register("J1", 1);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.text("/status")).isEqualTo("APPROVED");
        assertThat(registered.text("/settlement/netRefund")).isEqualTo("30.00");
        String rma = registered.text("/rma");
        assertThat(registered.location()).endsWith("/v1/returns/" + rma);

        machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
        String base = "/v1/returns/" + rma + "/parcels/1/";
        assertThat(document(base + "label")).startsWith("%PDF");
        assertThat(document(base + "label?format=PNG")).startsWith("\u0089PNG");
        assertThat(document(base + "label?format=ZPL")).startsWith("^XA");
        assertThat(document(base + "qr")).startsWith("\u0089PNG");
        assertThat(document(base + "slip")).startsWith("%PDF");

        String tracking = machine.read(rma).text("/parcels/0/trackingNumber");
        machine.scan(tracking, "HANDED_IN");
        assertThat(machine.status(rma)).isEqualTo("IN_TRANSIT");
        machine.scan(tracking, "DELIVERED");
        assertThat(machine.inspect(rma, 1).status()).isEqualTo(201);
        machine.await("the return is closed", () -> machine.status(rma).equals("CLOSED"));
        machine.await("the last mail is there", () -> machine.mails(rma).equals(MAILS));
        machine.await("every queue is empty", machine::queuesAreEmpty);

        assertThat(machine.events(rma)).containsExactlyElementsOf(EVENTS);
        DemoMachine.Reply closed = machine.read(rma);
        assertThat(closed.text("/settlement/refunds/0/status")).isEqualTo("SUCCEEDED");
        assertThat(closed.text("/settlement/netRefund")).isEqualTo("30.00");
        assertThat(closed.text("/items/0/money")).isEqualTo("REFUNDED");
        assertThat(machine.get("local-finance", "/v1/orders/J1").text("/payments/0/refunded"))
                .isEqualTo("30.00");
        assertThat(machine.inspect(rma, 1).text("/code")).isEqualTo("ALREADY_INSPECTED");
    }

    @Test
    void a_claim_ends_in_a_repair_without_money_and_the_next_one_is_paid_back() {
        machine.putOrder("J9");
        String first = claimed("J9", "REPAIR");
        machine.inspect(first, 1);
        machine.await("the repair is closed", () -> machine.status(first).equals("CLOSED"));
        machine.await("the mail is there", () -> machine.mails(first).equals(List.of("LABEL_READY", "INSPECTED")));
        assertThat(machine.events(first)).doesNotContain("RefundReserved", "ExchangeReleased");
        assertThat(machine.read(first).text("/settlement/netRefund")).isEqualTo("0.00");
        assertThat(machine.read(first).text("/items/0/goods")).isEqualTo("SENT_BACK");

        String second = claimed("J9", "REFUND_ORIGINAL_PAYMENT");
        machine.inspect(second, 1);
        machine.await("the refund is closed", () -> machine.status(second).equals("CLOSED"));
        machine.await("the last mail is there", () -> machine.mails(second).equals(MAILS));

        // A pair for 30.00 and its third of the postage.
        assertThat(machine.get("local-finance", "/v1/orders/J9").text("/payments/0/refunded"))
                .isEqualTo("31.65");
    }

    private static String claimed(String orderNumber, String resolution) {
        DemoMachine.Reply registered = machine.post(
                "local-storefront",
                "/v1/returns",
                """
                {"orderNumber":"%s","claim":true,
                 "items":[{"lineId":"1","quantity":1,"reason":"DEFECTIVE","resolution":"%s"}]}"""
                        .formatted(orderNumber, resolution));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        String rma = registered.text("/rma");
        machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
        return rma;
    }

    @Test
    void every_message_twice_and_in_shuffled_order_ends_the_same() {
        machine.twiceAndShuffled(() -> {
            machine.putOrder("J2");
            String rma = machine.register("J2", 2).text("/rma");
            machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
            String tracking = machine.read(rma).text("/parcels/0/trackingNumber");
            machine.scan(tracking, "HANDED_IN");
            machine.scan(tracking, "DELIVERED");
            machine.inspect(rma, 2);
            machine.awaitPaid(rma);

            assertThat(machine.events(rma)).containsExactlyInAnyOrderElementsOf(EVENTS);
            assertThat(machine.mails(rma)).containsExactlyInAnyOrderElementsOf(MAILS);
            assertThat(machine.get("local-finance", "/v1/orders/J2").text("/payments/0/refunded"))
                    .isEqualTo("59.99");
        });
    }

    @Test
    void a_return_whose_every_event_was_lost_is_healed_by_one_run_of_deadlines() {
        machine.runner.faults().dropStreamRecords(true);
        String rma;
        try {
            machine.putOrder("J3");
            rma = machine.register("J3", 1).text("/rma");
            machine.inspect(rma, 1);
            assertThat(machine.events(rma)).doesNotContain("LabelIssued", "SettlementDecided");
        } finally {
            machine.runner.faults().dropStreamRecords(false);
        }
        machine.advance("PT15M");

        machine.awaitPaid(rma);
        // The goods came before any label was made, so whether one still is depends on which message comes first.
        assertThat(machine.events(rma))
                .filteredOn(event -> !event.equals("LabelIssued"))
                .containsExactlyInAnyOrderElementsOf(EVENTS.stream()
                        .filter(event -> !event.startsWith("Parcel") && !event.equals("LabelIssued"))
                        .toList());
        assertThat(machine.mails(rma)).contains("INSPECTED", "REFUND_SENT").doesNotHaveDuplicates();
        assertThat(machine.get("local-finance", "/v1/orders/J3").text("/payments/0/refunded"))
                .isEqualTo("30.00");
    }

    @Test
    void the_last_event_of_a_closed_return_is_repeated_when_it_was_lost() {
        machine.putOrder("J4");
        String rma = machine.register("J4", 1).text("/rma");
        machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
        machine.await("its mail is there", () -> machine.mails(rma).contains("LABEL_READY"));
        machine.inspect(rma, 1);
        machine.await("the refund is submitted", () -> machine.events(rma).contains("RefundSubmitted"));
        machine.runner.faults().dropStreamRecords(true);
        try {
            machine.await("the return is closed", () -> machine.status(rma).equals("CLOSED"));
        } finally {
            machine.runner.faults().dropStreamRecords(false);
        }
        machine.advance("PT61M");
        machine.await(
                "the mail of the refund is there", () -> machine.mails(rma).contains("REFUND_SENT"));
    }

    @Test
    void twelve_callers_return_the_last_unit_and_one_gets_it() throws Exception {
        machine.putOrder("J5", 1);
        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(12)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(() -> machine.register("J5", 1).status());
            }
            for (Future<Integer> call : callers.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).allMatch(status -> status == 201 || status == 409 || status == 422);
        assertThat(machine.get("local-support", "/v1/returns?order=J5").json().path("items"))
                .hasSize(1);
    }

    @Test
    void a_function_that_is_down_gets_its_messages_when_it_is_back_and_the_others_go_on() {
        machine.runner.faults().failFunction("notifications", true);
        String rma;
        try {
            machine.putOrder("J6");
            rma = machine.register("J6", 1).text("/rma");
            machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
            machine.inspect(rma, 1);
            machine.await("the return is closed", () -> machine.status(rma).equals("CLOSED"));
            assertThat(machine.mails(rma)).isEmpty();
        } finally {
            machine.runner.faults().failFunction("notifications", false);
        }
        machine.await("the last mail is there", () -> machine.mails(rma).contains("REFUND_SENT"));
        machine.await("every queue is empty", machine::queuesAreEmpty);
        assertThat(machine.mails(rma)).containsExactlyInAnyOrderElementsOf(MAILS);
    }

    @Test
    void a_message_that_can_never_succeed_lies_in_the_dead_letter_queue_with_its_reason() {
        String queue = machine.queueUrl("labels-queue");
        machine.runner.clients().sqs().sendMessage(request -> request.queueUrl(queue)
                .messageBody("{}"));
        machine.await("it is put aside", () -> machine.depth("labels-dlq") == 1);
        var put = machine.runner.clients().sqs().receiveMessage(request -> request.queueUrl(
                        machine.queueUrl("labels-dlq"))
                .messageAttributeNames("All"));
        assertThat(put.messages()).hasSize(1);
        assertThat(put.messages().getFirst().messageAttributes().get("reason").stringValue())
                .isNotBlank();
        machine.runner.clients().sqs().deleteMessage(request -> request.queueUrl(machine.queueUrl("labels-dlq"))
                .receiptHandle(put.messages().getFirst().receiptHandle()));
    }

    @Test
    void a_refund_that_the_provider_refuses_is_still_owed() {
        machine.putOrder("J7");
        machine.post("", "/_local/payments/pay_J7/fail-next", "");
        String rma = machine.register("J7", 1).text("/rma");
        machine.inspect(rma, 1);
        machine.await("the refund failed", () -> machine.events(rma).contains("RefundFailed"));
        machine.await("the mail says so", () -> machine.mails(rma).contains("REFUND_FAILED"));
        assertThat(machine.status(rma)).isEqualTo("INSPECTED");
        // Nothing else may take what the shopper has not got.
        assertThat(machine.get("local-finance", "/v1/orders/J7").text("/payments/0/reserved"))
                .isEqualTo("30.00");
    }

    @Test
    void a_shopper_whose_domain_has_an_umlaut_gets_the_mail_at_its_ascii_form() {
        machine.putOrder("J8", 1, "ada@müller.example");
        String rma = machine.register("J8", 1).text("/rma");
        machine.await("its mail is there", () -> machine.mails(rma).contains("LABEL_READY"));
        machine.await("every queue is empty", machine::queuesAreEmpty);
        assertThat(machine.get("", "/_local/mail").json())
                .filteredOn(mail -> mail.path("text").asString("").contains(rma))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.path("to").toString()).contains("ada@xn--mller-kva.example");
                    assertThat(machine.get("", "/_local/mail/" + mail.path("id").asString("") + ".eml")
                                    .text())
                            .contains("To: Ada Beispiel <ada@xn--mller-kva.example>")
                            .doesNotContain("müller");
                });
        assertThat(machine.get("local-support", "/v1/orders/J8").text("/customer/email"))
                .isEqualTo("ada@müller.example");
    }

    private static String document(String path) throws Exception {
        DemoMachine.Reply redirect = machine.get("local-support", path);
        assertThat(redirect.status()).isEqualTo(302);
        return new String(machine.bytes(redirect.location()), StandardCharsets.ISO_8859_1);
    }
}
