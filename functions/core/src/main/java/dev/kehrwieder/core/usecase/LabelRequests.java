package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Dimensions;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.CarrierRule;
import dev.kehrwieder.core.policy.Consignment;
import dev.kehrwieder.core.policy.CustomsUnion;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PackingSlips;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

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

    /** Everything that is known of a return's goods and ways. */
    Journey journey(Return state) {
        Map<String, OrderCase> orders = commands.orders(state);
        List<Units> units = state.items().stream()
                .filter(item -> !item.isKept() && item.expected() > 0)
                .map(item -> new Units(
                        orders.get(item.orderNumber())
                                .order()
                                .line(item.lineId())
                                .orElseThrow(() -> new IllegalStateException("the item's line is gone")),
                        item.expected()))
                .toList();
        Person shopper = store.person(state.firstOrder()).orElseGet(Person::nobody);
        Address sender = shopper.address().orElse(new Address("", "", "", "", "", "", Optional.empty()));
        Policy policy = commands.policy(state);
        return new Journey(state, policy, sender, policy.returnAddress(sender.country()), units);
    }

    /** So many units of a line. */
    record Units(OrderLine line, int quantity) {
        int weightGrams() {
            return (int) Math.min(Integer.MAX_VALUE, (long) line.weightGrams() * quantity);
        }

        Money value() {
            return line.paid().share(quantity, line.quantity());
        }

        Carrier.CustomsItem customs() {
            return new Carrier.CustomsItem(
                    line.title(),
                    quantity,
                    weightGrams(),
                    value(),
                    line.freight().originCountry(),
                    line.freight().hsCode());
        }
    }

    /** A return on its way back. @param policy the one frozen on its first order */
    final class Journey {
        private final Return state;
        private final Policy policy;
        private final Address sender;
        private final Address receiver;
        private final List<Units> units;

        private Journey(Return state, Policy policy, Address sender, Address receiver, List<Units> units) {
            this.state = state;
            this.policy = policy;
            this.sender = sender;
            this.receiver = receiver;
            this.units = units;
        }

        Consignment consignment() {
            Set<LineFlag> flags = EnumSet.noneOf(LineFlag.class);
            units.forEach(some -> flags.addAll(some.line().flags()));
            return new Consignment(
                    sender.country(),
                    state.method(),
                    weightGrams(),
                    longest(Dimensions::longestMm),
                    longest(Dimensions::girthMm),
                    value().decimal(),
                    flags,
                    crossesCustoms(),
                    parcels());
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
                    weightGrams(),
                    value(),
                    crossesCustoms() ? units.stream().map(Units::customs).toList() : List.of());
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

        private boolean crossesCustoms() {
            return CustomsUnion.asks(sender.country(), receiver.country());
        }

        /** Those that the goods may lie in. */
        private int parcels() {
            long parcels = state.parcels().stream()
                    .filter(parcel -> !parcel.status().isUnused())
                    .count();
            return (int) Math.max(1, parcels);
        }

        /** At least one parcel has an even share of it, and one the heaviest unit. */
        private int weightGrams() {
            long all = units.stream().mapToLong(Units::weightGrams).sum();
            long share = Math.ceilDiv(all, parcels());
            long heaviest = units.stream()
                    .mapToLong(some -> some.line().weightGrams())
                    .max()
                    .orElse(0);
            return (int) Math.min(Integer.MAX_VALUE, Math.max(share, heaviest));
        }

        private Money value() {
            Money all = units.stream().map(Units::value).reduce(Money.zero(state.currency()), Money::plus);
            Money share = new Money(Math.ceilDiv(all.minor(), parcels()), state.currency());
            return units.stream()
                    .map(some -> some.line().paid().share(1, some.line().quantity()))
                    .reduce(share, (one, other) -> one.compareTo(other) < 0 ? other : one);
        }

        private int longest(ToIntFunction<Dimensions> measure) {
            return units.stream()
                    .flatMap(some -> some.line().freight().dimensions().stream())
                    .mapToInt(measure)
                    .max()
                    .orElse(0);
        }
    }
}
