package dev.kehrwieder.platform.http;

/** Serves one route: reads the request, calls one use case, renders its outcome. */
@FunctionalInterface
public interface Endpoint {

    /**
     * The router has checked key, role, size and syntax. What may throw: {@link ProblemException} from reading fields,
     * {@link dev.kehrwieder.platform.fault.RetryLater} for 503; anything else is a 500.
     */
    Answer handle(ApiRequest request);
}
