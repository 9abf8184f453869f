package dev.kehrwieder.fakes.dhl;

/** The one account that the fake knows. */
public record DhlCredentials(String apiKey, String apiSecret, String user, String password, String billingNumber) {
    /** Of the sandbox of our own. */
    public static final DhlCredentials DEMO =
            new DhlCredentials("demo-app", "demo-app-secret", "demo-user", "demo-password", "22222222220701");
}
