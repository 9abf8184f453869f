package dev.kehrwieder.carriers.easypost;

import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * Puts EasyPost's client on our own calls, each of which is made once. Left alone it uses the JDK's connection in the way that
 * sends a POST a second time when a kept connection breaks, and so may buy twice; follows redirects; takes an answer
 * whose bytes are still on their way for an empty one; and reads any amount.
 *
 * <p>The client makes it by its name, through a system property that it has for the purpose; hence public.
 */
public final class SingleCalls extends URLStreamHandler {
    private static final String PROPERTY = "com.easypost.net.customURLStreamHandler";

    /** For the client. */
    public SingleCalls() {}

    static void install() {
        System.setProperty(PROPERTY, SingleCalls.class.getName());
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new SingleCall(url);
    }
}
