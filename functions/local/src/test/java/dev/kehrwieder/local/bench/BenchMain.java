package dev.kehrwieder.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The program behind {@code scripts/bench}: prints one table in the README's form. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            BenchArguments given = BenchArguments.of(arguments);
            if (given.load().isPresent()) {
                System.exit(Load.hold(given.root(), given.load().get(), System.out::println) ? 0 : 1);
            }
            List<Row> rows = rows(given);
            System.out.println();
            System.out.println(Row.heading());
            rows.forEach(row -> System.out.println(row.markdown()));
            // Threads of the HTTP client outlive a failed call.
            System.exit(0);
        } catch (BenchFailure | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<Row> rows(BenchArguments given) throws IOException, InterruptedException {
        Path root = given.root();
        Predicate<String> wanted = given::wants;
        SpeedRows speed = new SpeedRows(root, given.scale());
        List<Row> rows = new ArrayList<>();
        if (wanted.test("packages")) {
            rows.addAll(said("packages", PackageRows.rows(root)));
        }
        if (wanted.test("ready")) {
            rows.addAll(said("ready", List.of(speed.ready())));
        }
        if (wanted.test("post") || wanted.test("mail") || wanted.test("returns")) {
            try (Machine machine = Machine.plain(root)) {
                SpeedRows.warmUp(machine);
                if (wanted.test("post")) {
                    rows.addAll(said("post", speed.registrations(machine)));
                }
                if (wanted.test("mail")) {
                    rows.addAll(said("mail", List.of(speed.mail(machine))));
                }
                if (wanted.test("returns")) {
                    rows.addAll(said("returns", List.of(speed.throughput(machine))));
                }
            }
        }
        if (wanted.test("refunds")) {
            try (Machine machine = Machine.plain(root)) {
                SpeedRows.warmUp(machine);
                rows.addAll(said("refunds", speed.refunds(machine)));
            }
        }
        if (wanted.test("withdrawals")) {
            try (Machine machine = Machine.plain(root)) {
                rows.addAll(said("withdrawals", new WithdrawalRows(machine, given.scaled(200)).rows()));
            }
        }
        if (wanted.test("capacity")) {
            rows.addAll(said("capacity", new CapacityRows(root, System.out::println).rows()));
        }
        if (wanted.test("cold")) {
            rows.addAll(said("cold", new ColdStartRows(root, given.scale(), System.out::println).rows()));
        }
        return rows;
    }

    private static List<Row> said(String part, List<Row> rows) {
        rows.forEach(row -> System.out.println(part + ": " + row.what() + ": " + row.figure()));
        return rows;
    }
}
