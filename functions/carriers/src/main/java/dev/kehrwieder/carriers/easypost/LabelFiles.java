package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches what EasyPost keeps in its store: from its own hosts only, for the address comes out of an answer; without the key,
 * following nothing, and no more than {@link OutgoingCalls} takes.
 */
final class LabelFiles {
    private static final Set<String> HOSTS =
            Set.of("easypost-files.s3.us-west-2.amazonaws.com", "easypost-files.s3-us-west-2.amazonaws.com");
    private static final String OWN = ".easypost.com";

    /** A file may be asked for again without harm. */
    private static final int TRIES = 2;

    /** How a file of this kind begins. */
    enum Kind {
        PDF("%PDF-".getBytes(StandardCharsets.US_ASCII)),
        PNG(new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        private final byte[] magic;

        Kind(byte[] magic) {
            this.magic = magic;
        }

        private boolean isOf(byte[] file) {
            return file.length > magic.length && Arrays.equals(Arrays.copyOf(file, magic.length), magic);
        }
    }

    private final URI base;
    private final OutgoingCalls calls;

    /** @param base of the API: another one than EasyPost's has its files at the same place */
    LabelFiles(URI base, OutgoingCalls calls) {
        this.base = requireNonNull(base, "base is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** Empty if the address is none of EasyPost's, nothing came, or something else than was wanted. */
    Optional<byte[]> file(String address, Kind kind) {
        return isAllowed(base, address) ? fetched(URI.create(address), TRIES).filter(kind::isOf) : Optional.empty();
    }

    static boolean isAllowed(URI base, String address) {
        try {
            URI uri = URI.create(address);
            return isAt(base, uri) || isEasyPosts(uri);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAt(URI base, URI uri) {
        return base.getScheme().equals(uri.getScheme()) && base.getAuthority().equals(uri.getAuthority());
    }

    private static boolean isEasyPosts(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getPort() == -1
                && (HOSTS.contains(uri.getHost()) || uri.getHost().endsWith(OWN));
    }

    private Optional<byte[]> fetched(URI uri, int tries) {
        try {
            Reply reply = calls.send(OutgoingCall.get(uri).with("Accept", "*/*"));
            if (reply.status() == 200) {
                return Optional.of(reply.body());
            }
        } catch (NotSent | NoAnswer e) {
            // As an answer without a file.
        }
        return tries > 1 ? fetched(uri, tries - 1) : Optional.empty();
    }
}
