/** Who is calling, for which shop, in which role: API Gateway's authorizer. */
package dev.kehrwieder.access;
