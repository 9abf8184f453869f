package dev.kehrwieder.carriers.dhl;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.json.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Labels of DHL Parcel DE Returns.
 *
 * <p>DHL knows no idempotency key, takes no label back and shows none again. So whatever may have made a label without our
 * hearing of it is told as unknown and left to people.
 */
public final class DhlReturns implements Carrier {
    private static final String ORDERS = "/parcel/de/shipping/returns/v1/orders?labelType=";
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final DhlApi api;

    public DhlReturns(DhlApi api) {
        this.api = requireNonNull(api, "api is null");
    }

    @Override
    public String name() {
        return DhlApi.CARRIER;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    /** A label that nobody uses costs nothing: DHL bills what it scans. */
    @Override
    public GivenBack giveBack(String shop, Purchase purchase) {
        return GivenBack.NOT_OFFERED;
    }

    @Override
    public Answer label(LabelRequest request) {
        Optional<DhlAccount> account = api.account(request.parcel().of().shop());
        if (account.isEmpty()) {
            return new Refused("ACCOUNT_MISSING");
        }
        return switch (ReturnOrder.of(request)) {
            case ReturnOrder.Written.Refused(String code) -> new Refused(code);
            case ReturnOrder.Written.Order(ObjectNode body) -> order(account.get(), request, body);
        };
    }

    private Answer order(DhlAccount account, LabelRequest request, ObjectNode body) {
        OutgoingCall call =
                OutgoingCall.post(api.at(ORDERS + ReturnOrder.labelType(request.method())), Json.writeBytes(body));
        try {
            return answer(api.asCustomer(account, call));
        } catch (NoAnswer e) {
            return new Unknown(DhlApi.reason(e));
        }
    }

    private static Answer answer(Reply reply) {
        if (reply.isSuccess()) {
            return reply.json().map(DhlReturns::made).orElseGet(() -> new Unknown("ANSWER_BROKEN"));
        }
        String code = "HTTP_" + reply.status();
        return reply.isRefusal() ? new Refused(code) : new Unknown(code);
    }

    /** There is a label now; if it is not one that a shopper can use, a person has to see to it. */
    private static Answer made(ObjectNode confirmation) {
        String number = confirmation.path("shipmentNo").asString("");
        if (number.isBlank()) {
            return new Unknown("ANSWER_BROKEN");
        }
        Map<DocumentKind, byte[]> documents = new EnumMap<>(DocumentKind.class);
        document(confirmation.path("label")).ifPresent(label -> {
            if (begins(label, PDF)) {
                documents.put(DocumentKind.LABEL_PDF, label);
            } else if (begins(label, PNG)) {
                documents.put(DocumentKind.LABEL_PNG, label);
            }
        });
        document(confirmation.path("qrLabel"))
                .filter(code -> begins(code, PNG))
                .ifPresent(code -> documents.put(DocumentKind.QR, code));
        if (documents.isEmpty()) {
            return new Unknown("LABEL_MISSING");
        }
        Optional<String> international = Optional.of(
                        confirmation.path("internationalShipmentNo").asString(""))
                .filter(text -> !text.isBlank());
        return new Label(new Purchase(number, international), documents, Optional.empty());
    }

    private static Optional<byte[]> document(JsonNode document) {
        try {
            String base64 = document.path("b64").stringValue("");
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length > with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
