/** What happened to a return: outbox and audit trail in one, never changed, without personal data (DESIGN 3.2). */
package dev.kehrwieder.core.event;
