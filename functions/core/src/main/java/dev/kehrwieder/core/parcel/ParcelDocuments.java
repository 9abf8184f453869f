package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

/** Where the documents of a parcel lie in the object store: a key prefix without personal data. */
public record ParcelDocuments(String prefix) {
    public ParcelDocuments {
        requireNonNull(prefix, "prefix is null");
    }

    /** The key of one document. */
    public String key(DocumentKind kind) {
        return prefix + "/" + kind.fileName();
    }
}
