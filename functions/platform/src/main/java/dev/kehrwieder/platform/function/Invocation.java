package dev.kehrwieder.platform.function;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a function may know of the invocation it runs in, without depending on Lambda: {@link #current()} anywhere below
 * {@link #call}. Outside of one, as under Spring Cloud Function's stock invoker, the remaining time is
 * {@link #UNBOUND_REMAINING} and the request id empty.
 */
public final class Invocation {

    /** The longest a Lambda function can run. */
    public static final Duration UNBOUND_REMAINING = Duration.ofMinutes(15);

    private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();
    private static final Invocation UNBOUND = new Invocation("", "", () -> UNBOUND_REMAINING);

    private final String function;
    private final String requestId;
    private final Supplier<Duration> remaining;

    /**
     * @param function the function's definition
     * @param remaining asked at each call, so that it can run out
     */
    public Invocation(String function, String requestId, Supplier<Duration> remaining) {
        this.function = requireNonNull(function, "function is null");
        this.requestId = requireNonNull(requestId, "requestId is null");
        this.remaining = requireNonNull(remaining, "remaining is null");
    }

    static Invocation of(String function, Context context) {
        return context == null
                ? new Invocation(function, "", () -> UNBOUND_REMAINING)
                : new Invocation(
                        function,
                        context.getAwsRequestId() == null ? "" : context.getAwsRequestId(),
                        () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    }

    public static Invocation current() {
        return CURRENT.orElse(UNBOUND);
    }

    /** Runs the work with this invocation as the current one. */
    public <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    public String function() {
        return function;
    }

    public String requestId() {
        return requestId;
    }

    /** The time until the runtime ends this invocation. */
    public Duration remaining() {
        return remaining.get();
    }
}
