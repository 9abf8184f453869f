package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Something outside AWS that the functions call, played on this machine: mail, payments, carriers. */
public interface LocalService extends AutoCloseable {
    /** What the functions find in their environment. */
    Map<String, String> environment();

    /** What the functions find among the secrets, by name. */
    default Map<String, String> secrets() {
        return Map.of();
    }

    /** What the demo shop's policy says besides, by the names of its fields. */
    default Map<String, JsonNode> policy() {
        return Map.of();
    }

    /** Its pages below {@code /_local}, by path. */
    Map<String, HttpHandler> pages();

    /** Hears where the template's resources are, before any function runs. */
    default void applied(Template template, Provisioned provisioned, Clients clients) {}

    /** Hears of each accepted order before the caller does. {@code order} is the body of the call. */
    default void orderAccepted(String shop, String orderNumber, byte[] order) {}

    @Override
    void close();

    /** Starts the service. */
    @FunctionalInterface
    interface Starter {
        /**
         * @param data the folder for everything that survives a restart
         * @param gateway where webhooks go; it answers later than this call
         * @param businessTime what mails and events carry
         */
        LocalService start(Path data, URI gateway, InstantSource businessTime) throws Exception;
    }
}
