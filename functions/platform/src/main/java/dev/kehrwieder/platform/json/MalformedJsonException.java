package dev.kehrwieder.platform.json;

/** The text is no JSON, or goes beyond a limit. The message never quotes the text. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
