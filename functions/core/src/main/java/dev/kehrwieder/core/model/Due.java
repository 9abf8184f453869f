package dev.kehrwieder.core.model;

/** What has an instant at which {@code deadlines} must look at it. */
public sealed interface Due permits Subject, CreditAccountKey {
    String shop();

    /** Its name within the shop. */
    String id();
}
