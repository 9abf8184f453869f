package dev.kehrwieder.refunds.news;

import dev.kehrwieder.platform.deployment.Hmac;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature of a time and the raw body, {@code t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.rawBody">}, as Stripe made it
 * known. There may be several {@code v1} while one secret replaces another, and other schemes beside them.
 */
public final class TimedSignature {
    /** In both directions: a time in the future is as wrong as an old one. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12})((?:,v\\d=[0-9a-f]{1,128}){1,10})");
    private static final Pattern SIGNATURE = Pattern.compile("v1=([0-9a-f]{64})(?=,|$)");

    private TimedSignature() {}

    /**
     * @param header its name
     * @param secrets each of them may have signed
     * @throws ProblemException UNAUTHORIZED if none of them did, or not at this time
     */
    public static void require(ApiRequest request, String header, List<String> secrets, Instant now) {
        Matcher form = FORM.matcher(request.header(header).orElse(""));
        if (!form.matches() || !isTimely(form.group(1), now)) {
            throw unauthorized();
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((form.group(1) + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(request.rawBody());
        byte[] bytes = signed.toByteArray();
        boolean genuine = SIGNATURE.matcher(form.group(2)).results().anyMatch(signature -> secrets.stream()
                .anyMatch(secret -> Hmac.matches(secret, bytes, signature.group(1))));
        if (!genuine) {
            throw unauthorized();
        }
    }

    public static ProblemException unauthorized() {
        return new ProblemException(Problem.of(ProblemCode.UNAUTHORIZED, "The signature is missing, old or wrong"));
    }

    private static boolean isTimely(String seconds, Instant now) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
        return age.abs().compareTo(TOLERANCE) <= 0;
    }
}
