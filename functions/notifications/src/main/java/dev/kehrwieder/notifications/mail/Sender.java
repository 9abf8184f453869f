package dev.kehrwieder.notifications.mail;

import dev.kehrwieder.core.model.EmailAddress;

/**
 * From where this deployment sends.
 *
 * @param address verified with the mail service
 * @param configurationSet of SES, by which bounces and complaints are reported; null or empty for none
 */
public record Sender(String address, String configurationSet) {

    public Sender {
        address = EmailAddress.checked(address);
        configurationSet = configurationSet == null ? "" : configurationSet;
        if (!configurationSet.matches("[A-Za-z0-9_-]{0,64}")) {
            throw new IllegalArgumentException("not the name of a configuration set: " + configurationSet);
        }
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
