package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import com.easypost.model.Tracker;
import com.easypost.model.TrackingDetail;
import dev.kehrwieder.carriers.easypost.Outcome.Declined;
import dev.kehrwieder.carriers.easypost.Outcome.Done;
import dev.kehrwieder.carriers.easypost.Outcome.Later;
import dev.kehrwieder.carriers.easypost.Outcome.Unclear;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.ParcelTracking;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.secret.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks for the tracker that came with the label; makes none, which would cost a fee. */
public final class EasyPostTracking implements ParcelTracking {
    private final URI base;
    private final Secrets secrets;
    private final Duration patience;

    /** As for {@link EasyPostCarrier}. */
    public EasyPostTracking(URI base, Secrets secrets, Duration patience) {
        this.base = requireNonNull(base, "base is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.patience = requireNonNull(patience, "patience is null");
    }

    @Override
    public String carrier() {
        return EasyPostCarrier.NAME;
    }

    @Override
    public List<CarrierScan> scans(String shop, String trackingNumber) {
        return switch (EasyPostApi.of(base, secrets, patience, shop).trackers(trackingNumber)) {
            case Done<List<Tracker>>(List<Tracker> trackers) -> scans(trackers, trackingNumber);
            case Declined<List<Tracker>>(int status, String code) -> {
                RuntimeLog.warn("tracking refused", Map.of("carrier", EasyPostCarrier.NAME, "code", code));
                yield List.of();
            }
            case Later<List<Tracker>>(String why) -> throw away(why);
            case Unclear<List<Tracker>>(String why, boolean _) -> throw away(why);
        };
    }

    private static CarrierAway away(String why) {
        return new CarrierAway(EasyPostCarrier.NAME + ": " + why, null);
    }

    private static List<CarrierScan> scans(List<Tracker> trackers, String trackingNumber) {
        return trackers.stream()
                .filter(tracker -> trackingNumber.equals(tracker.getTrackingCode()))
                .map(EasyPostTracking::news)
                .flatMap(news -> news.scans().stream())
                .sorted(Comparator.comparing(CarrierScan::occurredAt))
                .toList();
    }

    private static TrackedParcelNews news(Tracker tracker) {
        return new TrackedParcelNews(
                tracker.getTrackingCode(),
                text(tracker.getStatus()),
                text(tracker.getStatusDetail()),
                instant(tracker.getUpdatedAt()),
                Stream.ofNullable(tracker.getTrackingDetails())
                        .flatMap(List::stream)
                        .flatMap(detail -> step(detail).stream())
                        .toList());
    }

    /** One without a time cannot be put in order. */
    private static Optional<TrackedParcelNews.Step> step(TrackingDetail detail) {
        return instant(detail.getDatetime())
                .map(at -> new TrackedParcelNews.Step(
                        text(detail.getStatus()), text(detail.getStatusDetail()), text(detail.getCarrierCode()), at));
    }

    private static Optional<Instant> instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static String text(String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
