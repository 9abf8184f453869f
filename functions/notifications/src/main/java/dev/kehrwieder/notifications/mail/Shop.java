package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.EmailAddress;
import dev.kehrwieder.core.policy.Brand;
import java.util.Optional;

/**
 * Whose mail it is, and how it shows that.
 *
 * @param logoUrl which mail programs fetch the logo from
 * @param sender the shop's own, which the mail service may not have verified
 * @param contact where answers go; empty if nobody reads them
 */
public record Shop(
        String name, Palette palette, Optional<String> logoUrl, Optional<String> sender, Optional<String> contact) {

    public Shop {
        name = TypedText.line(requireNonNull(name, "name is null"));
        requireNonNull(palette, "palette is null");
        requireNonNull(logoUrl, "logoUrl is null");
        sender = sender.map(EmailAddress::checked);
        contact = contact.map(EmailAddress::checked);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name is empty");
        }
    }

    public static Shop of(Brand brand) {
        return new Shop(brand.name(), Palette.of(brand.color()), brand.logoUrl(), brand.sender(), brand.replyTo());
    }

    /** Under the deployment's sender, who knows nothing of the shop: answers to the shop's then go by their own way. */
    Optional<String> replyTo() {
        return contact.or(() -> sender);
    }
}
