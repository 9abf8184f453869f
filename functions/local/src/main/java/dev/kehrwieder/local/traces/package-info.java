/** The machine's own viewer of traces: takes spans by OpenTelemetry's protocol, as any collector does, and draws them. */
package dev.kehrwieder.local.traces;
