package dev.kehrwieder.platform.store;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.platform.codec.PersonCodec;
import dev.kehrwieder.platform.codec.WithdrawalCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads withdrawals and their drafts; a draft is the item of the personal data, with an end. */
final class WithdrawalReader {
    static final String DRAFT = "DRAFT";

    private final Table table;
    private final InstantSource machineClock;

    WithdrawalReader(Table table, InstantSource machineClock) {
        this.table = requireNonNull(table, "table is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    Optional<Withdrawal> read(WithdrawalKey key) {
        return table.get(Keys.withdrawal(key)).map(item -> WithdrawalCodec.decode(item.body()));
    }

    Optional<Person> person(WithdrawalKey key) {
        return personItem(key).map(item -> PersonCodec.decode(item.body()));
    }

    Optional<WithdrawalDraft> draft(WithdrawalKey key) {
        return personItem(key)
                .filter(item -> item.text(Item.TYPE).equals(DRAFT))
                .flatMap(item -> Declaration.of(PersonCodec.decode(item.body()))
                        .map(declaration -> new WithdrawalDraft(
                                key,
                                item.text(Item.LOCALE),
                                Keys.instantOf(item.text(Item.CREATED_AT)),
                                declaration,
                                Instant.ofEpochSecond(item.number(Item.EXPIRES_AT)))));
    }

    private Optional<Item> personItem(WithdrawalKey key) {
        return table.get(Keys.person(key)).filter(item -> !item.isExpired(machineClock.instant()));
    }
}
