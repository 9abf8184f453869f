/**
 * The function that tells shoppers: reads an event, lets {@link dev.kehrwieder.core.usecase.NotifyShopper} decide whether a
 * mail is due, words it and hands it to SES.
 */
package dev.kehrwieder.notifications;
