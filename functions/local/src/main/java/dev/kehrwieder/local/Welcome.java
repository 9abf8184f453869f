package dev.kehrwieder.local;

import java.net.URI;
import java.util.Locale;

/** What the person at the terminal sees when everything runs. */
final class Welcome {
    private Welcome() {}

    static String text(URI uri, double seconds) {
        return String.format(
                Locale.ROOT,
                """

                Ready after %.1f s.
                  start page   %2$s/
                  withdrawal   %2$s/withdraw
                  API          %2$s/docs        (keys: local-storefront, local-warehouse, local-support, local-finance, local-admin)
                  inbox        %2$s/_local/inbox
                  queues       %2$s/_local/queues
                  clock        %2$s/_local/clock
                Ctrl-C ends it. The data stay; ./scripts/run --fresh starts empty.
                """,
                seconds,
                uri);
    }
}
