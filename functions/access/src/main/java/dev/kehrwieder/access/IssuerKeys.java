package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The issuer's public keys, as it publishes them. Asked for again when they are a quarter of an hour old, or when a token names
 * one that is not among them, but then once a minute at the most by each instance: nobody can make us a burden to the issuer. While it does not
 * answer, the keys that are known go on counting for a day, so that its trouble is not ours.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
    static final Duration FRESH = Duration.ofMinutes(15);
    static final Duration BETWEEN = Duration.ofMinutes(1);
    static final Duration BETWEEN_FIRST = Duration.ofSeconds(5);
    static final Duration LAST = Duration.ofDays(1);

    private final StaffSignIn signIn;
    private final OutgoingCalls calls;
    private final InstantSource machineClock;
    private Optional<JWKSet> keys = Optional.empty();
    private Instant fetched = Instant.MIN;
    private Instant tried = Instant.MIN;

    IssuerKeys(StaffSignIn signIn, OutgoingCalls calls, InstantSource machineClock) {
        this.signIn = requireNonNull(signIn, "signIn is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /** @throws KeySourceException if the issuer does not answer and what is known of its keys says nothing of the token */
    @Override
    public synchronized List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        if (keys.isEmpty() || hasPassed(FRESH, fetched)) {
            refresh();
        }
        List<JWK> found = selector.select(known());
        if (found.isEmpty()) {
            refresh();
            found = selector.select(known());
            if (found.isEmpty() && tried.isAfter(fetched)) {
                // It may be a new one, of which the issuer could not tell.
                throw new KeySourceException("the issuer's keys are not known");
            }
        }
        return found;
    }

    private JWKSet known() throws KeySourceException {
        return keys.filter(set -> !hasPassed(LAST, fetched))
                .orElseThrow(() -> new KeySourceException("the issuer's keys are not known"));
    }

    private void refresh() {
        if (!hasPassed(keys.isEmpty() ? BETWEEN_FIRST : BETWEEN, tried)) {
            return;
        }
        tried = machineClock.instant();
        try {
            keys = Optional.of(fetch());
            fetched = tried;
        } catch (NotSent | NoAnswer | Unusable e) {
            String reason = e instanceof Unusable ? e.getMessage() : RuntimeLog.trace(e);
            RuntimeLog.error("issuer's keys not to be had", Map.of("known", keys.isPresent(), "reason", reason));
        }
    }

    /** A clock that was set back has not stood still: rather ask once too often than never again. */
    private boolean hasPassed(Duration duration, Instant since) {
        Instant now = machineClock.instant();
        return since.equals(Instant.MIN) || now.isBefore(since) || !now.isBefore(since.plus(duration));
    }

    private JWKSet fetch() {
        ObjectNode discovered = answer(signIn.discovery())
                .json()
                .orElseThrow(() -> new Unusable("the discovery document is no object"));
        if (!discovered.path("issuer").asString("").equals(signIn.issuer())) {
            throw new Unusable("the discovery document is of another issuer");
        }
        Reply published = answer(keysAddress(discovered.path("jwks_uri").asString("")));
        try {
            return JWKSet.parse(new String(published.body(), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new Unusable("the keys cannot be read");
        }
    }

    private URI keysAddress(String text) {
        try {
            URI address = URI.create(text);
            if (signIn.isSafeToAsk(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new Unusable("the keys' address is none");
        }
        throw new Unusable("the keys' address is not https");
    }

    private Reply answer(URI address) {
        Reply reply = calls.send(OutgoingCall.get(address));
        if (reply.status() != 200) {
            throw new Unusable(address.getPath() + " is answered " + reply.status());
        }
        return reply;
    }

    /** What the issuer answered is of no use. The message is ours. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }
}
