package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is read to decide about a request for a return. Nothing of it writes. */
public interface RequestReads {
    Optional<OrderCase> order(OrderKey key);

    /** The returns of an order, oldest first. */
    List<ReturnKey> returnsOf(OrderKey key);

    Optional<ReturnCase> returnCase(ReturnKey key);

    /** Empty where there is none or it was erased. */
    Optional<Person> person(OrderKey key);

    Optional<Policy> policy(String shop, int version);

    /** The version in force. */
    Optional<Policy> currentPolicy(String shop);

    /** What the shop says of a customer, whether or not it is over; empty where it says nothing. */
    Optional<CustomerListing> listing(String shop, String customer);

    /** How a customer stands with the shop at an instant. */
    default CustomerStanding standing(String shop, String customer, Instant at) {
        return listing(shop, customer).map(listing -> listing.standing(at)).orElse(CustomerStanding.UNLISTED);
    }
}
