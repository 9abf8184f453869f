package dev.kehrwieder.notifications.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of a message, with boundaries that follow from what the message is about instead of from the time. */
final class MimeParts {

    private final String boundary;

    /** @param boundary may stand in no part: {@code =_} never occurs in quoted-printable or Base64 */
    MimeParts(String boundary) {
        this.boundary = "=_" + boundary;
    }

    MimeMultipart multipart(String subtype, List<MimeBodyPart> parts) throws MessagingException {
        return new Multipart(subtype, boundary + "_" + subtype, parts);
    }

    MimeBodyPart nested(MimeMultipart multipart) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(multipart);
        return part;
    }

    MimeBodyPart text(String subtype, String language, String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/" + subtype + "; charset=UTF-8")));
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        part.setHeader("Content-Language", language);
        return part;
    }

    MimeBodyPart file(Attachment attachment) throws MessagingException {
        MimeBodyPart part = bytes(attachment);
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    /** With a file name, because some programs list inline images too. */
    MimeBodyPart inline(Attachment attachment) throws MessagingException {
        MimeBodyPart part = bytes(attachment);
        part.setDisposition(Part.INLINE);
        part.setContentID("<" + attachment.contentId() + ">");
        return part;
    }

    private static MimeBodyPart bytes(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.contentType())));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setFileName(attachment.name());
        return part;
    }

    private static final class Multipart extends MimeMultipart {

        Multipart(String subtype, String boundary, List<MimeBodyPart> parts) throws MessagingException {
            super(subtype);
            ParameterList parameters = new ParameterList();
            parameters.set("boundary", boundary);
            if (subtype.equals("related")) {
                parameters.set("type", "text/html");
            }
            contentType = new ContentType("multipart", subtype, parameters).toString();
            for (MimeBodyPart part : parts) {
                addBodyPart(part);
            }
        }
    }
}
