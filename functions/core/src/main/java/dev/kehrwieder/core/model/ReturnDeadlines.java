package dev.kehrwieder.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The deadlines that the shopper and the shop see.
 *
 * @param shipBy the first instant at which it is too late to hand the parcel in
 * @param refundDueAt the last instant in time to pay; only a withdrawal has one by law
 * @param withdrawalEndsAt the first instant at which the first order can no longer be withdrawn from
 */
public record ReturnDeadlines(
        Optional<Instant> shipBy, Optional<Instant> refundDueAt, Optional<Instant> withdrawalEndsAt) {}
