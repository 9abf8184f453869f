package dev.kehrwieder.core.usecase;

/** Why a request is not done: where (JSON pointer), which code, and why in words. */
public record Refusal(String pointer, RefusalCode code, String detail) {}
