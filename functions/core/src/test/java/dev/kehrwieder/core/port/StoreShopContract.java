package dev.kehrwieder.core.port;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.credit;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.port.CommitOutcome.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Write.AppendCredit;
import dev.kehrwieder.core.port.Write.PutCreditAccount;
import dev.kehrwieder.core.port.Write.PutListing;
import dev.kehrwieder.core.port.Write.PutPolicy;
import dev.kehrwieder.core.port.Write.PutRedemption;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises of what a shop has beside its orders: policies, listed customers and credit. */
public abstract class StoreShopContract extends StoreOnceContract {
    @Test
    protected void a_policy_is_never_changed_and_the_newest_is_in_force() {
        for (int version : new int[] {1, 2, 10, 9}) {
            given(new PutPolicy(policy().version(version).build()));
        }
        given(new PutPolicy(policy().shop("demo#POLICY").version(11).build()));
        Policy tenth = policy().version(10).build();
        assertThat(commit(new PutPolicy(tenth))).isEqualTo(STALE);
        assertThat(store.currentPolicy("demo")).contains(tenth);
        assertThat(store.policy("demo", 2)).contains(policy().version(2).build());
        assertThat(store.policy("demo", 3)).isEmpty();
    }

    @Test
    protected void a_customer_is_listed_by_each_shop_for_itself_and_the_last_word_counts() {
        CustomerListing blocked = listing("demo", CustomerStanding.BLOCKED, Optional.of(ListingReason.MANY_RETURNS));
        CustomerListing elsewhere = listing("other", CustomerStanding.ALLOWED, Optional.of(ListingReason.AGREEMENT));
        CustomerListing off = listing("demo", CustomerStanding.UNLISTED, Optional.empty());
        given(new PutListing(blocked), new PutListing(elsewhere));
        assertThat(store.listing("demo", blocked.customer())).contains(blocked);
        assertThat(store.listing("other", blocked.customer())).contains(elsewhere);
        assertThat(store.listing("demo", CustomerHash.of("grace@example.org"))).isEmpty();
        given(new PutListing(off));
        assertThat(store.listing("demo", blocked.customer())).contains(off);
        given(new PutListing(blocked));
        assertThat(store.listing("demo", blocked.customer())).contains(blocked);
    }

    private static CustomerListing listing(String shop, CustomerStanding standing, Optional<ListingReason> why) {
        return new CustomerListing(
                shop,
                CustomerHash.of(Fixtures.EMAIL),
                standing,
                why,
                "support:k1",
                at("2026-11-20T10:00:00Z"),
                why.map(reason -> at("2027-11-20T10:00:00Z")));
    }

    @Test
    protected void an_entry_of_the_ledger_is_made_once() {
        given(new AppendCredit(credit(key, 1, "29.99")));
        given(new AppendCredit(credit(key, 2, "3.00")));
        assertThat(commit(new AppendCredit(credit(key, 1, "10.00")))).isEqualTo(STALE);
    }

    @Test
    protected void an_account_is_as_it_was_last_left_and_due_when_a_part_of_it_ends() {
        CreditAccountKey of = new CreditAccountKey(key.shop(), "hash", Fixtures.EUR);
        assertThat(store.creditAccount(of)).isEqualTo(CreditAccount.untouched(of));
        CreditBooking first = new CreditBooking(CreditAccount.untouched(of), at("2026-11-14T10:00:00Z"))
                .issue(eur("29.99"), eur("3.00"), Optional.of(at("2026-12-01T00:00:00Z")), Optional.of(key));
        given(new PutCreditAccount(first.account()));
        first.entries().forEach(entry -> given(new AppendCredit(entry)));
        assertThat(commit(new PutCreditAccount(first.account()))).isEqualTo(STALE);
        assertThat(store.creditAccount(of)).isEqualTo(first.account());
        assertThat(store.due(at("2026-11-30T00:00:00Z"), 10)).doesNotContain(of);
        assertThat(store.due(at("2026-12-01T00:00:00Z"), 10)).contains(of);

        CreditBooking second = new CreditBooking(first.account(), at("2026-11-15T10:00:00Z"));
        Redemption redemption = second.redeem(eur("32.99"), "cart-1", "2002");
        given(new PutCreditAccount(second.account()), new PutRedemption(redemption));
        second.entries().forEach(entry -> given(new AppendCredit(entry)));
        assertThat(commit(new PutRedemption(redemption))).isEqualTo(STALE);
        assertThat(store.redemption(of.shop(), "cart-1")).contains(redemption);
        assertThat(store.redemption(of.shop(), "cart-2")).isEmpty();
        assertThat(store.due(at("2026-12-01T00:00:00Z"), 10)).doesNotContain(of);
        assertThat(store.creditEntries(of, Optional.empty(), 2))
                .extracting(CreditEntry::number)
                .containsExactly(3L, 2L);
        assertThat(store.creditEntries(of, Optional.of(2L), 2))
                .extracting(CreditEntry::number)
                .containsExactly(1L);
        assertThat(store.creditEntries(of, Optional.of(1L), 2)).isEmpty();
    }
}
