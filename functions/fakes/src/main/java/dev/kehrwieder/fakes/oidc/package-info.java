/**
 * An OpenID Connect issuer: discovery, keys that are changed on demand, and tokens for anybody, good and bad. Signed by the JDK
 * alone, so that what checks them is checked by something else than itself.
 */
package dev.kehrwieder.fakes.oidc;
