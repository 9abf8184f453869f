package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.EmailAddress;

/**
 * To whom a mail goes.
 *
 * @param address one address; refused if it is not one, with the domain converted to ASCII
 * @param name as the person typed it, or empty
 */
public record Recipient(String address, String name) {

    public Recipient {
        address = EmailAddress.checked(address);
        requireNonNull(name, "name is null");
    }

    /** Personal data stay out of logs. */
    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
