package dev.kehrwieder.registration.published;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.RefundTrigger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** English as in Europe. */
final class English implements Words {
    private static final Set<String> WITH_ARTICLE = Set.of("NL", "US", "GB", "AE", "PH");

    @Override
    public Locale locale() {
        return Locale.UK;
    }

    @Override
    public String otherLanguage() {
        return "Deutsch";
    }

    @Override
    public String title(String shop) {
        return "Returns at " + shop;
    }

    @Override
    public String intro() {
        return "How you can return or exchange what you bought. You always have your rights by law, even where this page"
                + " rules something out.";
    }

    @Override
    public String atAGlance() {
        return "At a glance";
    }

    @Override
    public String howLong() {
        return "How long you have";
    }

    @Override
    public String windowInShort(int days, Anchor anchor) {
        return days == 0
                ? (anchor == Anchor.ORDERED ? "on the day of the order only" : "on the day of delivery only")
                : days(days) + (anchor == Anchor.ORDERED ? " from the order" : " from delivery");
    }

    @Override
    public String window(int days, Anchor anchor) {
        String day = anchor == Anchor.ORDERED ? "the order" : "delivery";
        return days == 0
                ? "You can return items on the day of " + day + "."
                : "You can return items within " + days(days) + " of " + day + ". The day of " + day
                        + " itself does not count.";
    }

    @Override
    public String season(String orderedFrom, String orderedTo, String until) {
        return "Ordered from " + orderedFrom + " to " + orderedTo + ": you have until " + until + " at least.";
    }

    @Override
    public String approval(Approval approval) {
        return switch (approval) {
            case AUTO, REJECT -> "";
            case MANUAL -> "We look at each return by hand. Please send nothing before we have agreed.";
        };
    }

    @Override
    public String notTakenBack() {
        return "Beyond your rights by law we do not take items back, unless a special rule below says otherwise.";
    }

    @Override
    public String whatItCosts() {
        return "What it costs";
    }

    @Override
    public String free() {
        return "free";
    }

    @Override
    public String postage(String amount) {
        return amount;
    }

    @Override
    public String ownPostage() {
        return "your own postage";
    }

    @Override
    public String ownPostageAnd(String amount) {
        return "your own postage and " + amount;
    }

    @Override
    public String inTheOrdersCurrency(String number) {
        return number + " in the currency of your order";
    }

    @Override
    public String wayAndCost() {
        return "Sending it back";
    }

    @Override
    public String way() {
        return "Way";
    }

    @Override
    public String cost() {
        return "Cost";
    }

    @Override
    public String postageIsDeducted() {
        return "We take the cost of sending off your refund, once for each return.";
    }

    @Override
    public String restocking(String percent) {
        return "We keep a restocking fee of " + percent + " of the price of what you return.";
    }

    @Override
    public String noRestocking() {
        return "There is no restocking fee.";
    }

    @Override
    public String freeIfFaulty() {
        return "If an item is faulty, wrong, incomplete or was damaged on its way, we take nothing off.";
    }

    @Override
    public String howToSend() {
        return "How to return";
    }

    @Override
    public String announceFirst() {
        return "First tell the shop about your return. There you choose what comes back, and how:";
    }

    @Override
    public String method(ReturnMethod method) {
        return switch (method) {
            case BY_MAIL_LABEL -> "Parcel with a label";
            case BY_MAIL_QR -> "Parcel with a QR code";
            case DROP_OFF_POINT -> "Drop-off point";
            case IN_STORE -> "In store";
            case HOME_PICKUP -> "Pick-up at home";
            case OWN_SHIPMENT -> "Shipment of your own";
            case KEEP_ITEM -> "Keep it";
        };
    }

    @Override
    public String methodExplained(ReturnMethod method) {
        return switch (method) {
            case BY_MAIL_LABEL -> "You print our label, stick it on the parcel and hand it in.";
            case BY_MAIL_QR -> "You show the QR code at a parcel shop; the label is printed there.";
            case DROP_OFF_POINT -> "You take the parcel to a drop-off point.";
            case IN_STORE -> "You bring the items to one of our stores.";
            case HOME_PICKUP -> "The parcel is collected at your home.";
            case OWN_SHIPMENT -> "You choose and pay the carrier yourself and tell us the tracking number.";
            case KEEP_ITEM -> "You need not send the item back.";
        };
    }

    @Override
    public String labelsLast(int days) {
        return "Label and QR code are good for " + days(days) + ".";
    }

    @Override
    public String packing() {
        return "How to pack";
    }

    @Override
    public String whatYouGet() {
        return "What you get";
    }

    @Override
    public String resolution(Resolution resolution) {
        return switch (resolution) {
            case REFUND_ORIGINAL_PAYMENT -> "your money back";
            case STORE_CREDIT -> "store credit";
            case EXCHANGE_VARIANT -> "the same item in another size or colour";
            case EXCHANGE_PRODUCT -> "another item";
            case INSTANT_EXCHANGE -> "an exchange where the new item leaves at once";
            case REPLACEMENT -> "a replacement";
            case REPAIR -> "a repair";
            case REFUND_KEEP_ITEM -> "your money back, and you keep the item";
            case PARTIAL_REFUND_KEEP_ITEM -> "part of the money, and you keep the item";
            case NO_COMPENSATION -> "nothing";
        };
    }

    @Override
    public String bonus(String percent) {
        return "If you choose store credit, we add " + percent + ".";
    }

    @Override
    public String money(RefundTrigger trigger) {
        return "We pay " + moneyInShort(trigger) + ".";
    }

    @Override
    public String moneyInShort(RefundTrigger trigger) {
        return switch (trigger) {
            case HANDED_IN -> "as soon as you have handed in the parcel";
            case DELIVERED -> "as soon as the parcel has reached us";
            case INSPECTED -> "as soon as the parcel has reached us and we have checked the items";
        };
    }

    @Override
    public String sameWay() {
        return "The money goes back the way you paid. It can take some banking days more until your bank shows it.";
    }

    @Override
    public String whatStays() {
        return "What does not come back";
    }

    @Override
    public String whatStaysIntro() {
        return "Beyond your rights by law we do not take these items back:";
    }

    @Override
    public String goods(LineFlag flag) {
        return switch (flag) {
            case FINAL_SALE -> "items of a final sale";
            case SEALED_HYGIENE -> "sealed hygiene items";
            case SEALED_MEDIA -> "sealed audio, video and software";
            case MADE_TO_ORDER -> "items made specially for you";
            case PERISHABLE -> "perishable items";
            case GIFT_CARD -> "gift cards";
            case BULKY -> "bulky items";
            case HAZARDOUS -> "hazardous items";
            case DIGITAL -> "digital items";
        };
    }

    @Override
    public String whyNot(LineFlag flag) {
        return switch (flag) {
            case FINAL_SALE -> "marked as not returnable when you bought them";
            case MADE_TO_ORDER -> "nobody else could use them";
            case PERISHABLE -> "they would not keep until they are sold again";
            case GIFT_CARD -> "they are like cash";
            case DIGITAL -> "what was downloaded cannot come back";
            case SEALED_HYGIENE, SEALED_MEDIA, BULKY, HAZARDOUS -> "";
        };
    }

    @Override
    public String sealed() {
        return "We look at sealed hygiene items and at sealed audio, video and software when they reach us: if the seal is"
                + " broken, we may refuse them.";
    }

    @Override
    public String blocked(List<String> skus, int more) {
        return "single items with these numbers: " + String.join(", ", skus)
                + (more == 0 ? "" : " and " + more + " more");
    }

    @Override
    public String specialRules() {
        return "Special rules";
    }

    @Override
    public String firstRuleCounts() {
        return "If several rules fit, on each point the topmost that speaks of it counts.";
    }

    @Override
    public String from(String country) {
        return (WITH_ARTICLE.contains(country) ? "the " : "")
                + Locale.of("", country).getDisplayCountry(Locale.UK);
    }

    @Override
    public String ordersFrom(List<String> countries) {
        return "ordered from " + or(countries);
    }

    @Override
    public String because(List<String> reasons) {
        return "reason " + or(reasons.stream().map(reason -> "“" + reason + "”").toList());
    }

    @Override
    public String fault(FaultParty fault) {
        return switch (fault) {
            case CUSTOMER -> "if the item is all right and you would rather not keep it";
            case MERCHANT -> "if we made a mistake";
            case CARRIER -> "if something went wrong on the way";
            case SUPPLIER -> "if the item is faulty";
            case UNKNOWN -> "if the reason is unclear";
        };
    }

    @Override
    public String sentBy(List<String> methods) {
        return "returned by " + or(methods);
    }

    @Override
    public String everything() {
        return "All items";
    }

    @Override
    public String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    @Override
    public String ruleApproval(Approval approval) {
        return switch (approval) {
            case AUTO -> "accepted without a check beforehand";
            case MANUAL -> "checked by hand";
            case REJECT -> "not taken back";
        };
    }

    @Override
    public String rulePostage(String amount) {
        return "sending back costs " + amount;
    }

    @Override
    public String ruleFreePostage() {
        return "sending back is free";
    }

    @Override
    public String ruleRestocking(String percent) {
        return percent + " restocking fee";
    }

    @Override
    public String ruleNoRestocking() {
        return "no restocking fee";
    }

    @Override
    public String ruleMethods(List<String> methods) {
        return "returned only this way: " + or(methods);
    }

    @Override
    public String ruleResolutions(List<String> resolutions) {
        return "you get " + or(resolutions);
    }

    @Override
    public String rulePhotos(int photos) {
        return photos == 0 ? "without photos" : "with " + (photos == 1 ? "one photo" : photos + " photos");
    }

    @Override
    public String ruleKeep(String amount) {
        return "below " + amount + " you keep the item";
    }

    @Override
    public String or(List<String> words) {
        return Lists.joined(words, " or ");
    }

    @Override
    public String and(List<String> words) {
        return Lists.joined(words, " and ");
    }

    @Override
    public String photos() {
        return "When we need photos";
    }

    @Override
    public String photosIntro() {
        return "For these reasons we ask for photos of each item when you tell us about your return:";
    }

    @Override
    public String photosFor(String reason, int photos) {
        return reason + ": " + (photos == 1 ? "one photo" : photos + " photos");
    }

    @Override
    public String keeping() {
        return "What you may keep";
    }

    @Override
    public String keep(String amount) {
        return "If an item is worth less than " + amount
                + ", you need not send it back. You keep it and get your money all the same.";
    }

    @Override
    public String whereTo() {
        return "Where it goes";
    }

    @Override
    public String addressFor(List<String> countries) {
        return "Returns from " + and(countries);
    }

    @Override
    public String addressOtherwise() {
        return "All other returns";
    }

    @Override
    public String addressNote() {
        return "Please send nothing that you have not told us about: we would not know whose parcel it is.";
    }

    @Override
    public String withdrawal() {
        return "Your right of withdrawal by law";
    }

    @Override
    public List<String> withdrawalText() {
        return List.of(
                "As a consumer you can withdraw from a distance contract within 14 days without giving a reason. The period"
                        + " begins on the day after the last item of your order reached you. It is enough to send your"
                        + " withdrawal in time.",
                "This right depends on nothing that is said above: neither on our periods and rules nor on a check. No"
                        + " restocking fee is taken. We refund you within 14 days of receiving your withdrawal, but may wait"
                        + " until the goods are back or you show that you have sent them.",
                "The law excepts some goods from withdrawal, for example goods made to your specification, what perishes"
                        + " quickly, and sealed hygiene items or data carriers whose seal you have broken.");
    }

    @Override
    public String valueLoss() {
        return "You pay for a loss of value only if it comes from doing more with the goods than checking them.";
    }

    @Override
    public String withdrawalLink() {
        return "Withdraw from contract here";
    }

    @Override
    public String warranty() {
        return "If something is wrong with it";
    }

    @Override
    public List<String> warrantyText() {
        return List.of(
                "If an item is defective, the law gives you a warranty of two years from delivery, long after all periods on"
                        + " this page. You choose between repair and replacement; if neither works out, you can give the"
                        + " item back for a refund or keep it for a lower price.",
                "That costs you nothing, shipping included. If the defect shows within the first year, it is presumed to"
                        + " have been there from the start.");
    }

    @Override
    public String repairExtension() {
        return "If you choose repair, our liability is extended once by twelve months (purchases from 31 July 2026).";
    }

    @Override
    public String questions() {
        return "Questions? Write to us:";
    }

    @Override
    public String version(int version) {
        return "Version " + version;
    }

    @Override
    public String since(String day) {
        return "in force for orders since " + day;
    }

    @Override
    public String unknownTitle() {
        return "There is no such page";
    }

    @Override
    public String unknownText() {
        return "There is no returns policy at this address. Please follow the link on your shop's pages.";
    }
}
