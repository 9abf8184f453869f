package dev.kehrwieder.emulators.queues;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.h2.Driver;
import scala.Option;
import scala.collection.immutable.Nil$;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/**
 * ElasticMQ, put together like its own server, with two differences: what was stored is back before the first request is
 * answered, and the port is chosen by the operating system and known.
 */
final class QueueServer {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The request settings are those of ElasticMQ's own server: SQS waits 20 s for a message and takes 256 KB. */
    private static final String CONFIG =
            """
            pekko {
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
              loglevel = WARNING
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              http.server {
                request-timeout = 21 s
                parsing.illegal-header-warnings = off
                parsing.max-uri-length = 256k
              }
            }
            """;

    private Connection database;
    private ActorSystem system;

    URI start(String data) throws Exception {
        Option<ActorRef> persistence = Option.empty();
        SqlQueuePersistenceConfig storage = null;
        if (data != null) {
            storage = open(Path.of(data));
        }
        system = ActorSystem.create("queues", config(), getClass().getClassLoader());
        if (storage != null) {
            persistence =
                    Option.apply(system.actorOf(Props.create(SqlQueuePersistenceActor.class, storage, Nil$.MODULE$)));
        }
        ActorRef queues = system.actorOf(
                Props.create(QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, persistence));
        if (persistence.isDefined()) {
            restore(persistence.get(), queues);
        }
        Http.ServerBinding binding = new TheSQSRestServerBuilder(
                        Option.apply(system),
                        Option.apply(queues),
                        LOOPBACK,
                        0,
                        new NodeAddress("http", LOOPBACK, 0, ""),
                        true,
                        StrictSQSLimits$.MODULE$,
                        "local",
                        "000000000000",
                        persistence,
                        AutoCreateQueuesConfig.disabled())
                .start()
                .waitUntilStarted();
        return URI.create("http://" + LOOPBACK + ":" + binding.localAddress().getPort());
    }

    /** Without waiting for receivers: a long poll would hold the end up for 20 s. */
    void stop() throws Exception {
        if (system != null) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            unregisterMetrics();
        }
        if (database != null) {
            ConnectionPool.closeAll();
            database.close();
        }
    }

    /**
     * Without a write delay, so that a killed JVM loses no message that was answered for. Our own connection makes a fault of
     * the file show here, and its end closes the file, however many the pool had.
     */
    private SqlQueuePersistenceConfig open(Path folder) throws Exception {
        String uri = "jdbc:h2:" + Files.createDirectories(folder).resolve("queues")
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
        database = new Driver().connect(uri, new Properties());
        if (database == null) {
            throw new SQLException("not a database: " + uri);
        }
        return new SqlQueuePersistenceConfig(true, Driver.class.getName(), uri, "", "", false);
    }

    private static Config config() {
        return ConfigFactory.parseString(CONFIG)
                .withFallback(ConfigFactory.defaultReference(QueueServer.class.getClassLoader()))
                .resolve();
    }

    private static void restore(ActorRef persistence, ActorRef queues) throws Exception {
        Object answer = Patterns.ask(persistence, new QueueEvent.Restore(queues), TIMEOUT)
                .toCompletableFuture()
                .get();
        if (answer instanceof Either<?, ?> either && either.isLeft()) {
            throw new IllegalStateException("queues can't be restored: " + answer);
        }
    }

    /** ElasticMQ leaves its metrics in the JVM's registry, and with them all its classes. */
    private static void unregisterMetrics() throws Exception {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName("org.elasticmq:name=Queues"));
        } catch (InstanceNotFoundException e) {
            // A second emulator in this JVM registers none.
        }
    }
}
