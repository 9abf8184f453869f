package dev.kehrwieder.core.port;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static dev.kehrwieder.core.port.CommitOutcome.ALREADY_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.Write.PutIdempotency;
import dev.kehrwieder.core.port.Write.PutInbox;
import dev.kehrwieder.core.port.Write.PutReturn;
import dev.kehrwieder.core.port.Write.TakeLease;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises of that which must happen once: inbox marks, leases and answers to keyed calls. */
public abstract class StoreOnceContract extends StoreTaskContract {
    protected final Return first = returnOf(order("1001").build()).build();
    protected final Return second = next(first);
    protected final ReturnKey key = first.key();

    protected static Return next(Return state) {
        return state.next(Optional.empty(), Optional.empty());
    }

    protected static PutReturn created(Return state) {
        return new PutReturn(Optional.empty(), state);
    }

    protected static PutReturn moved(Return before, Return after) {
        return new PutReturn(Optional.of(before), after);
    }

    @Test
    protected void what_is_recorded_once_is_already_done_the_second_time() {
        InboxMark mark = new InboxMark("labels", "000000001#00");
        given(created(first));
        given(new PutInbox(key, mark), moved(first, second));
        assertThat(commit(new PutInbox(key, mark), moved(second, next(second)))).isEqualTo(ALREADY_DONE);
        given(new PutInbox(key, new InboxMark("carrier:local", "000000001#00")));
        assertThat(store.recorded(key)).containsExactlyInAnyOrder(mark, new InboxMark("carrier:local", "000000001#00"));
    }

    @Test
    protected void already_done_wins_over_stale_wherever_it_stands() {
        InboxMark mark = new InboxMark("labels", "000000001#00");
        given(created(first));
        given(new PutInbox(key, mark), moved(first, second));
        assertThat(commit(new PutInbox(key, mark), moved(first, second))).isEqualTo(ALREADY_DONE);
        assertThat(commit(moved(first, second), new PutInbox(key, mark))).isEqualTo(ALREADY_DONE);
    }

    protected static IdempotencyRecord answer(String idempotencyKey, String bodyHash, Instant expiresAt) {
        StoredAnswer answer = new StoredAnswer(201, Map.of("Location", "/v1/returns/R-1"), "{\"rma\":\"R-1\"}");
        return new IdempotencyRecord("demo", "POST /v1/returns", idempotencyKey, bodyHash, answer, expiresAt);
    }

    @Test
    protected void an_answer_is_kept_per_shop_route_and_key() {
        IdempotencyRecord answer = answer("k", "hash", at("2026-11-23T10:00:00Z"));
        given(new PutIdempotency(answer), created(first));
        assertThat(store.answered("demo", "POST /v1/returns", "k")).contains(answer);
        assertThat(store.answered("demo", "POST /v1/returns", "K")).isEmpty();
        assertThat(store.answered("demo", "POST /v1/inspections", "k")).isEmpty();
        assertThat(store.answered("other", "POST /v1/returns", "k")).isEmpty();
        assertThat(commit(new PutIdempotency(answer("k", "other", at("2026-11-24T10:00:00Z"))), created(first)))
                .isEqualTo(ALREADY_DONE);
    }

    @Test
    protected void an_answer_that_ran_out_is_gone_though_the_store_has_not_deleted_it() {
        given(new PutIdempotency(answer("k", "hash", at("2026-11-23T10:00:00Z"))));
        machineClock.set("2026-11-23T09:59:59Z");
        assertThat(store.answered("demo", "POST /v1/returns", "k")).isPresent();
        machineClock.set("2026-11-23T10:00:00Z");
        assertThat(store.answered("demo", "POST /v1/returns", "k")).isEmpty();
        IdempotencyRecord next = answer("k", "next", at("2026-11-24T10:00:00Z"));
        given(new PutIdempotency(next));
        assertThat(store.answered("demo", "POST /v1/returns", "k")).contains(next);
    }

    private Write lease(String holder, String until) {
        return new TakeLease(new Lease(key, "notifications:000000002#00", holder, at(until)));
    }

    @Test
    protected void a_lease_is_one_holder_s_until_it_ends() {
        machineClock.set("2026-11-23T10:00:00Z");
        given(created(first));
        given(lease("one", "2026-11-23T10:00:30Z"));
        assertThat(commit(lease("other", "2026-11-23T10:00:31Z"))).isEqualTo(ALREADY_DONE);
        assertThat(commit(lease("other", "2026-11-23T10:00:31Z"), moved(first, second)))
                .isEqualTo(ALREADY_DONE);
        machineClock.set("2026-11-23T10:00:29Z");
        assertThat(commit(lease("other", "2026-11-23T10:00:59Z"))).isEqualTo(ALREADY_DONE);
        machineClock.set("2026-11-23T10:00:30Z");
        given(lease("other", "2026-11-23T10:01:00Z"));
        assertThat(commit(lease("one", "2026-11-23T10:01:00Z"))).isEqualTo(ALREADY_DONE);
    }

    @Test
    protected void a_holder_gives_a_lease_back_and_nobody_else_does() {
        machineClock.set("2026-11-23T10:00:00Z");
        given(lease("one", "2026-11-23T10:00:30Z"));
        assertThat(commit(lease("other", "2026-11-23T10:00:00Z"))).isEqualTo(ALREADY_DONE);
        given(lease("one", "2026-11-23T10:00:00Z"));
        given(lease("other", "2026-11-23T10:00:30Z"));
        given(new TakeLease(new Lease(key, "other work", "one", at("2026-11-23T10:00:30Z"))));
        given(new TakeLease(new Lease(second.key(), "a#b", "one", at("2026-11-23T10:00:30Z"))));
        assertThat(store.recorded(key)).isEmpty();
    }
}
