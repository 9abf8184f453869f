package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Documents;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A carrier that gives the same parcel the same number, and the place where its documents lie. */
final class FakeCarrier implements Carrier, Documents {
    private final List<LabelRequest> asked = new ArrayList<>();
    private final Map<String, byte[]> stored = new HashMap<>();
    private Optional<Runnable> meanwhile = Optional.empty();
    private Map<DocumentKind, byte[]> given = Map.of(
            DocumentKind.LABEL_PDF, new byte[] {1},
            DocumentKind.LABEL_PNG, new byte[] {2},
            DocumentKind.LABEL_ZPL, new byte[] {3},
            DocumentKind.QR, new byte[] {4});
    private final Map<Integer, String> refused = new HashMap<>();
    private boolean down;

    /** What comes with each label from now on. */
    void gives(Map<DocumentKind, byte[]> documents) {
        given = documents;
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    /** Somebody does this while the carrier makes the next label. */
    void whileItWorks(Runnable something) {
        meanwhile = Optional.of(something);
    }

    List<LabelRequest> asked() {
        return asked;
    }

    Map<String, byte[]> stored() {
        return stored;
    }

    static String trackingNumber(String rma, int parcel) {
        return "T" + rma + "-" + parcel;
    }

    @Override
    public String name() {
        return Desk.CARRIER;
    }

    /** This parcel's label can never be made. */
    void refuses(int parcel, String reason) {
        refused.put(parcel, reason);
    }

    void refusesNothing() {
        refused.clear();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public GivenBack giveBack(String shop, Purchase purchase) {
        return GivenBack.NOT_OFFERED;
    }

    @Override
    public Answer label(LabelRequest request) {
        if (down) {
            throw new IllegalStateException("the carrier is down");
        }
        asked.add(request);
        Optional<Runnable> something = meanwhile;
        meanwhile = Optional.empty();
        something.ifPresent(Runnable::run);
        int parcel = request.parcel().parcel();
        if (refused.containsKey(parcel)) {
            return new Refused(refused.get(parcel));
        }
        return Label.of(
                trackingNumber(request.parcel().of().rma(), request.parcel().parcel()), given);
    }

    @Override
    public void put(String key, String contentType, byte[] bytes) {
        stored.put(key, bytes);
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(stored.get(key));
    }

    @Override
    public URI link(String key, String contentType, String fileName, Duration validity) {
        return URI.create("https://documents.example.org/" + key);
    }
}
