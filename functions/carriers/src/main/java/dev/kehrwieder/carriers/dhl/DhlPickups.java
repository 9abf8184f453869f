package dev.kehrwieder.carriers.dhl;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.Pickups;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.json.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parcel DE Pickup v3: one parcel with a label, at an address, on a day. */
public final class DhlPickups implements Pickups {
    private static final String ORDERS = "/parcel/de/transportation/pickup/v3/orders";
    /** Fewer and shorter than on a label. */
    private static final int NAME_LINES = 2;

    private static final int POSTAL_CODE = 7;
    private static final int CITY = 35;

    private final DhlApi api;

    public DhlPickups(DhlApi api) {
        this.api = requireNonNull(api, "api is null");
    }

    @Override
    public String carrier() {
        return DhlApi.CARRIER;
    }

    @Override
    public Answer book(PickupRequest request) {
        Optional<DhlAccount> account = api.account(request.shop());
        if (account.isEmpty()) {
            return new Answer.Refused("ACCOUNT_MISSING");
        }
        return switch (Shipper.of(request.at())) {
            case Shipper.Fitted.Refused(String code) -> new Answer.Refused(code);
            case Shipper.Fitted.Fits(Shipper at)
            when at.names().size() > NAME_LINES || at.postalCode().length() > POSTAL_CODE ->
                new Answer.Refused("ADDRESS_TOO_LONG");
            case Shipper.Fitted.Fits(Shipper at) -> book(account.get(), body(account.get(), request, at), request);
        };
    }

    private Answer book(DhlAccount account, ObjectNode body, PickupRequest request) {
        try {
            Reply reply = api.asCustomer(account, OutgoingCall.post(api.at(ORDERS), Json.writeBytes(body)));
            if (reply.isSuccess()) {
                return reply.json()
                        .flatMap(json -> booked(json, request))
                        .orElseGet(() -> new Answer.Unknown("ANSWER_BROKEN"));
            }
            String code = "HTTP_" + reply.status();
            return reply.isRefusal() ? new Answer.Refused(code) : new Answer.Unknown(code);
        } catch (NoAnswer e) {
            return new Answer.Unknown(DhlApi.reason(e));
        }
    }

    /** On the day that DHL says, which need not be the one asked for. */
    private static Optional<Answer> booked(ObjectNode json, PickupRequest request) {
        JsonNode order = json.path("confirmation").path("value");
        String id = order.path("orderID").asString("");
        return id.isBlank()
                ? Optional.empty()
                : Optional.of(new Answer.Booked(
                        id, day(order.path("pickupDate").stringValue("")).orElse(request.day())));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode body(DhlAccount account, PickupRequest request, Shipper at) {
        ObjectNode body = Json.object();
        body.putObject("customerDetails").put("billingNumber", account.billingNumber());
        ObjectNode location = body.putObject("pickupLocation").put("type", "Address");
        ObjectNode address = location.putObject("pickupAddress");
        for (int line = 0; line < at.names().size(); line++) {
            address.put("name" + (line + 1), at.names().get(line));
        }
        address.put("addressStreet", at.street())
                .put("addressHouse", at.house())
                .put("postalCode", at.postalCode())
                .put("city", Shipper.cut(at.city(), CITY))
                .put("country", request.at().country());
        ObjectNode details = body.putObject("pickupDetails");
        details.putObject("pickupDate")
                .put("type", "Date")
                .put("value", request.day().toString());
        if (request.weightGrams() > 0) {
            details.putObject("totalWeight").put("uom", "g").put("value", request.weightGrams());
        }
        body.putObject("shipmentDetails")
                .putArray("shipments")
                .addObject()
                .put("transportationType", "PAKET")
                .put("shipmentNo", request.trackingNumber());
        return body;
    }
}
