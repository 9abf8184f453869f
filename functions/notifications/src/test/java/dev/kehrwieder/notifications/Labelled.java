package dev.kehrwieder.notifications;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.notice.Envelope;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.Links;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A return of two pairs of shoes whose label is there, and what lies around it. */
final class Labelled {
    static final ParcelDocuments DOCUMENTS = ParcelDocuments.all("labels/demo/R-1001-1/1");
    static final byte[] QR = "a code".getBytes(StandardCharsets.US_ASCII);
    static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    static final EventId EVENT = new EventId(2, 0);
    /** 00:00 on 12 December in Berlin: the eleventh is the last day. */
    static final Instant SHIP_BY = Fixtures.at("2026-12-12T00:00:00+01:00");

    private Labelled() {}

    static Order order(String locale) {
        return Fixtures.order("1001").locale(locale).build();
    }

    static Return state(String locale) {
        return Fixtures.returnOf(order(locale))
                .item("1", 2)
                .build()
                .withParcels(parcel -> parcel.labelled(
                        "00340434161234567890",
                        DOCUMENTS,
                        Fixtures.at("2026-11-10T09:00:01Z"),
                        Fixtures.at("2026-12-09T00:00:00+01:00")));
    }

    static Envelope envelope(Return state) {
        return envelope(state, Fixtures.policy().build());
    }

    static Envelope envelope(Return state, Policy policy) {
        return new Envelope(EVENT, state, policy, Fixtures.EMAIL, Optional.of("Ada Beispiel"));
    }

    static StoredDocuments documents() {
        StoredDocuments documents = new StoredDocuments();
        documents.put(DOCUMENTS.key(DocumentKind.QR).orElseThrow(), "image/png", QR);
        documents.put(DOCUMENTS.key(DocumentKind.LABEL_PDF).orElseThrow(), "application/pdf", PDF);
        return documents;
    }

    static Links links() {
        return new Links() {
            @Override
            public String shopper(ReturnKey key) {
                return "https://returns.example/r/token-of-" + key.rma();
            }

            @Override
            public String api(ReturnKey key) {
                throw new IllegalStateException("a shopper has no key for the API");
            }
        };
    }

    /** Documents in memory. */
    static final class StoredDocuments implements Documents {
        private final Map<String, byte[]> objects = new HashMap<>();

        @Override
        public void put(String key, String contentType, byte[] bytes) {
            objects.put(key, bytes);
        }

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(objects.get(key));
        }

        @Override
        public URI link(String key, String contentType, String fileName, Duration validity) {
            throw new IllegalStateException("a mail carries the document itself");
        }
    }
}
