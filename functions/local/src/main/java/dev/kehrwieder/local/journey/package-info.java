/**
 * One return from registration to refund through whatever answers at an address, told step by step: the test of a deployment
 * that {@code scripts/local-test}, {@code localstack-test} and {@code cloud-test} end with.
 */
package dev.kehrwieder.local.journey;
