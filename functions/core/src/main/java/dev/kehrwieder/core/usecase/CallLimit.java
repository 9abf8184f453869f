package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a call may be made from one network address and for one e-mail address: the counts are written in the commit
 * of what the call does, so that a call which came to nothing, such as the second click, is not counted.
 *
 * @param counts as they were before this call
 */
record CallLimit(List<CallCount> counts, Instant now, Instant machineTime) {
    private static final int LIMIT = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    /** What a household or a server gets at least: it may call from any address in it. */
    private static final int NETWORK_BYTES_OF_IPV6 = 8;

    CallLimit {
        counts = List.copyOf(counts);
    }

    /**
     * @param call its name
     * @param sourceAddress of the network; whatever it says is one caller
     */
    static CallLimit of(
            Store store, String shop, String call, String sourceAddress, String email, Instant now, Instant machine) {
        List<CallCount> counts = Stream.of(
                        call + "/address/" + Sha256.hex(shop + "\0" + network(sourceAddress)),
                        call + "/email/" + CustomerHash.of(email))
                .map(caller -> store.calls(shop, caller))
                .toList();
        return new CallLimit(counts, now, machine);
    }

    /** How long until the call may be made; empty where it may be made now. */
    Optional<Duration> pause() {
        return counts.stream()
                .flatMap(count -> count.wait(now, LIMIT, WINDOW).stream())
                .max(Duration::compareTo);
    }

    List<Write> writes() {
        return counts.stream()
                .<Write>map(count -> new Write.PutCalls(count.called(now, WINDOW), machineTime.plus(WINDOW)))
                .toList();
    }

    private static String network(String sourceAddress) {
        try {
            byte[] bytes = InetAddress.ofLiteral(sourceAddress).getAddress();
            int significant = bytes.length == 4 ? 4 : NETWORK_BYTES_OF_IPV6;
            return HexFormat.of().formatHex(bytes, 0, significant);
        } catch (IllegalArgumentException _) {
            return sourceAddress;
        }
    }
}
