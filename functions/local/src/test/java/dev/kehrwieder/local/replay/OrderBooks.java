package dev.kehrwieder.local.replay;

import dev.kehrwieder.emulators.Emulators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The order books of the tests. */
public final class OrderBooks {
    private static final int COPIES = 8;

    private OrderBooks() {}

    /** The small one that the project ships. */
    static Path own() {
        return Emulators.libraries(Emulators.DYNAMODB)
                .resolve("../../../../../events/order-book.csv")
                .normalize();
    }

    /** Enough orders to fill the queues: the real book, or the project's own several times over. */
    public static Path large(Path folder) throws IOException {
        if (isRealOneGiven()) {
            return given();
        }
        List<String> lines = Files.readAllLines(own());
        List<String> many = new ArrayList<>(List.of(lines.getFirst()));
        for (int copy = 1; copy <= COPIES; copy++) {
            for (String line : lines.subList(1, lines.size())) {
                // Behind the C of a credit note, and with customers of its own.
                many.add(line.replaceFirst("^(C?)", "$1" + copy).replaceFirst(",(2\\d{4}),", "," + copy + "$1,"));
            }
        }
        return Files.write(folder.resolve("order-book.csv"), many);
    }

    /** The real one that {@code ORDER_BOOK} names, else the project's own. */
    public static Path given() {
        return isRealOneGiven() ? Path.of(System.getenv("ORDER_BOOK")) : own();
    }

    private static boolean isRealOneGiven() {
        String named = System.getenv("ORDER_BOOK");
        return named != null && !named.isEmpty();
    }
}
