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

/** What the page says, in one language. Plain text: the page escapes it. */
interface Words {

    /** Whose forms of days and money are used. */
    Locale locale();

    default String tag() {
        return locale().getLanguage();
    }

    /** Of the other language that the page can be read in. */
    default String otherTag() {
        return tag().equals("de") ? "en" : "de";
    }

    /** The page in the other language, in the words of that language. */
    String otherLanguage();

    String title(String shop);

    String intro();

    String atAGlance();

    String howLong();

    /** The window in a few words, such as "30 days from delivery". */
    String windowInShort(int days, Anchor anchor);

    String window(int days, Anchor anchor);

    String season(String orderedFrom, String orderedTo, String until);

    /** Empty where there is nothing to say. */
    String approval(Approval approval);

    String notTakenBack();

    String whatItCosts();

    String free();

    /** @param amount an amount of money in words */
    String postage(String amount);

    String ownPostage();

    /** An own shipment that costs a fee beside its postage. */
    String ownPostageAnd(String amount);

    /** An amount of which only each order knows the currency. */
    String inTheOrdersCurrency(String number);

    String wayAndCost();

    String way();

    String cost();

    String postageIsDeducted();

    String restocking(String percent);

    String noRestocking();

    String freeIfFaulty();

    String howToSend();

    String announceFirst();

    String method(ReturnMethod method);

    String methodExplained(ReturnMethod method);

    String labelsLast(int days);

    String packing();

    String whatYouGet();

    String resolution(Resolution resolution);

    String bonus(String percent);

    String money(RefundTrigger trigger);

    String moneyInShort(RefundTrigger trigger);

    String sameWay();

    String whatStays();

    String whatStaysIntro();

    /** Goods with this flag, as the subject of a rule. */
    String goods(LineFlag flag);

    /** Why goods with this flag do not come back. */
    String whyNot(LineFlag flag);

    String sealed();

    String blocked(List<String> skus, int more);

    String specialRules();

    String firstRuleCounts();

    String from(String country);

    String ordersFrom(List<String> countries);

    String because(List<String> reasons);

    String fault(FaultParty fault);

    String sentBy(List<String> methods);

    String everything();

    String days(int days);

    String ruleApproval(Approval approval);

    String rulePostage(String amount);

    String ruleFreePostage();

    String ruleRestocking(String percent);

    String ruleNoRestocking();

    String ruleMethods(List<String> methods);

    String ruleResolutions(List<String> resolutions);

    String rulePhotos(int photos);

    String ruleKeep(String amount);

    String or(List<String> words);

    String and(List<String> words);

    String photos();

    String photosIntro();

    String photosFor(String reason, int photos);

    String keeping();

    String keep(String amount);

    String whereTo();

    String addressFor(List<String> countries);

    String addressOtherwise();

    String addressNote();

    String withdrawal();

    List<String> withdrawalText();

    String valueLoss();

    String withdrawalLink();

    String warranty();

    List<String> warrantyText();

    String repairExtension();

    String questions();

    String version(int version);

    String since(String day);

    String unknownTitle();

    String unknownText();
}
