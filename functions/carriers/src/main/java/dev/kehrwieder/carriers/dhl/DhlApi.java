package dev.kehrwieder.carriers.dhl;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.secret.Secrets;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * DHL's address and its two ways of knowing who calls: the key of the application alone, or with it a token of the business
 * customer (OAuth 2.0, password grant), which is kept until shortly before it ends.
 */
public final class DhlApi {
    static final String CARRIER = "dhl";

    private static final String TOKEN = "/parcel/de/account/auth/ropc/v1/token";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    /** A call that begins with a token must also end with it. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** For a token that does not say how long it lives. */
    private static final int SHORT_LIFE_SECONDS = 120;

    private final URI base;
    private final OutgoingCalls calls;
    private final Secrets secrets;
    private final InstantSource machineClock;
    private final Map<DhlAccount, Token> tokens = new ConcurrentHashMap<>();

    /** @param base such as {@code https://api-eu.dhl.com} */
    public DhlApi(URI base, OutgoingCalls calls, Secrets secrets, InstantSource machineClock) {
        this.base = requireNonNull(base, "base is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /** Empty where the shop has no account, or one that is not whole. */
    Optional<DhlAccount> account(String shop) {
        return DhlAccount.of(secrets, shop);
    }

    URI at(String path) {
        return base.resolve(path);
    }

    /**
     * As an application.
     *
     * @return an answer that is about what was asked: a success, a refusal, or a failure that leaves open what was done
     * @throws CarrierAway if surely nothing was done, or our credentials were refused
     * @throws NoAnswer if it may have been
     */
    Reply asApplication(DhlAccount account, OutgoingCall call) {
        return understood(send(call.with("DHL-API-Key", account.apiKey())));
    }

    /** As a business customer: as {@link #asApplication}, and once again with a new token if the old one is refused. */
    Reply asCustomer(DhlAccount account, OutgoingCall call) {
        OutgoingCall signed = call.with("dhl-api-key", account.apiKey());
        Token token = token(account);
        Reply reply = send(signed.withBearer(token.value()));
        if (reply.status() == UNAUTHORIZED) {
            tokens.remove(account, token);
            reply = send(signed.withBearer(token(account).value()));
        }
        return understood(reply);
    }

    /** What a call without an answer ended with, as a code. */
    static String reason(NoAnswer e) {
        return e.getCause() instanceof SocketTimeoutException ? "TIMEOUT" : "CONNECTION_BROKEN";
    }

    /**
     * Refused credentials are a fault of ours and say nothing of what was asked; 503 says that the call was not handled (RFC
     * 9110, 15.6.4), as 429 does. Any other failure of the server leaves open what it did before.
     */
    private static Reply understood(Reply reply) {
        int status = reply.status();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new CarrierAway("DHL refuses our credentials with " + status, null);
        }
        if (reply.isLater() || status == UNAVAILABLE) {
            throw new CarrierAway("DHL answers " + status, null);
        }
        return reply;
    }

    private Reply send(OutgoingCall call) {
        try {
            return calls.send(call);
        } catch (NotSent e) {
            throw new CarrierAway("DHL cannot be reached", e);
        }
    }

    private Token token(DhlAccount account) {
        Instant now = machineClock.instant();
        Token known = tokens.get(account);
        if (known != null && now.isBefore(known.until())) {
            return known;
        }
        Token token = newToken(account, now);
        tokens.put(account, token);
        return token;
    }

    /** Whatever goes wrong here, nothing was asked for yet. */
    private Token newToken(DhlAccount account, Instant now) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", account.apiKey());
        form.put("client_secret", account.apiSecret());
        form.put("username", account.user());
        form.put("password", account.password());
        Reply reply;
        try {
            reply = send(OutgoingCall.postForm(at(TOKEN), form));
        } catch (NoAnswer e) {
            throw new CarrierAway("DHL gives no token", e);
        }
        String value = reply.json()
                .map(json -> json.path("access_token").stringValue(""))
                .orElse("");
        if (!reply.isSuccess() || value.isBlank()) {
            throw new CarrierAway("DHL gives no token: " + reply.status(), null);
        }
        int seconds = reply.json().orElseThrow().path("expires_in").asInt(SHORT_LIFE_SECONDS);
        return new Token(value, now.plusSeconds(seconds).minus(MARGIN));
    }

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until=" + until + "]";
        }
    }
}
