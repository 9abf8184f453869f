package dev.kehrwieder.core.port;

/**
 * That something was done once.
 *
 * @param subscriber who did it, such as {@code labels} or {@code carrier:local}
 * @param id what: an event id of the subject, or the outside's own id
 */
public record InboxMark(String subscriber, String id) {}
