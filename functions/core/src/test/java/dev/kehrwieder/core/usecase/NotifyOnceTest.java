package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.ShopperPost.Delivery;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TaskQuery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each event is told once, whatever comes twice, at once, or breaks in between. */
class NotifyOnceTest extends NotifyFixture {
    @Test
    void an_event_that_comes_twice_is_told_once() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);
        clock.advance(Duration.ofDays(1));
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    /** The message, its twin, and what deadlines has sent again: whichever is first sends. */
    @Test
    void an_event_that_comes_several_times_at_once_is_told_once() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            assertUnderWay(event);
            assertUnderWay(event);
        };

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_delivery_that_was_held_up_while_another_one_sent_finds_that_out() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whilePreparing = () -> {
            post.whilePreparing = () -> {};
            assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
            clock.advance(NotifyShopper.LEASE);
        };

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_crash_before_the_lease_sends_nothing_and_holds_nobody_up() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.breakBefore(1);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_crash_between_lease_and_sending_sends_once_after_the_lease() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.breakAfter(1);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);
        assertUnderWay(event);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_crash_between_sending_and_recording_sends_the_same_notice_again_after_the_lease() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            throw new CutOff();
        };
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(CutOff.class);
        assertThat(store.recorded(event.of())).doesNotContain(mark(event));
        post.whileSending = () -> {};
        assertUnderWay(event);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent).hasSize(2);
        assertThat(post.sent.get(1)).isEqualTo(post.sent.get(0));
        assertThat(store.recorded(event.of())).contains(mark(event));
    }

    @Test
    void a_record_that_was_written_though_the_store_did_not_say_so_is_enough() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        store.breakAfter(2);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(post.sent).hasSize(1);
    }

    @Test
    void a_mail_that_could_not_be_sent_is_tried_again_at_once() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            throw new IllegalStateException("throttled");
        };
        assertThatThrownBy(() -> notify.on(event)).hasMessage("throttled");
        post.whileSending = () -> {};

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(post.sent.get(1)).isEqualTo(post.sent.get(0));
    }

    @Test
    void a_store_that_is_away_when_the_lease_is_given_back_hides_nothing() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.whileSending = () -> {
            store.breakBefore(1);
            throw new IllegalStateException("throttled");
        };
        assertThatThrownBy(() -> notify.on(event)).hasMessage("throttled");
        post.whileSending = () -> {};
        assertUnderWay(event);
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
    }

    @Test
    void a_mail_that_will_never_be_sent_ends_with_a_mark_and_a_task() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.delivery = new Delivery.Refused("LABEL_READY", "MAIL_REJECTED");

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);
        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(store.recorded(event.of())).contains(mark(event));
        assertThat(store.trail(event.of()).getLast()).satisfies(last -> {
            assertThat(last.by()).isEqualTo("notifications");
            assertThat(last.event())
                    .isEqualTo(new ReturnEvent.MailUndeliverable(event.id(), "LABEL_READY", "MAIL_REJECTED"));
        });
        assertThat(store.returnCase(event.ofReturn()).orElseThrow().state().mailProblem())
                .contains(new MailProblem(MailProblem.Kind.UNDELIVERABLE, "LABEL_READY", clock.instant()));
        assertThat(tasks(event)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.MAIL_UNDELIVERABLE);
            assertThat(task.about()).contains(event.of());
            assertThat(task.detail()).isEqualTo("MAIL_REJECTED");
        });
    }

    @Test
    void a_crash_while_a_refusal_is_recorded_leaves_nothing_half_done() {
        StoredEvent event = registered(labelled(), LABEL_ISSUED);
        post.delivery = new Delivery.Refused("LABEL_READY", "MAIL_REJECTED");
        store.breakBefore(2);
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(StoreUnavailable.class);
        assertThat(tasks(event)).isEmpty();
        assertThat(store.recorded(event.of())).doesNotContain(mark(event));
        clock.advance(NotifyShopper.LEASE);

        assertThat(notify.on(event)).isEqualTo(ConsumerResult.DONE);

        assertThat(tasks(event)).hasSize(1);
    }

    private void assertUnderWay(StoredEvent event) {
        assertThatThrownBy(() -> notify.on(event)).isInstanceOf(NotifyShopper.UnderWay.class);
    }

    private List<Task> tasks(StoredEvent event) {
        return store.tasks(TaskQuery.about(event.of(), 10)).tasks();
    }

    /** As if the process had ended: nobody catches it. */
    private static final class CutOff extends Error {
        private static final long serialVersionUID = 1L;
    }
}
