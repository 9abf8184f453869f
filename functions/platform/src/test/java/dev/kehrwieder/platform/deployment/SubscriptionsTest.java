package dev.kehrwieder.platform.deployment;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.platform.batch.FakeQueues;
import dev.kehrwieder.platform.batch.OutgoingMessage;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SubscriptionsTest {
    private static final String JSON =
            """
            {"labels":{"queue":"http://queues/labels","events":["ReturnApproved","LabelRequested"]},
             "notifications":{"queue":"http://queues/notifications","events":["LabelIssued","ReturnApproved"]}}
            """;

    private final FakeQueues queues = new FakeQueues();
    private final Subscriptions subscriptions = Subscriptions.parse(JSON, queues);
    private final StoredEvent first = event(returnKey("R-1"), 1, 0, new ReturnEvent.ReturnApproved(true));
    private final StoredEvent second = event(returnKey("R-2"), 1, 0, new ReturnEvent.ReturnApproved(false));

    @Test
    void an_event_has_the_subscribers_that_name_it() {
        assertThat(subscriptions.subscribers("ReturnApproved")).containsExactly("labels", "notifications");
        assertThat(subscriptions.subscribers("LabelIssued")).containsExactly("notifications");
        assertThat(subscriptions.subscribers("ReturnClosed")).isEmpty();
    }

    @Test
    void events_go_to_the_subscribers_queue_as_messages() {
        assertThat(subscriptions.send("labels", List.of(first, second))).isEmpty();
        assertThat(queues.sentTo("http://queues/labels"))
                .extracting(OutgoingMessage::body)
                .containsExactly(EventCodec.message(first), EventCodec.message(second));
        assertThat(queues.sentTo("http://queues/notifications")).isEmpty();
    }

    @Test
    void what_the_queue_does_not_take_comes_back() {
        queues.refuse(EventCodec.message(second));
        assertThat(subscriptions.send("labels", List.of(first, second))).containsExactly(second);
        queues.goAway();
        assertThat(subscriptions.send("labels", List.of(first, second))).containsExactly(first, second);
    }

    @Test
    void a_list_that_is_no_json_keeps_the_function_from_starting() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Subscriptions.parse("labels=queue", queues));
    }
}
