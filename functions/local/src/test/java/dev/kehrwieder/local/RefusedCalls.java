package dev.kehrwieder.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The calls of {@link EveryRefusalIT} that take more than a line, to its one machine, and what bodies are made of. */
final class RefusedCalls {
    private final DemoMachine machine;

    RefusedCalls(DemoMachine machine) {
        this.machine = requireNonNull(machine, "machine is null");
    }

    DemoMachine.Reply putOrder(String number, String order) {
        return machine.put("local-storefront", "/v1/orders/" + number, order);
    }

    String order(String number, int daysAgo) {
        return DemoMachine.order(number, 3, machine.runner.businessNow().minus(Duration.ofDays(daysAgo)));
    }

    /** An order that differs from a good one. */
    DemoMachine.Reply wrongOrder(String good, String wrong) {
        String order = order("WRONG", 3);
        assertThat(order).contains(good);
        DemoMachine.Reply reply = putOrder("WRONG", order.replace(good, wrong));
        assertThat(machine.get("local-support", "/v1/orders/WRONG").status()).isEqualTo(404);
        return reply;
    }

    static String policy(String more) {
        return """
                {"returnAddress": {"name": "Demo Retouren", "street": "Kehrwieder", "houseNumber": "1",
                 "postalCode": "20457", "city": "Hamburg", "country": "DE"}, %s}"""
                .formatted(more);
    }

    DemoMachine.Reply wrongPolicy(String more) {
        String before = machine.get("local-admin", "/v1/policy").text();
        DemoMachine.Reply reply = machine.put("local-admin", "/v1/policy", policy(more));
        assertThat(machine.get("local-admin", "/v1/policy").text()).isEqualTo(before);
        return reply;
    }

    private DemoMachine.Reply register(String orderNumber, String fields, String... items) {
        return machine.post("local-storefront", "/v1/returns", wanted(orderNumber, fields, items));
    }

    static String wanted(String orderNumber, String fields, String... items) {
        return "{\"orderNumber\": \"%s\", %s \"items\": [%s]}".formatted(orderNumber, fields, String.join(",", items));
    }

    static String item(int quantity, String more) {
        return "{\"lineId\": \"1\", \"quantity\": %d, \"reason\": \"TOO_SMALL\"%s}".formatted(quantity, more);
    }

    /** A return that is refused: no unit of the order is taken. */
    DemoMachine.Reply refused(String orderNumber, String fields, String... items) {
        String path = "/v1/orders/" + orderNumber;
        String before = machine.get("local-support", path).text();
        DemoMachine.Reply reply = register(orderNumber, fields, items);
        assertThat(machine.get("local-support", path).text()).isEqualTo(before);
        return reply;
    }

    /** @return the RMA of a return of two items of one line, of an order of its own */
    private String registered(String orderNumber) {
        machine.putOrder(orderNumber);
        DemoMachine.Reply registered = register(orderNumber, "", item(1, ""), item(1, ""));
        assertThat(registered.status()).isEqualTo(201);
        return registered.text("/rma");
    }

    private DemoMachine.Reply inspect(String rma, String parcel, String items) {
        return machine.post(
                "local-warehouse",
                "/v1/inspections",
                "{\"rma\": \"%s\", %s \"items\": [%s], \"complete\": true}".formatted(rma, parcel, items));
    }

    /** An inspection of a return that changes nothing. */
    DemoMachine.Reply wrongInspection(String orderNumber, String parcel, String items) {
        String rma = registered(orderNumber);
        DemoMachine.Reply reply = inspect(rma, parcel, items);
        assertThat(machine.events(rma)).doesNotContain("GoodsReceived", "ItemsInspected");
        return reply;
    }

    DemoMachine.Reply moreCreditThanThereIs() {
        String account = machine.post(
                        "local-storefront",
                        "/v1/credit/lookup",
                        "{\"email\": \"x@example.org\", \"currency\": \"EUR\"}")
                .text("/account");
        return machine.post(
                "local-storefront",
                "/v1/credit/redeem",
                """
                {"account": "%s", "reference": "cart-1", "orderNumber": "1", "currency": "EUR", "amount": "1.00"}"""
                        .formatted(account));
    }

    DemoMachine.Reply inspectedTwice() {
        String rma = registered("INSPECTED");
        String items = "{\"itemId\": \"1\", \"quantity\": 1, \"decision\": \"ACCEPTED\"}";
        assertThat(inspect(rma, "", items).status()).isEqualTo(201);
        return inspect(rma, "", items);
    }

    DemoMachine.Reply declinedTooLate() {
        String rma = registered("APPROVED");
        return machine.post("local-support", "/v1/returns/" + rma + "/decline", "{}");
    }

    DemoMachine.Reply labelOfAnOwnShipment() {
        machine.putOrder("OWN");
        String rma =
                register("OWN", "\"method\": \"OWN_SHIPMENT\",", item(1, "")).text("/rma");
        String parcels = "/v1/returns/" + rma + "/parcels";
        machine.post("local-storefront", parcels, "{\"carrier\": \"dhl\", \"trackingNumber\": \"JJD1\"}");
        return machine.get("local-storefront", parcels + "/1/label");
    }

    DemoMachine.Reply parcelOfAnother() {
        String rma = registered("PARCEL");
        String other = registered("PARCEL-2");
        String parcel = "{\"carrier\": \"dhl\", \"trackingNumber\": \"JJD2\"}";
        machine.post("local-storefront", "/v1/returns/" + other + "/parcels", parcel);
        return machine.post("local-storefront", "/v1/returns/" + rma + "/parcels", parcel);
    }

    DemoMachine.Reply pickupThatNobodyOffers() {
        machine.putOrder("FETCHED");
        String rma = register("FETCHED", "\"method\": \"OWN_SHIPMENT\",", item(1, ""))
                .text("/rma");
        String parcels = "/v1/returns/" + rma + "/parcels";
        machine.post("local-storefront", parcels, "{\"carrier\": \"nobody\", \"trackingNumber\": \"N1\"}");
        return machine.get("local-storefront", parcels + "/1/pickup-slots");
    }

    DemoMachine.Reply keyWithTwoBodies() {
        machine.putOrder("KEYED");
        assertThat(machine.register("KEYED", 1, "Idempotency-Key", "k").status())
                .isEqualTo(201);
        return machine.register("KEYED", 2, "Idempotency-Key", "k");
    }

    DemoMachine.Reply eleventhWithdrawal() {
        DemoMachine.Reply reply = withdrawal();
        for (int i = 0; i < 10; i++) {
            reply = withdrawal();
        }
        return reply;
    }

    private DemoMachine.Reply withdrawal() {
        return machine.post(
                "", "/v1/withdrawals", "{\"name\":\"Ada\",\"contract\":\"1\",\"email\":\"ada@example.org\"}");
    }

    DemoMachine.Reply fewerThanReturned() {
        registered("FEWER");
        return putOrder("FEWER", order("FEWER", 3).replace("\"quantity\": 3", "\"quantity\": 1"));
    }

    DemoMachine.Reply lessThanRefunded() {
        machine.putOrder("REFUNDED");
        String rma = machine.register("REFUNDED", 1).text("/rma");
        machine.inspect(rma, 1);
        machine.await("the return is closed", () -> machine.status(rma).equals("CLOSED"));
        return putOrder("REFUNDED", order("REFUNDED", 3).replace("\"94.94\"", "\"29.99\""));
    }

    static String payments(int count) {
        List<String> payments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payments.add("{\"paymentId\": \"p" + i
                    + "\", \"provider\": \"local\", \"reference\": \"r\", \"method\": \"CARD\", \"amount\": \"0.01\"}");
        }
        return String.join(",", payments);
    }
}
