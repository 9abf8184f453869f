package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Takes a declaration of withdrawal in, in two steps (§ 356a(2), (3) BGB). Nothing of it is compared with any order here:
 * what is answered, and how long that takes, is the same whether a contract is known or not.
 *
 * <p>The confirmation writes the declaration, the time of its receipt and the event that says so in one commit, before
 * anything else happens. However often it comes, there is one declaration, and the first time stays.
 */
public final class DeclareWithdrawal {
    /** As actor. */
    public static final String NAME = "withdrawals";

    /** Nobody is hurried: a reader of a page has a day (WCAG 2.2, 2.2.1). */
    private static final Duration DRAFT_KEPT = Duration.ofHours(24);

    private final Store store;
    private final Commits commits;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final InstantSource machineClock;

    /** @param random makes tokens: it must be one that nobody can guess */
    public DeclareWithdrawal(
            Store store, Commits commits, RandomGenerator random, InstantSource clock, InstantSource machineClock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.random = requireNonNull(random, "random is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /** What came of the first step. */
    public sealed interface Drafting {
        /** @param token what the second step needs */
        record Drafted(String token, Declaration declaration) implements Drafting {}

        record TooMany(Duration pause) implements Drafting {}
    }

    /** What came of the second. */
    public sealed interface Confirming {
        record Confirmed(Receipt receipt) implements Confirming {}

        /** No draft has this token, or it ran out. */
        record Unknown() implements Confirming {}

        record TooMany(Duration pause) implements Confirming {}
    }

    /** What the consumer gets to see. */
    public record Receipt(Withdrawal withdrawal, Declaration declaration) {}

    /**
     * @param locale in which it is acknowledged, a BCP 47 tag
     * @param sourceAddress the caller's in the network
     */
    public Drafting draft(String shop, Declaration declaration, String locale, String sourceAddress) {
        return decide(() -> {
            CallLimit limit = limit(shop, "draft", sourceAddress, declaration);
            if (limit.pause().isPresent()) {
                return Commits.Decision.unchanged(
                        new Drafting.TooMany(limit.pause().get()));
            }
            WithdrawalToken token = WithdrawalToken.next(random);
            WithdrawalDraft draft = new WithdrawalDraft(
                    token.key(shop),
                    locale,
                    limit.now(),
                    declaration,
                    limit.machineTime().plus(DRAFT_KEPT));
            List<Write> writes = new ArrayList<>(List.of(new Write.PutDraft(draft)));
            writes.addAll(limit.writes());
            return new Commits.Decision<Drafting>(new Drafting.Drafted(token.text(), declaration), writes);
        });
    }

    public Confirming confirm(String shop, String token, String sourceAddress) {
        WithdrawalKey key = new WithdrawalToken(token).key(shop);
        return decide(() -> {
            // In this order: a twin that confirms in between leaves no draft, but then its withdrawal is there.
            Optional<WithdrawalDraft> draft = store.draft(key);
            Optional<Confirming> confirmed = receipt(key).map(Confirming.Confirmed::new);
            if (confirmed.isPresent() || draft.isEmpty()) {
                return Commits.Decision.unchanged(confirmed.orElseGet(Confirming.Unknown::new));
            }
            return confirmed(
                    draft.get(),
                    limit(shop, "confirm", sourceAddress, draft.get().declaration()));
        });
    }

    /** What was confirmed with this token; empty where nothing was, or it was erased. */
    public Optional<Receipt> receipt(String shop, String token) {
        return receipt(new WithdrawalToken(token).key(shop));
    }

    private Optional<Receipt> receipt(WithdrawalKey key) {
        return store.withdrawal(key).flatMap(withdrawal -> store.person(key)
                .flatMap(Declaration::of)
                .map(declaration -> new Receipt(withdrawal, declaration)));
    }

    private Commits.Decision<Confirming> confirmed(WithdrawalDraft draft, CallLimit limit) {
        if (limit.pause().isPresent()) {
            return Commits.Decision.unchanged(
                    new Confirming.TooMany(limit.pause().get()));
        }
        Instant now = limit.now();
        Withdrawal withdrawal = Withdrawal.received(draft, now, now.plus(Expectations.delivery()));
        StoredEvent declared = new StoredEvent(
                draft.key(),
                withdrawal.version(),
                0,
                now,
                NAME,
                new ReturnEvent.WithdrawalDeclared(draft.key().id()));
        List<Write> writes = new ArrayList<>(List.of(
                new Write.PutWithdrawal(withdrawal),
                new Write.AppendEvent(declared),
                new Write.PutWithdrawalPerson(draft.key(), draft.declaration().asPerson())));
        writes.addAll(limit.writes());
        return new Commits.Decision<>(new Confirming.Confirmed(new Receipt(withdrawal, draft.declaration())), writes);
    }

    private CallLimit limit(String shop, String call, String sourceAddress, Declaration declaration) {
        return CallLimit.of(
                store,
                shop,
                "withdrawal-" + call,
                sourceAddress,
                declaration.email(),
                clock.instant(),
                machineClock.instant());
    }

    private <R> R decide(java.util.function.Supplier<Commits.Decision<R>> decide) {
        return commits.decide(decide).orElseThrow(Commits.Contention::new);
    }
}
