package dev.kehrwieder.core.usecase;

/** What a consumer made of an event. */
public enum ConsumerResult {
    DONE,
    /** It had been done before. */
    DONE_BEFORE,
    /** Somebody else is at it, or whoever was asked is away: the same message again later. */
    LATER,
    /** There is no such return or withdrawal: the message can never succeed. */
    UNKNOWN_RETURN
}
