package dev.kehrwieder.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Messages as senders make them. */
final class Messages {
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};

    private Messages() {}

    static byte[] plain(String to, String subject) {
        return bytes(
                """
                From: Demo <shop@example.org>
                To: %s
                Subject: %s
                X-Kehrwieder-Template: RECEIVED
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                Grüße & mehr
                zweite Zeile
                """
                        .formatted(to, subject));
    }

    /** Text, HTML with an inline code, the code again as a file, and a label. */
    static byte[] labelReady(String to) {
        return bytes(
                """
                From: Demo <shop@example.org>
                To: Ada Beispiel <%s>
                Subject: =?UTF-8?Q?Dein_R=C3=BCcksendeetikett?=
                X-Kehrwieder-Template: LABEL_READY
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="m"

                --m
                Content-Type: multipart/alternative; boundary="a"

                --a
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe aus Hamburg
                --a
                Content-Type: multipart/related; boundary="r"

                --r
                Content-Type: text/html; charset=UTF-8

                <html><head><title>x</title></head><body><img src="cid:qr%%40kehrwieder"><img src="cid:other">\
                <a href="https://example.org/r/1">here</a><script>alert(1)</script></body></html>
                --r
                Content-Type: image/png; name="qr.png"
                Content-Disposition: inline; filename="qr.png"
                Content-ID: <qr@kehrwieder>
                Content-Transfer-Encoding: base64

                iVBORwABAgM=
                --r--
                --a--
                --m
                Content-Type: image/png
                Content-Disposition: attachment; filename="qr.png"
                Content-Transfer-Encoding: base64

                iVBORwABAgM=
                --m
                Content-Type: Application/PDF
                Content-Disposition: attachment; filename*=UTF-8''R%%C3%%BCcksendung.pdf
                Content-Transfer-Encoding: base64

                JVBERi0=
                --m--
                """
                        .formatted(to));
    }

    static byte[] bytes(String message) {
        return message.replace("\n", "\r\n").getBytes(UTF_8);
    }
}
