package dev.kehrwieder.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A rule of the firewall in front of the API that counts calls.
 *
 * @param most calls of one caller within the window; what is over is blocked
 * @param header whose value tells callers apart; empty: the caller's address does
 * @param status of the answer to a blocked call
 * @param body of that answer, JSON
 */
public record CallLimitResource(
        String name, int most, Duration window, Optional<String> header, int status, String body) {}
