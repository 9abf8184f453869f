package dev.kehrwieder.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class LocalQueuesIT {
    private static final Pattern SUBSCRIPTIONS =
            Pattern.compile("SUBSCRIPTIONS: !Sub >-\\s+(\\{.*?}})\\s", Pattern.DOTALL);

    @Test
    void tests_subscribe_to_what_the_template_subscribes_to() throws IOException {
        Path template = SampleEvents.root().resolve("template.yaml");
        String json = SUBSCRIPTIONS
                .matcher(Files.readString(template))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        try (LocalAws aws = new LocalAws()) {
            assertThat(events(aws.queues().subscriptions())).isEqualTo(events(json));
        }
    }

    private static Map<String, JsonNode> events(String subscriptions) {
        Map<String, JsonNode> events = new HashMap<>();
        Json.parseObject(subscriptions)
                .properties()
                .forEach(entry -> events.put(entry.getKey(), entry.getValue().get("events")));
        return events;
    }
}
