/**
 * Plays the REST API of API Gateway: routes, the Lambda authorizer with its cache, proxy events of payload version 1.0
 * and the gateway's own errors, which are problem+json as the template makes them.
 */
package dev.kehrwieder.local.gateway;
