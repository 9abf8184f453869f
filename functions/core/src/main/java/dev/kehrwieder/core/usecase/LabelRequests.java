package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.Consignment;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PackingSlips;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What carriers and slips are told of a return's parcels. */
final class LabelRequests {
    private final Store store;
    private final ReturnCommands commands;
    private final Links links;

    LabelRequests(Store store, Links links) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.links = requireNonNull(links, "links is null");
    }

    /** As the shop gets labels now, whatever was agreed when the order was placed. */
    LabelTerms terms(Return state) {
        return store.currentPolicy(state.key().shop()).map(Policy::labels).orElse(LabelTerms.DEFAULT);
    }

    /** The end of a label's last day, counted from now. */
    Instant validUntil(Return state, Instant now) {
        Policy policy = commands.policy(state);
        return now.atZone(policy.timeZone())
                .toLocalDate()
                .plusDays(policy.labelValidDays() + 1L)
                .atStartOfDay(policy.timeZone())
                .toInstant();
    }

    /** Everything that is known of a return's goods and ways. */
    Journey journey(Return state) {
        Person shopper = store.person(state.firstOrder()).orElseGet(Person::nobody);
        Address sender = shopper.address().orElse(new Address("", "", "", "", "", "", Optional.empty()));
        Policy policy = commands.policy(state);
        Address receiver = policy.returnAddress(sender.country());
        Goods goods = new Goods(
                Goods.expected(commands.orders(state), state.items()),
                state.currency(),
                state.method(),
                sender.country(),
                receiver.country(),
                parcels(state));
        return new Journey(state, policy, sender, receiver, goods);
    }

    /** Those that the goods may lie in. */
    private static int parcels(Return state) {
        long parcels = state.parcels().stream()
                .filter(parcel -> !parcel.status().isUnused())
                .count();
        return (int) Math.max(1, parcels);
    }

    /** A return on its way back. */
    final class Journey {
        private final Return state;
        private final Policy policy;
        private final Address sender;
        private final Address receiver;
        private final Goods goods;

        private Journey(Return state, Policy policy, Address sender, Address receiver, Goods goods) {
            this.state = state;
            this.policy = policy;
            this.sender = sender;
            this.receiver = receiver;
            this.goods = goods;
        }

        Consignment consignment() {
            return goods.consignment();
        }

        Carrier.LabelRequest request(Parcel parcel, CarrierRule rule) {
            return new Carrier.LabelRequest(
                    new TrackedParcel(state.key(), parcel.number()),
                    parcel.label().attempt(),
                    state.key().rma(),
                    links.shopper(state.key()),
                    state.method(),
                    sender,
                    receiver,
                    Optional.ofNullable(rule.receiverIds().get(sender.country())),
                    policy.labelSize(),
                    goods.weightGrams(),
                    goods.value(),
                    goods.customs());
        }

        PackingSlips.Slip slip() {
            Locale locale = Locale.forLanguageTag(state.locale());
            Map<String, Policy> policies = commands.policies(state);
            return new PackingSlips.Slip(
                    state.key().rma(),
                    links.shopper(state.key()),
                    receiver,
                    locale,
                    policy.brand().packing(locale),
                    state.items().stream()
                            .filter(item -> !item.isKept())
                            .map(item -> new PackingSlips.Line(
                                    item.orderNumber(),
                                    item.lineId(),
                                    item.sku(),
                                    item.title(),
                                    item.requested(),
                                    policies.get(item.orderNumber()).reasonInWords(item.reason(), locale),
                                    item.reason()))
                            .toList());
        }
    }
}
