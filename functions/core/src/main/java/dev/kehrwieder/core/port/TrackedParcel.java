package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.ReturnKey;

/** A parcel of a return. */
public record TrackedParcel(ReturnKey of, int parcel) {}
