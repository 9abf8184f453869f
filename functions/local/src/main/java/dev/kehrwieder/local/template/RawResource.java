package dev.kehrwieder.local.template;

import java.util.Map;

/** A resource as written, with the globals merged in. */
record RawResource(String logicalId, String type, Map<String, Object> properties) {
    String owner() {
        return logicalId + " (" + type + ")";
    }
}
