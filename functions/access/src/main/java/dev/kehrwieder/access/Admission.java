package dev.kehrwieder.access;

/** What is known of whoever sent a key or a token. */
sealed interface Admission permits Granted, WithoutRole, Refused {}
