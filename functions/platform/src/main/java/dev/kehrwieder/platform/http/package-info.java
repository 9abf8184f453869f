/**
 * The edge to API Gateway: the one list of routes, the order of checks, bodies and query parameters read field by field,
 * answers and problems (RFC 9457). Endpoints get a checked request and give an answer.
 */
package dev.kehrwieder.platform.http;
