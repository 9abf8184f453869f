package dev.kehrwieder.platform.http;

/** The methods that our routes use. */
public enum HttpMethod {
    GET,
    POST,
    PUT
}
