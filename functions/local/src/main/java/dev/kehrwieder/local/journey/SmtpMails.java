package dev.kehrwieder.local.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kehrwieder.local.mail.ReceivedMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that takes every mail, for a stand-in of SES that passes mails on instead of keeping them. */
final class SmtpMails implements SentMails {
    private final ServerSocket server;
    private final List<byte[]> messages = new CopyOnWriteArrayList<>();

    SmtpMails(int port) throws IOException {
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("smtp").start(this::accept);
    }

    @Override
    public List<ReceivedMail> all() throws IOException {
        List<ReceivedMail> mails = new ArrayList<>();
        for (byte[] message : messages) {
            mails.add(ReceivedMail.read(message));
        }
        return mails;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed; what else could be wrong shows as a mail that is waited for in vain.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 localhost");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.toUpperCase(Locale.ROOT).split(" ")[0]) {
                    case "DATA" -> {
                        say(out, "354 go on");
                        messages.add(message(lines));
                        say(out, "250 kept");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 localhost");
                }
            }
        } catch (IOException e) {
            // The sender hung up; a message that was not whole was not kept.
        }
    }

    /** Until the line with a dot only; a line's first dot was doubled on the way (RFC 5321, 4.5.2). */
    private static byte[] message(BufferedReader lines) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return message.toString().getBytes(ISO_8859_1);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new JourneyFailure("the mail server does not stop", e);
        }
    }
}
