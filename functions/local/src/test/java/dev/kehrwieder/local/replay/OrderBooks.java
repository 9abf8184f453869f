package dev.kehrwieder.local.replay;

import dev.kehrwieder.emulators.Emulators;
import java.nio.file.Path;

/** The order books of the tests. */
public final class OrderBooks {
    private OrderBooks() {}

    /** The small one that the project ships. */
    static Path own() {
        return Emulators.libraries(Emulators.DYNAMODB)
                .resolve("../../../../../events/order-book.csv")
                .normalize();
    }

    /** The real one that {@code ORDER_BOOK} names, else the project's own. */
    public static Path given() {
        String named = System.getenv("ORDER_BOOK");
        return named == null || named.isEmpty() ? own() : Path.of(named);
    }
}
