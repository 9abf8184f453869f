package dev.kehrwieder.notifications;

/**
 * Within how many banking days money that was sent back usually shows up, by how the shopper had paid. What providers
 * tell their customers, on the cautious side: who is promised too little time asks too early.
 */
final class RefundDays {
    private static final int CARD = 10;

    private RefundDays() {}

    static int of(String paymentMethod) {
        return switch (paymentMethod) {
            case "GIFT_CARD", "STORE_CREDIT" -> 0;
            case "SEPA_DEBIT", "BANK_TRANSFER", "INVOICE" -> 3;
            case "PAYPAL", "KLARNA" -> 5;
            // Other methods are mostly wallets, and the money in them comes from cards.
            default -> CARD;
        };
    }
}
