package dev.kehrwieder.local.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A message as somebody outside this machine's mailbox got it. */
public record ReceivedMail(String template, String subject, List<String> recipients, String text, List<File> files) {
    public ReceivedMail {
        recipients = List.copyOf(recipients);
        files = List.copyOf(files);
    }

    /** A part that is a file. */
    public record File(String name, String type, byte[] content) {}

    /** @throws IOException if the bytes are no message */
    public static ReceivedMail read(byte[] message) throws IOException {
        try {
            CapturedMail mail = MimeReader.read(Mailbox.id(1, Instant.EPOCH), message);
            List<byte[]> contents = MimeReader.contents(message);
            List<File> files = new ArrayList<>();
            for (int i = 0; i < contents.size(); i++) {
                CapturedMail.Attachment part = mail.attachments().get(i);
                files.add(new File(part.name(), part.type(), contents.get(i)));
            }
            return new ReceivedMail(mail.template(), mail.subject(), mail.recipients(), mail.text(), files);
        } catch (MessagingException e) {
            throw new IOException("no mail: " + e.getMessage(), e);
        }
    }
}
