package dev.kehrwieder.notifications.mail;

import java.time.ZoneId;
import java.util.Locale;

/** What every mail needs. */
public sealed interface MailSummary permits ReturnSummary, WithdrawalSummary {

    Shop shop();

    Recipient recipient();

    /** The reader's: German for German, English for everything else. */
    Locale locale();

    /** The shop's, in which days and times are told. */
    ZoneId timeZone();
}
