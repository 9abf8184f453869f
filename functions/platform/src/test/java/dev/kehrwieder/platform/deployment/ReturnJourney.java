package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.Carriers;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.InspectReturn;
import dev.kehrwieder.core.usecase.InspectionRequest;
import dev.kehrwieder.core.usecase.IssueLabels;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.core.usecase.RegisterReturn;
import dev.kehrwieder.core.usecase.ReturnRequest;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.core.usecase.SettleReturn;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Brings a return of one unit to where a test begins, by core's own use cases, on any store. Its names are those of the
 * sample events.
 */
public final class ReturnJourney {
    public static final String RMA = "R7F3K9X2M42";

    /** The number that the local carrier gives to the first parcel of {@link #RMA}. */
    public static final String TRACKING_NUMBER = "00977938845690767197";

    private static final Links LINKS = new PublicLinks("http://localhost:8080", name -> "local-link-secret");

    private final Store store;
    private final InstantSource clock;
    private final Commits commits;
    private static final byte[] BYTES = {1};

    private final Periods periods = new Periods((day, regions) -> false);
    private final ReturnKey key;

    private ReturnJourney(Store store, InstantSource clock, String shop) {
        this.store = requireNonNull(store, "store is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.commits = new Commits(store, new Random(7), pause -> {}, clock);
        this.key = new ReturnKey(shop, RMA);
    }

    /** The shop {@code demo} has a policy and the order 1001. */
    public static ReturnJourney begin(Store store, InstantSource clock) {
        return begin(
                store, clock, Fixtures.policy().build(), Fixtures.order("1001").build());
    }

    public static ReturnJourney begin(Store store, InstantSource clock, Policy policy, Order order) {
        ReturnJourney journey = new ReturnJourney(store, clock, order.key().shop());
        CommitOutcome outcome = store.commit(List.of(
                new Write.PutPolicy(policy),
                new Write.PutOrder(order),
                new Write.PutOrderPerson(order.key(), Fixtures.ada())));
        if (outcome != CommitOutcome.COMMITTED) {
            throw new IllegalStateException("the order is " + outcome);
        }
        return journey;
    }

    /** One unit of line 1, by mail with a QR code. */
    public ReturnJourney registered() {
        return registered(1);
    }

    /** In so many parcels. */
    public ReturnJourney registered(int parcels) {
        return registered(parcels, false, 1, "TOO_SMALL", Resolution.REFUND_ORIGINAL_PAYMENT);
    }

    /** A claim of so many defective units of line 1, which are to be repaired. */
    public ReturnJourney claimed(int units) {
        return registered(1, true, units, "DEFECTIVE", Resolution.REPAIR);
    }

    private ReturnJourney registered(int parcels, boolean claim, int units, String reason, Resolution resolution) {
        ReturnRequest request = new ReturnRequest(
                Fixtures.order("1001").shop(key.shop()).build().key(),
                ReturnMethod.BY_MAIL_QR,
                parcels,
                false,
                claim,
                List.of(new ReturnRequest.Item(
                        Optional.empty(),
                        "1",
                        units,
                        Optional.of(reason),
                        Optional.of("zu eng am Spann"),
                        resolution,
                        Optional.empty(),
                        List.of())));
        var outcome = new RegisterReturn(store, commits, periods, () -> RMA, clock)
                .register(request, "STOREFRONT:k1", Optional.empty());
        require(
                outcome instanceof Commits.Outcome.Decided<RegisterReturn.Result> decided
                        && decided.result() instanceof RegisterReturn.Result.Registered,
                outcome);
        return this;
    }

    /** With {@link #TRACKING_NUMBER} and every document. */
    public ReturnJourney labelled() {
        return labelled(DocumentKind.LABEL_PNG, DocumentKind.LABEL_ZPL, DocumentKind.QR);
    }

    /** By a carrier that gives these beside the label as PDF; the slip is ours. */
    public ReturnJourney labelled(DocumentKind... given) {
        new IssueLabels(
                        store,
                        commits,
                        new Carriers(List.of(new PlainCarrier(given))),
                        slip -> Optional.of(BYTES),
                        new NoDocuments(),
                        LINKS,
                        clock,
                        clock)
                .on(key, last(ReturnEvent.ReturnApproved.class).id());
        return this;
    }

    public ReturnJourney scanned(ParcelStatus status, String occurredAt) {
        ScanParcel.Result result = new ScanParcel(store, commits, periods, clock)
                .scan(
                        "local",
                        key.shop(),
                        new CarrierScan(
                                "journey-" + status, TRACKING_NUMBER, status, status.name(), Fixtures.at(occurredAt)));
        require(result == ScanParcel.Result.APPLIED, result);
        return this;
    }

    /** Handed in and delivered. */
    public ReturnJourney delivered() {
        return scanned(ParcelStatus.HANDED_IN, "2026-11-11T09:00:00+01:00")
                .scanned(ParcelStatus.DELIVERED, "2026-11-12T09:00:00+01:00");
    }

    /** The unit is there and as new. */
    public ReturnJourney inspected() {
        InspectionRequest request = new InspectionRequest(
                key,
                Optional.empty(),
                Optional.of("w-17"),
                List.of(new InspectionRequest.Item(
                        Optional.empty(),
                        Optional.of("1"),
                        1,
                        Optional.of(true),
                        Optional.of(Grade.A),
                        Optional.of(Disposition.RESTOCK),
                        Optional.of("HH-1"),
                        Optional.empty(),
                        List.of(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                true);
        var outcome =
                new InspectReturn(store, commits, periods, clock).inspect(request, "WAREHOUSE:k2", Optional.empty());
        require(
                outcome instanceof Commits.Outcome.Decided<InspectReturn.Result> decided
                        && decided.result() instanceof InspectReturn.Result.Inspected,
                outcome);
        return this;
    }

    /** The money is decided and refund 1 reserved. */
    public ReturnJourney settled() {
        new SettleReturn(store, commits, periods, clock)
                .on(key, last(ReturnEvent.ItemsInspected.class).id());
        return this;
    }

    /** The provider said that refund 1 is under way. */
    public ReturnJourney submitted(String providerRefundId) {
        new RecordRefund(store, commits, clock)
                .record(
                        key,
                        1,
                        Optional.of(new PaymentProvider.Answer.Pending(providerRefundId)),
                        "refunds",
                        new InboxMark("journey", providerRefundId));
        return this;
    }

    public ReturnKey key() {
        return key;
    }

    public ReturnCase now() {
        return store.returnCase(key).orElseThrow();
    }

    /** The names of what happened, in order. */
    public List<String> trail() {
        return store.trail(key).stream().map(event -> event.event().type()).toList();
    }

    public StoredEvent last(Class<? extends ReturnEvent> type) {
        return store.trail(key).stream()
                .filter(event -> type.isInstance(event.event()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static void require(boolean holds, Object outcome) {
        if (!holds) {
            throw new IllegalStateException("the journey ended with " + outcome);
        }
    }

    private static final class PlainCarrier implements Carrier {
        private final List<DocumentKind> given;

        PlainCarrier(DocumentKind... given) {
            this.given = List.of(given);
        }

        @Override
        public String name() {
            return "local";
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
        public Label label(LabelRequest request) {
            Map<DocumentKind, byte[]> documents = new EnumMap<>(DocumentKind.class);
            documents.put(DocumentKind.LABEL_PDF, BYTES);
            given.forEach(kind -> documents.put(kind, BYTES));
            return Label.of(TRACKING_NUMBER, documents);
        }
    }

    private static final class NoDocuments implements Documents {
        @Override
        public void put(String key, String contentType, byte[] bytes) {}

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.empty();
        }

        @Override
        public URI link(String key, String contentType, String fileName, Duration validity) {
            throw new UnsupportedOperationException("a journey opens nothing");
        }
    }
}
