package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.CreditConsent;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a shopper asks for (DESIGN 6, "Register").
 *
 * @param claim whether it is a claim under the law's warranty
 * @param override staff's decision against the policy, where staff asks for the shopper
 * @param creditConsent without it a withdrawal takes no store credit
 */
public record ReturnRequest(
        OrderKey order,
        ReturnMethod method,
        int parcels,
        boolean statutoryWithdrawal,
        boolean claim,
        List<Item> items,
        Optional<StaffOverride> override,
        Optional<Consent> creditConsent) {
    public ReturnRequest {
        items = List.copyOf(items);
    }

    /** What the policy decides. */
    public ReturnRequest(
            OrderKey order,
            ReturnMethod method,
            int parcels,
            boolean statutoryWithdrawal,
            boolean claim,
            List<Item> items) {
        this(order, method, parcels, statutoryWithdrawal, claim, items, Optional.empty(), Optional.empty());
    }

    /** The shopper's express consent to store credit. @param at when it was given; empty: with this call */
    public record Consent(String text, Optional<Instant> at) {
        private static final String POINTER = "/storeCreditConsent";

        static Refusal missing() {
            return new Refusal(
                    POINTER, RefusalCode.REQUIRED, "a withdrawal takes store credit only with express consent");
        }

        Optional<Refusal> refusal(Instant now) {
            return at.filter(given -> given.isAfter(now))
                    .map(given ->
                            new Refusal(POINTER + "/at", RefusalCode.OUT_OF_RANGE, "a consent that is yet to come"));
        }

        CreditConsent orAt(Instant now) {
            return new CreditConsent(text, at.orElse(now));
        }
    }

    /**
     * @param orderNumber another order of the same customer, where it is not the first one
     * @param reason a reason's code; a withdrawal needs none
     * @param comment the shopper's own words; personal
     * @param defectNoticedAt when the defect first showed, in the shop's zone; only a claim has one, and today where it
     *     says none
     */
    public record Item(
            Optional<String> orderNumber,
            String lineId,
            int quantity,
            Optional<String> reason,
            Optional<String> comment,
            Resolution resolution,
            Optional<ExchangeFor> exchangeFor,
            List<String> photos,
            Optional<LocalDate> defectNoticedAt) {
        public Item {
            photos = List.copyOf(photos);
        }

        /** One that says of no defect when it showed. */
        public Item(
                Optional<String> orderNumber,
                String lineId,
                int quantity,
                Optional<String> reason,
                Optional<String> comment,
                Resolution resolution,
                Optional<ExchangeFor> exchangeFor,
                List<String> photos) {
            this(orderNumber, lineId, quantity, reason, comment, resolution, exchangeFor, photos, Optional.empty());
        }
    }
}
