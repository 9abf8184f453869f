package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is special about a shopper's request. */
final class RequestFixture {
    private final String orderNumber;
    private final List<ReturnRequest.Item> items = new ArrayList<>();
    private ReturnMethod method = ReturnMethod.BY_MAIL_QR;
    private int parcels = 1;
    private boolean statutory;
    private Optional<StaffOverride> override = Optional.empty();
    private Optional<ReturnRequest.Consent> creditConsent = Optional.empty();
    private Optional<String> reason = Optional.of("TOO_SMALL");
    private Resolution resolution = Resolution.REFUND_ORIGINAL_PAYMENT;
    private Optional<ExchangeFor> exchangeFor = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private List<String> photos = List.of();
    private boolean claim;
    private Optional<LocalDate> defectNoticedAt = Optional.empty();

    private RequestFixture(String orderNumber) {
        this.orderNumber = orderNumber;
    }

    static RequestFixture request(String orderNumber) {
        return new RequestFixture(orderNumber);
    }

    RequestFixture method(ReturnMethod how) {
        method = how;
        return this;
    }

    RequestFixture parcels(int count) {
        parcels = count;
        return this;
    }

    RequestFixture withdrawal() {
        statutory = true;
        reason = Optional.empty();
        return this;
    }

    /** Of the warranty, for a defect; the goods are to be repaired. */
    RequestFixture claim() {
        claim = true;
        reason = Optional.of("DEFECTIVE");
        resolution = Resolution.REPAIR;
        return this;
    }

    RequestFixture defectNoticedAt(String day) {
        defectNoticedAt = Optional.of(LocalDate.parse(day));
        return this;
    }

    /** By an agent, out of goodwill. */
    RequestFixture override(StaffRole role) {
        override = Optional.of(
                new StaffOverride("su-7", role, OverrideReason.GOODWILL, Optional.of("she called, and cried")));
        return this;
    }

    /** Of the items that follow. */
    RequestFixture reason(String code) {
        reason = Optional.of(code);
        return this;
    }

    RequestFixture noReason() {
        reason = Optional.empty();
        return this;
    }

    RequestFixture resolution(Resolution wanted) {
        resolution = wanted;
        return this;
    }

    RequestFixture exchange(String sku, String unitPrice) {
        resolution = Resolution.EXCHANGE_VARIANT;
        exchangeFor = Optional.of(new ExchangeFor(sku, "Laufschuh", Fixtures.eur(unitPrice), new BigDecimal("0.19")));
        return this;
    }

    RequestFixture comment(String words) {
        comment = Optional.of(words);
        return this;
    }

    RequestFixture photos(String... some) {
        photos = List.of(some);
        return this;
    }

    RequestFixture item(String lineId, int quantity) {
        return item(Optional.empty(), lineId, quantity);
    }

    RequestFixture itemOf(String otherOrder, String lineId, int quantity) {
        return item(Optional.of(otherOrder), lineId, quantity);
    }

    private RequestFixture item(Optional<String> otherOrder, String lineId, int quantity) {
        items.add(new ReturnRequest.Item(
                otherOrder, lineId, quantity, reason, comment, resolution, exchangeFor, photos, defectNoticedAt));
        return this;
    }

    RequestFixture agreedToCredit() {
        creditConsent = Optional.of(new ReturnRequest.Consent("I take store credit.", Optional.empty()));
        return this;
    }

    ReturnRequest build() {
        if (items.isEmpty()) {
            item("1", 1);
        }
        return new ReturnRequest(
                Fixtures.orderKey(orderNumber), method, parcels, statutory, claim, items, override, creditConsent);
    }
}
