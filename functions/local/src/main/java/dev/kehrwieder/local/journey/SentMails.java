package dev.kehrwieder.local.journey;

import dev.kehrwieder.local.mail.ReceivedMail;
import java.io.IOException;
import java.util.List;

/** Where the mails of a deployment can be read. */
interface SentMails extends AutoCloseable {
    /** All so far, in no order. */
    List<ReceivedMail> all() throws IOException, InterruptedException;

    @Override
    default void close() {}
}
