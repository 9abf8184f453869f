package dev.kehrwieder.core.model;

/** How far an inspection is (handbook, domain 2.2). */
public enum InspectionStatus {
    OPEN,
    IN_PROGRESS,
    GRADED,
    DISPOSED
}
