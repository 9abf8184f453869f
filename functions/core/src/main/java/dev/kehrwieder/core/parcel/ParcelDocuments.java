package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the documents of a parcel lie in the object store, and which there are: not every carrier gives all.
 *
 * @param prefix a key prefix without personal data
 */
public record ParcelDocuments(String prefix, Set<DocumentKind> kinds) {
    public ParcelDocuments {
        requireNonNull(prefix, "prefix is null");
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no documents");
        }
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    public static ParcelDocuments all(String prefix) {
        return new ParcelDocuments(prefix, EnumSet.allOf(DocumentKind.class));
    }

    /** The key of one document; empty where there is no such document. */
    public Optional<String> key(DocumentKind kind) {
        return has(kind) ? Optional.of(prefix + "/" + kind.fileName()) : Optional.empty();
    }

    public boolean has(DocumentKind kind) {
        return kinds.contains(kind);
    }
}
