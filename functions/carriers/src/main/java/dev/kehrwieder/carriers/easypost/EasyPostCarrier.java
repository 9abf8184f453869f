package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import com.easypost.model.Rate;
import com.easypost.model.Shipment;
import dev.kehrwieder.carriers.easypost.Outcome.Declined;
import dev.kehrwieder.carriers.easypost.Outcome.Done;
import dev.kehrwieder.carriers.easypost.Outcome.Later;
import dev.kehrwieder.carriers.easypost.Outcome.Unclear;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.secret.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Buys labels in two steps: a shipment, which costs nothing and shows the rates, and then one of them.
 *
 * <p>EasyPost knows no key that would make a request the same request. What it has instead: a shipment can be bought once
 * only, and is found by our reference. So a purchase begins with a look for its shipment and goes on with it, and a doubt
 * is settled by asking for that shipment; a second label comes about only where the look misses a shipment that is there.
 */
public final class EasyPostCarrier implements Carrier {
    static final String NAME = "easypost";

    /** It was bought, or EasyPost itself waits for the carrier or does not know. */
    private static final Set<String> MAY_BE_BOUGHT = Set.of(
            "SHIPMENT.POSTAGE.EXISTS",
            "SHIPMENT.POSTAGE.NO_RESPONSE",
            "SHIPMENT.POSTAGE.TIMED_OUT",
            "SHIPMENT.PURCHASE.IN_PROGRESS");

    private final URI base;
    private final Secrets secrets;
    private final Duration patience;
    private final LabelFiles files;

    /**
     * @param base of EasyPost's API, without its version
     * @param secrets a shop's account under {@code carrier/easypost/SHOP}: see {@link EasyPostAccount}
     * @param patience for each answer; a label takes four of them, one after the other, and ten where everything goes wrong
     */
    public EasyPostCarrier(URI base, Secrets secrets, Duration patience) {
        this.base = requireNonNull(base, "base is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.patience = requireNonNull(patience, "patience is null");
        this.files = new LabelFiles(base, new OutgoingCalls(patience));
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Not quite: EasyPost does not promise that references are unique, nor which shipment it finds if two have the same, as
     * they may after a request for a shipment whose answer got lost.
     */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public Answer label(LabelRequest request) {
        // A weight is what the rates are made of; a guessed one is a surcharge, or a parcel that stays where it is.
        if (request.weightGrams() <= 0) {
            return new Refused("WEIGHT_UNKNOWN");
        }
        return new Purchasing(request).answer();
    }

    @Override
    public GivenBack giveBack(String shop, Purchase purchase) {
        String id = purchase.carrierReference()
                .orElseThrow(() -> new IllegalArgumentException("a label of EasyPost's without its shipment"));
        EasyPostApi api = EasyPostApi.of(base, secrets, patience, shop);
        return switch (api.refund(id)) {
            case Done<Shipment>(Shipment shipment) -> givenBack(shipment);
            // Asked for before, or too late: the shipment knows.
            case Declined<Shipment> _ -> asked(api, id);
            case Later<Shipment>(String why) -> throw away(why);
            case Unclear<Shipment>(String why, boolean _) -> throw away(why);
        };
    }

    private static GivenBack asked(EasyPostApi api, String id) {
        return switch (api.shipment(id)) {
            case Done<Shipment>(Shipment shipment) -> givenBack(shipment);
            case Declined<Shipment> _ -> GivenBack.REFUSED;
            case Later<Shipment>(String why) -> throw away(why);
            case Unclear<Shipment>(String why, boolean _) -> throw away(why);
        };
    }

    /** The money comes when the carrier has seen for some weeks that nobody used the label. */
    private static GivenBack givenBack(Shipment shipment) {
        String status = Optional.ofNullable(shipment.getRefundStatus()).orElse("");
        return status.equals("submitted") || status.equals("refunded") ? GivenBack.DONE : GivenBack.REFUSED;
    }

    private static CarrierAway away(String why) {
        return new CarrierAway(NAME + ": " + why, null);
    }

    /** One label on its way from our request to the carrier's answer. */
    private final class Purchasing {
        private final LabelRequest request;
        private final EasyPostAccount account;
        private final EasyPostApi api;

        Purchasing(LabelRequest request) {
            String shop = request.parcel().of().shop();
            this.request = request;
            this.account = EasyPostAccount.of(secrets, shop);
            this.api = EasyPostApi.of(base, secrets, patience, shop);
        }

        Answer answer() {
            String reference = ReturnShipment.reference(request);
            return switch (api.shipment(reference)) {
                case Done<Shipment>(Shipment earlier) when !reference.equals(earlier.getReference()) -> created();
                case Done<Shipment>(Shipment earlier) when isBought(earlier) -> label(earlier);
                // Its rates may be of last week.
                case Done<Shipment>(Shipment earlier) -> rated(api.rerate(earlier.getId()));
                case Declined<Shipment> declined when declined.isUnknown() -> created();
                case Declined<Shipment>(int _, String code) -> new Refused(code);
                case Later<Shipment>(String why) -> throw away(why);
                case Unclear<Shipment>(String why, boolean _) -> throw away(why);
            };
        }

        private Answer created() {
            return rated(api.create(ReturnShipment.of(request, account)));
        }

        /** A shipment that may be there costs nothing, and is found the next time. */
        private Answer rated(Outcome<Shipment> shipment) {
            return switch (shipment) {
                case Done<Shipment>(Shipment made) -> bought(made);
                case Declined<Shipment>(int _, String code) -> new Refused(code);
                case Later<Shipment>(String why) -> throw away(why);
                case Unclear<Shipment>(String why, boolean _) -> throw away(why);
            };
        }

        private Answer bought(Shipment shipment) {
            Optional<Rate> rate = RateChoice.cheapest(
                    shipment.getRates(), account, request.value().currency());
            if (rate.isEmpty()) {
                return new Refused("NO_RATE");
            }
            return switch (api.buy(shipment.getId(), rate.get().getId())) {
                case Done<Shipment>(Shipment bought) when isBought(bought) -> label(bought);
                case Done<Shipment> _ -> settled(shipment.getId(), "NO_LABEL_IN_ANSWER", false);
                case Declined<Shipment>(int _, String code)
                when MAY_BE_BOUGHT.contains(code) -> settled(shipment.getId(), code, false);
                case Declined<Shipment>(int _, String code) -> new Refused(code);
                case Later<Shipment>(String why) -> throw away(why);
                case Unclear<Shipment>(String why, boolean isOver) -> settled(shipment.getId(), why, isOver);
            };
        }

        /**
         * What became of a purchase whose answer does not say it.
         *
         * @param isOver whether a shipment that is not bought by now will not be
         */
        private Answer settled(String id, String why, boolean isOver) {
            if (api.shipment(id) instanceof Done<Shipment>(Shipment shipment)) {
                if (isBought(shipment)) {
                    return label(shipment);
                }
                if (isOver) {
                    throw away(why);
                }
            }
            return new Unknown(why);
        }

        private static boolean isBought(Shipment shipment) {
            return shipment.getPostageLabel() != null && shipment.getTrackingCode() != null;
        }

        private Answer label(Shipment bought) {
            Map<DocumentKind, byte[]> documents = new LabelDocuments(api, files).of(bought, request.method());
            // It is paid for: whoever asks again finds it by its reference.
            return documents.isEmpty()
                    ? new Unknown("BOUGHT_BUT_NOT_FETCHED")
                    : new Label(
                            new Purchase(bought.getTrackingCode(), Optional.of(bought.getId())),
                            documents,
                            RateChoice.price(bought.getSelectedRate()));
        }
    }
}
