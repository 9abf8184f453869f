/** Core's records in the API's form, both ways, for the functions that share them. */
package dev.kehrwieder.platform.api;
