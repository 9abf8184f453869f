/**
 * Two functions. {@code notifications} tells shoppers: reads an event, lets
 * {@link dev.kehrwieder.core.usecase.NotifyShopper} decide whether a mail is due, words it and hands it to SES.
 * {@code mail-events} reads what SES says of a mail afterwards and lets
 * {@link dev.kehrwieder.core.usecase.RecordMailOutcome} record it.
 */
package dev.kehrwieder.notifications;
