package dev.kehrwieder.platform.api;

import dev.kehrwieder.platform.http.Caller;
import dev.kehrwieder.platform.http.RequestBody;
import java.util.Locale;

/**
 * Who of the staff decides, as trail and rules name him: the field {@code agent} of a call by key, since the shop's system speaks
 * for its people; of a person who signed in, the pseudonym, so that nobody is the second person to himself by another name.
 */
public final class Agent {
    private static final String FIELD = "agent";
    private static final int LONGEST = 100;

    private Agent() {}

    public static String of(Caller caller, RequestBody body) {
        if (!caller.isPerson()) {
            String said = body.text(FIELD, LONGEST);
            if (said.strip().toLowerCase(Locale.ROOT).startsWith(Caller.PERSON)) {
                body.refuse(FIELD, "NOT_ALLOWED", "A key's caller does not speak for a person who signed in");
            }
            return said;
        }
        body.optionalText(FIELD, LONGEST)
                .filter(said -> !said.equals(caller.keyId()))
                .ifPresent(said -> body.refuse(FIELD, "NOT_ALLOWED", "Who signed in is named by the token"));
        return caller.keyId();
    }
}
