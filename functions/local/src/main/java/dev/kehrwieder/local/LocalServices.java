package dev.kehrwieder.local;

import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.Physical;
import dev.kehrwieder.local.template.Template;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Database, queues and objects that the functions use: this process's own, or those of a stand-in of AWS. */
interface LocalServices extends AutoCloseable {
    /** The names of the template's resources there; asked once all run. */
    Physical physical();

    /** The runner's own clients. */
    Clients clients();

    /** What the functions find in their environment. */
    Map<String, String> environment();

    /** Brings the template's resources there, or finds them. */
    Provisioned provision(Template template, Clients clients, Optional<Duration> visibilityTimeout);

    /** Where it is, for the person at the terminal. */
    String description();

    @Override
    void close();
}
