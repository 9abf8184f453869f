/** The API of storefronts and service teams: orders in, what is returnable, register, decide, read; policy; OpenAPI. */
package dev.kehrwieder.registration;
