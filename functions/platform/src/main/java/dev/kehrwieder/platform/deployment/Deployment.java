package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.Documents;
import dev.kehrwieder.core.port.Ids;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Holidays;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.platform.aws.AwsClients;
import dev.kehrwieder.platform.batch.BatchLoop;
import dev.kehrwieder.platform.batch.BatchSettings;
import dev.kehrwieder.platform.batch.Queues;
import dev.kehrwieder.platform.batch.SqsQueues;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.holiday.RegionalHolidays;
import dev.kehrwieder.platform.secret.Secrets;
import dev.kehrwieder.platform.store.ApiKeys;
import dev.kehrwieder.platform.store.DynamoStore;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.platform.time.MachineClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The parts of a function, each made when it is first asked for: a function's package holds only the SDK services that
 * it uses. Made while the function starts, by one thread.
 */
public final class Deployment {
    private final Environment environment;
    private final AwsClients clients;
    private final RandomGenerator random = new SecureRandom();
    private DynamoDbClient dynamoDb;
    private Store store;
    private Queues queues;
    private Secrets secrets;

    public Deployment(Map<String, String> variables) {
        this.environment = new Environment(requireNonNull(variables, "variables is null"));
        this.clients = new AwsClients(environment);
    }

    public Environment environment() {
        return environment;
    }

    public AwsClients clients() {
        return clients;
    }

    public Store store() {
        if (store == null) {
            DynamoStore made = new DynamoStore(dynamoDb(), table(), machineClock());
            // The first call of a client costs most of a cold start: it belongs into the initialisation.
            made.touch();
            store = made;
        }
        return store;
    }

    public ApiKeys apiKeys() {
        return new ApiKeys(dynamoDb(), table(), machineClock());
    }

    public Commits commits() {
        return new Commits(store(), random, Deployment::pause, machineClock());
    }

    public InstantSource businessClock() {
        return new BusinessClock();
    }

    public InstantSource machineClock() {
        return new MachineClock();
    }

    /**
     * The calendar is read with the first holiday that is asked for: a function that only counts days does without its jars
     * in the package.
     */
    public Periods periods() {
        return new Periods(holidays());
    }

    /** Read as for {@link #periods}. */
    public Holidays holidays() {
        Lazy<Holidays> holidays = Lazy.of(() -> new RegionalHolidays());
        return (day, regions) -> holidays.get().isHoliday(day, regions);
    }

    /** The carriers that fetch parcels: functions that let a day be chosen know no more of them. */
    public Set<String> pickupCarriers() {
        return Set.of("dhl", "local");
    }

    public Ids ids() {
        return new RandomIds(random);
    }

    public Secrets secrets() {
        if (secrets == null) {
            secrets = Secrets.from(environment);
        }
        return secrets;
    }

    public Links links() {
        return new PublicLinks(environment.required("PUBLIC_URL"), secrets());
    }

    /** For a function that stores or reads documents. What signs links is made with the first link. */
    public Documents documents() {
        S3Client s3 = clients.s3();
        return documents(() -> s3);
    }

    /** For a function that hands out links beside other work: nothing is made before the first. */
    public Documents documentLinks() {
        return documents(Lazy.of(clients::s3));
    }

    private Documents documents(Supplier<S3Client> s3) {
        return new S3Documents(s3, Lazy.of(clients::s3Presigner), environment.required("BUCKET_NAME"));
    }

    public Queues queues() {
        if (queues == null) {
            queues = new SqsQueues(clients.sqs());
        }
        return queues;
    }

    /** Who subscribes to what: from {@code SUBSCRIPTIONS}. */
    public TracedQueues subscriptions() {
        return Subscriptions.parse(environment.required("SUBSCRIPTIONS"), queues());
    }

    /** The function behind a subscriber's queue. */
    public BatchLoop consumer(Duration messageBudget, EventConsumer consumer) {
        return new BatchLoop(queues(), BatchSettings.from(environment, messageBudget), random, consumer);
    }

    public RandomGenerator random() {
        return random;
    }

    /** The shop of calls that name none. */
    public String defaultShop() {
        return environment.required("DEFAULT_SHOP");
    }

    public DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = clients.dynamoDb();
        }
        return dynamoDb;
    }

    public String table() {
        return environment.required("TABLE_NAME");
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
