package dev.kehrwieder.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;

class EventSerializersTest {
    @Test
    void functions_with_event_classes_of_their_own_do_not_disturb_each_other()
            throws IOException, ReflectiveOperationException {
        try (URLClassLoader first = function();
                URLClassLoader second = function()) {
            for (URLClassLoader function : new URLClassLoader[] {first, second}) {
                EventSerializers serializers = new EventSerializers(function);
                read(serializers, function, APIGatewayProxyRequestEvent.class, "{\"path\": \"/\"}");
                Object scheduled =
                        read(serializers, function, ScheduledEvent.class, "{\"time\": \"2026-11-22T02:00:00Z\"}");
                Object messages = read(
                        serializers,
                        function,
                        SQSEvent.class,
                        "{\"Records\": [{\"body\": \"x\", \"eventSourceARN\": \"arn\"}]}");
                assertThat(scheduled.toString()).contains("2026-11-22T02:00:00");
                assertThat(messages.toString()).contains("eventSourceARN: arn", "body: x");
                assertThat(messages.getClass().getClassLoader()).isSameAs(function);
            }
        }
    }

    private static Object read(EventSerializers serializers, ClassLoader function, Class<?> event, String json)
            throws IOException, ReflectiveOperationException {
        return serializers
                .of(function.loadClass(event.getName()))
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static URLClassLoader function() {
        URL[] jars = {location(SQSEvent.class), location(DateTime.class)};
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
