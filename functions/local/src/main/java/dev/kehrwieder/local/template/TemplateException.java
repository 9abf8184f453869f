package dev.kehrwieder.local.template;

/** The template says something that the runner does not understand; the message names the resource and the property. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }
}
