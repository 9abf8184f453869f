package dev.kehrwieder.local.endpoints;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.local.gateway.Answer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code /_local/clock}: reads and moves business time. */
public final class ClockEndpoint extends LocalEndpoint {
    private final BusinessClock clock;
    private final Runnable schedule;

    /** @param schedule runs every scheduled function once */
    public ClockEndpoint(BusinessClock clock, Runnable schedule) {
        this.clock = clock;
        this.schedule = schedule;
    }

    @Override
    Answer answer(HttpExchange exchange) throws IOException, Malformed {
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> now();
            case "POST" -> {
                move(object(exchange, Set.of("advance", "set")));
                schedule.run();
                yield now();
            }
            default -> wrongMethod("GET, POST");
        };
    }

    private void move(JsonNode body) throws Malformed {
        JsonNode advance = body.path("advance");
        JsonNode set = body.path("set");
        if (body.size() != 1 || !(advance.isString() || set.isString())) {
            throw new Malformed("Either {\"advance\": \"P3D\"} or {\"set\": \"2026-11-12T09:00:00+01:00\"} is needed.");
        }
        try {
            if (advance.isString()) {
                clock.advance(Duration.parse(advance.stringValue()));
            } else {
                clock.set(OffsetDateTime.parse(set.stringValue()).toInstant());
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new Malformed(
                    advance.isString()
                            ? "advance must be an ISO 8601 duration of days or less, such as P3D or PT90M."
                            : "set must be an RFC 3339 time with offset, such as 2026-11-12T09:00:00+01:00.");
        }
    }

    private Answer now() {
        return Answer.json(
                200,
                JSON.createObjectNode()
                        .put(
                                "now",
                                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                        .toString());
    }
}
