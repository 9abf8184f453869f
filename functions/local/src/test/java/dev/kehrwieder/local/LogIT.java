package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all functions write while a return travels the whole way, and while things go wrong beside it (DESIGN 9). */
class LogIT {
    /** The shopper, what they typed, keys and links: nothing of it may be in a log. */
    private static final String[] PERSONAL = {
        "quittenbaum",
        "Quittenbaum",
        "Apfelweg",
        "17w",
        "20999",
        "drückt am Spann",
        "local-storefront",
        "local-support",
        "X-Amz-Signature",
        "/r/"
    };

    @Test
    void a_whole_return_and_its_mishaps_leave_no_person_in_any_log(@TempDir Path folder) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(captured, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try (DemoMachine machine = DemoMachine.start(folder.resolve("data"))) {
            travel(machine);
            mishaps(machine);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        String log = captured.toString(StandardCharsets.UTF_8);
        assertThat(log)
                .contains("message put aside", "scan of an unknown parcel", "\"TimeToLabel\":", "\"TimeToRefund\":");
        for (String personal : PERSONAL) {
            // As a word: the digits of a postal code stand in many an id and time.
            Pattern word = Pattern.compile("(?<![0-9a-f])" + Pattern.quote(personal) + "(?![0-9a-f])");
            assertThat(log.lines().filter(line -> word.matcher(line).find()))
                    .as("lines of the log with " + personal)
                    .isEmpty();
        }
    }

    private static void travel(DemoMachine machine) {
        assertThat(machine.put("local-storefront", "/v1/orders/L1", order(machine))
                        .status())
                .isEqualTo(201);
        DemoMachine.Reply registered = machine.post(
                "local-storefront",
                "/v1/returns",
                """
                {"orderNumber":"L1","items":[{"lineId":"1","quantity":1,"reason":"TOO_SMALL","comment":"drückt am Spann"}]}""");
        assertThat(registered.status()).isEqualTo(201);
        String rma = registered.text("/rma");
        machine.await("the label is there", () -> machine.status(rma).equals("AWAITING_DROP_OFF"));
        assertThat(machine.get("local-storefront", "/v1/returns/" + rma + "/parcels/1/label")
                        .status())
                .isEqualTo(302);
        machine.scan(machine.read(rma).text("/parcels/0/trackingNumber"), "DELIVERED");
        assertThat(machine.inspect(rma, 1).status()).isEqualTo(201);
        machine.await("the last mail is there", () -> machine.mails(rma).contains("REFUND_SENT"));
    }

    private static void mishaps(DemoMachine machine) {
        String broken = order(machine).replace("\"market\"", "\"Quittenbaum\"");
        assertThat(machine.put("local-storefront", "/v1/orders/L2", broken).status())
                .isEqualTo(422);
        assertThat(machine.put("local-storefront", "/v1/orders/L2", broken.substring(20))
                        .status())
                .isEqualTo(400);
        assertThat(machine.get("quittenbaum-key", "/v1/orders/L1").status()).isEqualTo(401);
        machine.scan("00340434161234567890", "HANDED_IN");
        for (String queue : new String[] {"labels", "inspection", "refunds", "notifications"}) {
            machine.runner.clients().sqs().sendMessage(request -> request.queueUrl(machine.queueUrl(queue + "-queue"))
                    .messageBody("{\"v\":1,\"name\":\"Quittenbaum\",\"email\":\"quittenbaum@example.org\"}"));
            machine.await("the stray message of " + queue + " is put aside", () -> machine.depth(queue + "-dlq") == 1);
        }
        machine.runner
                .clients()
                .sqs()
                .sendMessage(
                        request -> request.queueUrl(machine.queueUrl("mail-events-queue"))
                                .messageBody(
                                        """
                        {"eventType":"Bounce","mail":{"destination":["quittenbaum@example.org"],"tags":{"shop":["demo"],
                         "rma":["R1"],"event":["000000002-00"],"template":["RECEIVED"]}}}"""));
        machine.await("the broken mail event is put aside", () -> machine.depth("mail-events-dlq") == 1);
        machine.advance("P2D");
    }

    private static String order(DemoMachine machine) {
        Instant delivered = machine.runner.businessNow().minus(Duration.ofDays(3));
        return """
                {"placedAt":"%1$s","currency":"EUR","locale":"de-DE","market":"DE",
                 "customer":{"email":"quittenbaum@example.org","name":"Zacharias Quittenbaum"},
                 "shippingAddress":{"name":"Zacharias Quittenbaum","street":"Apfelweg","houseNumber":"17w","postalCode":"20999",
                   "city":"Hamburg","country":"DE"},
                 "lines":[{"lineId":"1","sku":"SHOE-42","title":"Laufschuh","quantity":1,"unitPrice":"33.33","taxRate":"0.19"}],
                 "payments":[{"paymentId":"p1","provider":"local","reference":"pay_L1","method":"CARD","amount":"33.33"}],
                 "deliveries":[{"deliveredAt":"%1$s","lines":[{"lineId":"1","quantity":1}]}]}"""
                .formatted(delivered);
    }
}
