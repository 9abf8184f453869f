package dev.kehrwieder.platform.http;

/** The definitions of the functions behind the API. */
public final class FunctionNames {

    public static final String REGISTRATION = "registration";
    public static final String TRACKING = "tracking";
    public static final String INSPECTION_API = "inspection-api";
    public static final String REFUNDS_API = "refunds-api";
    public static final String WITHDRAWALS = "withdrawals";

    private FunctionNames() {}
}
