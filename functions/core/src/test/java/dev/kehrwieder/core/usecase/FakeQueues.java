package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.port.EventQueues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who subscribes to what, as the template will have it, and messages that lie until a test delivers them. */
final class FakeQueues implements EventQueues {
    record Message(String subscriber, StoredEvent event) {}

    private static final Map<String, Set<String>> SUBSCRIPTIONS = Map.of(
            IssueLabels.NAME, Set.of("ReturnApproved", "LabelRequested", "LabelVoided", "PickupRequested"),
            OpenArrival.NAME, Set.of("ParcelDelivered"),
            TakeUpWithdrawal.NAME, Set.of("WithdrawalDeclared"),
            NotifyShopper.NAME, Set.of("WithdrawalDeclared"),
            SettleReturn.NAME,
                    Set.of(
                            "ParcelHandedIn",
                            "ParcelDelivered",
                            "ParcelLost",
                            "ItemsInspected",
                            "ItemsKept",
                            "RefundReserved",
                            "RefundResumed"));

    private final List<Message> lying = new ArrayList<>();
    private boolean full;

    void takeNothing() {
        full = true;
    }

    /** Takes the messages away. */
    List<Message> drain() {
        List<Message> messages = List.copyOf(lying);
        lying.clear();
        return messages;
    }

    @Override
    public Set<String> subscribers(String eventType) {
        Set<String> names = new TreeSet<>();
        SUBSCRIPTIONS.forEach((name, types) -> {
            if (types.contains(eventType)) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public List<StoredEvent> send(String subscriber, List<StoredEvent> events) {
        if (full) {
            return events;
        }
        events.forEach(event -> lying.add(new Message(subscriber, event)));
        return List.of();
    }
}
