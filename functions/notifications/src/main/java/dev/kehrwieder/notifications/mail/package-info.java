/**
 * The e-mails to shoppers: what each of them says, in German and English, and its form on the wire.
 *
 * <p>{@link dev.kehrwieder.notifications.mail.MailComposer} turns one
 * {@link dev.kehrwieder.notifications.mail.MailContent} into the bytes of one message. Texts that people typed are
 * harmless in every part of it, and the same input gives the same bytes, so that a repeat can be recognised.
 */
package dev.kehrwieder.notifications.mail;
