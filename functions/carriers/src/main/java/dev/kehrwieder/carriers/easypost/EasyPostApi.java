package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import com.easypost.exception.APIException;
import com.easypost.exception.EasyPostException;
import com.easypost.model.Shipment;
import com.easypost.model.Tracker;
import com.easypost.service.EasyPostClient;
import com.google.gson.JsonParseException;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.secret.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * EasyPost's client with the account of one shop: each call is made once, and tells what came of it; or throws CarrierAway if
 * the account is refused.
 */
final class EasyPostApi {
    /** The client's connection has a time for connecting of its own. */
    private static final int CONNECT_MILLIS = 2_000;

    static {
        SingleCalls.install();
    }

    private final EasyPostClient client;
    private final String shop;

    private EasyPostApi(EasyPostClient client, String shop) {
        this.client = client;
        this.shop = shop;
    }

    /** @throws IllegalStateException if the shop has no account that can be read */
    static EasyPostApi of(URI base, Secrets secrets, Duration patience, String shop) {
        requireNonNull(base, "base is null");
        String key = EasyPostAccount.of(secrets, shop).apiKey();
        try {
            return new EasyPostApi(
                    new EasyPostClient(
                            key, CONNECT_MILLIS, Math.toIntExact(patience.toMillis()), withoutSlash(base.toString())),
                    shop);
        } catch (EasyPostException e) {
            throw new IllegalStateException("an account without a key", e);
        }
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    Outcome<Shipment> create(Map<String, Object> shipment) {
        return outcome(() -> client.shipment.create(shipment));
    }

    /** @param idOrReference EasyPost takes our reference in the place of its own id */
    Outcome<Shipment> shipment(String idOrReference) {
        return outcome(() -> client.shipment.retrieve(idOrReference));
    }

    /** Asks the carriers for their rates anew. */
    Outcome<Shipment> rerate(String id) {
        return outcome(() -> client.shipment.newRates(id));
    }

    Outcome<Shipment> buy(String id, String rate) {
        return outcome(() -> client.shipment.buy(id, Map.<String, Object>of("rate", Map.of("id", rate))));
    }

    Outcome<Shipment> refund(String id) {
        return outcome(() -> client.shipment.refund(id));
    }

    Outcome<Shipment> labelAsPdf(String id) {
        return outcome(() -> client.shipment.label(id, Map.of("file_format", "PDF")));
    }

    Outcome<Shipment> form(String id, String type) {
        return outcome(() -> client.shipment.generateForm(id, type));
    }

    /** Of a number there may be several: one per carrier that has it. */
    Outcome<List<Tracker>> trackers(String trackingNumber) {
        return outcome(() -> Optional.ofNullable(client.tracker
                        .all(Map.of("tracking_code", trackingNumber))
                        .getTrackers())
                .orElseGet(ArrayList::new));
    }

    private interface Call<T> {
        T made() throws EasyPostException;
    }

    private <T> Outcome<T> outcome(Call<T> call) {
        try {
            return new Outcome.Done<>(call.made());
        } catch (APIException e) {
            return failed(e);
        } catch (EasyPostException e) {
            throw new IllegalStateException("the client refused to call", e);
        } catch (NotSent e) {
            return new Outcome.Later<>("NOT_REACHED");
        } catch (NoAnswer e) {
            return new Outcome.Unclear<>("TIMEOUT", false);
        } catch (UnreadableAnswer | JsonParseException e) {
            return new Outcome.Unclear<>("UNREADABLE_ANSWER", true);
        }
    }

    private <T> Outcome<T> failed(APIException fault) {
        int status = Optional.ofNullable(fault.getStatusCode()).orElse(0);
        String code = code(fault, status);
        return switch (status) {
            // The key is wrong, or was changed and the old one is still remembered: nothing that a shopper can help.
            case 401, 403 ->
                throw new CarrierAway("EasyPost does not accept the key of " + EasyPostAccount.secretName(shop), fault);
            case 408, 425, 429 -> new Outcome.Later<>(code);
            case 500, 503 -> new Outcome.Unclear<>(code, true);
            default -> status / 100 == 4 ? new Outcome.Declined<>(status, code) : new Outcome.Unclear<>(code, false);
        };
    }

    /** The client has a text of its own where there is no code. */
    private static String code(APIException fault, int status) {
        return Optional.ofNullable(fault.getCode())
                .filter(code -> code.indexOf(' ') < 0)
                .orElse("HTTP_" + status);
    }
}
