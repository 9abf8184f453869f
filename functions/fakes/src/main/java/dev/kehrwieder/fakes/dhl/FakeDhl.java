package dev.kehrwieder.fakes.dhl;

import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running fake. Calls that can go wrong: {@code token}, {@code order}, {@code locations}, {@code pickup}, {@code track},
 * {@code subscribe}.
 *
 * <p>Over HTTP, beside what {@link FaultyServer} says: {@code GET /_fake/parcels}, {@code POST /_fake/parcels/NUMBER/scan}
 * {@code {"code":"ES"}}, {@code POST /_fake/leave-out} {@code {"part":"LABEL"}} (or QR), {@code POST /_fake/revoke-tokens},
 * {@code POST /_fake/push} {@code {"on":false}}.
 */
public final class FakeDhl implements AutoCloseable {
    private final DhlParcels parcels;
    private final DhlHooks hooks = new DhlHooks();
    private final DhlTokens tokens;
    private final DhlApi api;
    private final FaultyServer server;

    /** Remembers nothing after its end. */
    public FakeDhl(DhlCredentials credentials) throws IOException {
        this(credentials, InstantSource.system(), Optional.empty());
    }

    /**
     * @param clock gives scans their time
     * @param journal the file in which labels and scans outlive a restart
     */
    public FakeDhl(DhlCredentials credentials, InstantSource clock, Optional<Path> journal) throws IOException {
        this.parcels = new DhlParcels(journal);
        this.tokens = new DhlTokens(credentials);
        this.api = new DhlApi(tokens, parcels, hooks, clock);
        this.server = new FaultyServer(api);
    }

    public URI uri() {
        return server.uri();
    }

    /** The next call of this name goes wrong. */
    public void next(String call, Fault fault) {
        server.next(call, fault);
    }

    /** How often this call arrived, whatever became of it. */
    public long heard(String call) {
        return server.heard().stream().filter(call::equals).count();
    }

    /** The next label's answer has no label to print. */
    public void leaveOutLabel() {
        api.leaveOut(DhlApi.Missing.LABEL);
    }

    /** The next label's answer has no QR code. */
    public void leaveOutQr() {
        api.leaveOut(DhlApi.Missing.QR);
    }

    /** All tokens end before their time. */
    public void revokeTokens() {
        tokens.revoke();
    }

    /** Whether pushes arrive. */
    public void push(boolean on) {
        hooks.turn(on);
    }

    /** Something happens to a parcel, and subscribers hear of it before this returns; what each answered. */
    public List<Integer> scan(String shipmentNo, String code, Instant at) {
        return parcels.scan(shipmentNo, DhlScan.of(code, at))
                .map(hooks::push)
                .orElseThrow(() -> new IllegalArgumentException("there is no parcel " + shipmentNo));
    }

    /** The codes of scans that DHL tells, with what they mean. */
    public static Stream<Code> codes() {
        return DhlScan.known().map(scan -> new Code(scan.code(), scan.text()));
    }

    /** What a scan may be. */
    public record Code(String code, String meaning) {}

    /** Every label that was made, whether or not anybody heard of it. */
    public List<Parcel> parcels() {
        return parcels.all().stream()
                .map(parcel -> new Parcel(
                        parcel.shipmentNo(),
                        parcel.reference(),
                        parcel.order().toString(),
                        parcel.label(),
                        parcel.qr(),
                        parcel.scans().stream().map(DhlScan::code).toList()))
                .toList();
    }

    /**
     * @param reference as printed on the label
     * @param order as it was sent, JSON
     * @param scans codes in the order told
     */
    public record Parcel(
            String shipmentNo, String reference, String order, byte[] label, byte[] qr, List<String> scans) {}

    @Override
    public void close() {
        server.close();
        hooks.close();
    }
}
