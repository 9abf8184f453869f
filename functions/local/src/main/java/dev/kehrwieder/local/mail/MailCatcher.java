package dev.kehrwieder.local.mail;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The mail service of the local machine. Listens on loopback, speaks enough of SES version 1 for the SDK's client
 * ({@code SendRawEmail}, {@code GetSendQuota}, {@code GetSendStatistics}, {@code VerifyEmailIdentity}) and keeps every
 * message as a file. A message that was answered with an id survives a restart; {@link MailPages} shows it.
 */
public final class MailCatcher implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService calls;
    private final SesApi api;
    private final Mailbox mailbox;

    private MailCatcher(HttpServer server, ExecutorService calls, SesApi api, Mailbox mailbox) {
        this.server = server;
        this.calls = calls;
        this.api = api;
        this.mailbox = mailbox;
    }

    /**
     * Starts on a free port.
     *
     * @param data folder of the messages, made if it is not there; those of an earlier start are shown too
     * @param businessClock gives a message the time at which it was sent
     */
    public static MailCatcher start(Path data, InstantSource businessClock) throws IOException {
        requireNonNull(data, "data is null");
        requireNonNull(businessClock, "businessClock is null");
        Mailbox mailbox = Mailbox.open(data);
        SesApi api = new SesApi(mailbox, businessClock);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(calls);
        server.createContext("/", Answers.guarded(api));
        server.start();
        return new MailCatcher(server, calls, api, mailbox);
    }

    /** For the client's endpoint override. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Who gets the events of mails to the addresses of SES's mailbox simulator, such as
     * {@code bounce@simulator.amazonses.com}, if they were sent with a configuration set; nobody until then.
     */
    public void publishTo(Consumer<MailEvent> subscriber) {
        requireNonNull(subscriber, "subscriber is null");
        api.publishTo(subscriber);
    }

    /** The next sends fail in this way, for tests; after those ordered before. */
    public void failNext(int sends, MailFailure failure) {
        requireNonNull(failure, "failure is null");
        api.failNext(sends, failure);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        server.stop(0);
        calls.close();
    }
}
