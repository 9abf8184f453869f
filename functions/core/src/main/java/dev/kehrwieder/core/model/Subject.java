package dev.kehrwieder.core.model;

/** What events, marks and tasks are about: each has a trail of its own. */
public sealed interface Subject extends Due permits ReturnKey, WithdrawalKey {}
