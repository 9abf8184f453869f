package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.kehrwieder.access.StaffRoles.ShopRole;
import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.platform.http.Caller;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks the tokens of people who signed in at the issuer: OpenID Connect Core 3.1.3.7, as far as it is about a receiver; access
 * tokens of RFC 9068 pass by the same rules, so one for several audiences must be our own client's. The library's processor decides; before it is asked, everything is looked at that a token says of itself, so that
 * what was never meant for us costs the issuer no call.
 */
final class StaffTokens implements Function<String, Admission> {
    /** Of public keys only: with a secret one, whoever can check could also sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int LONGEST_SUBJECT = 255;
    private static final int PSEUDONYM_BYTES = 16;

    private final StaffSignIn signIn;
    private final StaffRoles roles;
    private final InstantSource machineClock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    StaffTokens(StaffSignIn signIn, IssuerKeys keys, InstantSource machineClock) {
        this.signIn = requireNonNull(signIn, "signIn is null");
        this.roles = new StaffRoles(signIn.defaultShop());
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> check(claims));
    }

    /** @throws IssuerUnknown if nothing can be said of the token */
    @Override
    public Admission apply(String token) {
        try {
            SignedJWT jwt = parsed(token);
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                return new Refused("token: another algorithm");
            }
            check(jwt.getJWTClaimsSet());
            return admission(processor.process(jwt, null));
        } catch (ParseException e) {
            return new Refused("token: no signed token");
        } catch (BadClaim e) {
            return new Refused("token: " + e.getMessage());
        } catch (KeySourceException e) {
            throw new IssuerUnknown();
        } catch (BadJWSException e) {
            return new Refused("token: another signature");
        } catch (BadJOSEException | JOSEException e) {
            return new Refused("token: no key of the issuer's fits");
        }
    }

    /** On some garbage the library's parser breaks instead of refusing it; a fault of ours would be answered 503. */
    private static SignedJWT parsed(String token) throws ParseException {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            jwt.getJWTClaimsSet();
            return jwt;
        } catch (RuntimeException e) {
            throw new ParseException(e.getClass().getName(), 0);
        }
    }

    private void check(JWTClaimsSet claims) throws BadClaim {
        List<String> audience = claims.getAudience();
        require(signIn.issuer().equals(claims.getIssuer()), "another issuer");
        require(audience.contains(signIn.audience()), "another audience");
        require(audience.size() == 1 || signIn.audience().equals(claims.getClaim("azp")), "another client");
        require(claims.getExpirationTime() != null, "no end");
        Instant now = machineClock.instant();
        require(now.isBefore(end(claims)), "expired");
        require(!now.plus(LEEWAY).isBefore(instant(claims.getNotBeforeTime()).orElse(now)), "not yet valid");
        String subject = claims.getSubject();
        require(subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT, "no subject");
    }

    private static void require(boolean holds, String otherwise) throws BadClaim {
        if (!holds) {
            throw new BadClaim(otherwise);
        }
    }

    private static Instant end(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant().plus(LEEWAY);
    }

    private static Optional<Instant> instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /** Of several roles none is taken for what was meant. */
    private Admission admission(JWTClaimsSet claims) {
        String person = pseudonym(claims.getSubject());
        Set<ShopRole> given = roles.of(claims.getClaim(signIn.rolesClaim()));
        if (given.size() != 1) {
            return new WithoutRole(person, given.isEmpty() ? "no role of ours" : "more than one role of ours");
        }
        ShopRole only = given.iterator().next();
        return new Granted(only.shop(), only.role().name(), person, Optional.of(end(claims)));
    }

    /** The trail keeps it for ever. It names nobody; who has a list of the issuer's subjects can find out whose it is. */
    private String pseudonym(String subject) {
        byte[] hash = Sha256.of(signIn.issuer() + "\n" + subject);
        return Caller.PERSON + HexFormat.of().formatHex(hash, 0, PSEUDONYM_BYTES);
    }

    private static final class BadClaim extends BadJWTException {
        private static final long serialVersionUID = 1L;

        BadClaim(String reason) {
            super(reason);
        }
    }

    /**
     * The issuer's keys are not known: no refusal, but a failure of the authorizer, which the gateway answers with 503. A 401
     * would make people throw away tokens that are good, and hide that sign-in is down.
     */
    static final class IssuerUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IssuerUnknown() {
            super("the issuer's keys are not known", null, false, false);
        }
    }
}
