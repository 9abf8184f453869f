package dev.kehrwieder.local.replay;

import dev.kehrwieder.local.replay.Replay.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The program behind {@code scripts/replay}; ends with 0 only if everything came back right. */
public final class ReplayMain {
    private static final DateTimeFormatter PREFIX = DateTimeFormatter.ofPattern("MMddHHmmss-");

    private ReplayMain() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out::println, arguments));
    }

    /**
     * @param out gets what is for people to read
     * @return 0 if everything came back right, 1 if not, 2 if the replay could not be played to its end
     */
    public static int run(Consumer<String> out, String... arguments) {
        try {
            return replay(ReplayArguments.of(arguments), out) ? 0 : 1;
        } catch (ReplayFailure e) {
            out.accept(e.getMessage());
            return 2;
        }
    }

    private static boolean replay(ReplayArguments given, Consumer<String> out) {
        OrderBook book = OrderBook.read(given.file());
        ShopApi api = new ShopApi(given.api());
        // The machine's own day, which may be another one than here.
        Instant now = Instant.parse(api.get("", "/_local/clock").text("/now"));
        ZoneId zone = ZoneId.of(api.get("admin", "/v1/policy").text("/timeZone"));
        LocalDate today = LocalDate.ofInstant(now, zone);
        BookOrderJson orders = new BookOrderJson(
                PREFIX.format(now.atZone(zone)),
                ChronoUnit.DAYS.between(book.lastDay(), today.minusDays(1)),
                zone,
                today.atStartOfDay(zone).toInstant());
        Steps steps = new Steps();
        Replay replay = new Replay(api, orders, steps);
        List<Outcome> outcomes = play(replay, book, given, out);
        Remains remains = Remains.of(api, replay, orders, outcomes);
        out.accept(ReplayReport.of(book, outcomes, steps.rows(), remains, api));
        return remains.isNothing()
                && outcomes.stream().allMatch(outcome -> outcome.wrong().isEmpty());
    }

    private static List<Outcome> play(Replay replay, OrderBook book, ReplayArguments given, Consumer<String> out) {
        Map<BookOrder, List<ReturnPart>> returns = book.returns(given.every());
        ProgressBar progress = new ProgressBar(book.orders().size(), out);
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService callersAtWork = Executors.newFixedThreadPool(given.callers())) {
            List<Future<Outcome>> played = new ArrayList<>();
            for (BookOrder order : book.orders()) {
                played.add(callersAtWork.submit(() -> {
                    Outcome outcome = replay.play(order, returns.getOrDefault(order, List.of()));
                    progress.step(outcome.rmas().size());
                    return outcome;
                }));
            }
            for (Future<Outcome> order : played) {
                outcomes.add(order.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ReplayFailure failure ? failure : new ReplayFailure("broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailure("interrupted", e);
        } finally {
            progress.end();
        }
        return outcomes;
    }
}
