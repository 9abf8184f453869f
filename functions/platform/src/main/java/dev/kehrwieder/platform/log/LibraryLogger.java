package dev.kehrwieder.platform.log;

import java.util.TreeMap;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/**
 * A library's logger: warnings and errors only, and only the name of the logger with the exception's class. A library's
 * text can quote what it worked on (the stock adapter logs whole events), so the text stays out.
 */
final class LibraryLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    LibraryLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable exception) {
        TreeMap<String, String> fields = new TreeMap<>();
        fields.put("logger", name);
        if (exception != null) {
            fields.put("exception", RuntimeLog.trace(exception));
        }
        if (level == Level.ERROR) {
            RuntimeLog.error("library error", fields);
        } else {
            RuntimeLog.warn("library warning", fields);
        }
    }
}
