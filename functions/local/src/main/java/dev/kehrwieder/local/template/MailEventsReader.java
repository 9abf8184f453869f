package dev.kehrwieder.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Joins the destinations of SES's events with the queues that subscribe to their topics. */
final class MailEventsReader {
    private record Destination(String configurationSet, Set<String> types, String topic) {}

    private record Subscription(String topic, String queueArn) {}

    private final List<Destination> destinations = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    void destination(Properties properties) {
        Properties destination =
                properties.section("EventDestination").orElseThrow(() -> properties.missing("EventDestination"));
        destination.only(Set.of("Enabled", "MatchingEventTypes", "SnsDestination"), Set.of("Name"));
        if (destination.truth("Enabled", false)) {
            Properties topic =
                    destination.section("SnsDestination").orElseThrow(() -> destination.missing("SnsDestination"));
            destinations.add(new Destination(
                    properties.text("ConfigurationSetName"),
                    Set.copyOf(destination.texts("MatchingEventTypes")),
                    topic.text("TopicARN")));
        }
    }

    /** Mails about alarms are not for this machine. */
    void subscription(Properties properties) {
        if (!properties.text("Protocol").equals("sqs")) {
            return;
        }
        if (!properties.truth("RawMessageDelivery", false)) {
            throw properties.wrong("RawMessageDelivery", "true");
        }
        subscriptions.add(new Subscription(properties.text("TopicArn"), properties.text("Endpoint")));
    }

    List<MailEventsResource> read() {
        List<MailEventsResource> joined = new ArrayList<>();
        for (Destination destination : destinations) {
            for (Subscription subscription : subscriptions) {
                if (subscription.topic().equals(destination.topic())) {
                    joined.add(new MailEventsResource(
                            destination.configurationSet(), destination.types(), subscription.queueArn()));
                }
            }
        }
        return joined;
    }
}
