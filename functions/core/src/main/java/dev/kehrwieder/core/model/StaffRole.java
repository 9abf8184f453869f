package dev.kehrwieder.core.model;

/** Who of the shop's people may decide against the policy. */
public enum StaffRole {
    SUPPORT,
    FINANCE,
    ADMIN
}
