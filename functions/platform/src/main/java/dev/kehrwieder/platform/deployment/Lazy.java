package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * Something that few calls need: made when it is first asked for, once, so that no start of a function waits for it. Safe
 * for many threads. What cannot be made is tried again at the next call.
 */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<? extends T> maker;
    private T made;

    private Lazy(Supplier<? extends T> maker) {
        this.maker = requireNonNull(maker, "maker is null");
    }

    public static <T> Lazy<T> of(Supplier<? extends T> maker) {
        return new Lazy<>(maker);
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = requireNonNull(maker.get(), "nothing was made");
        }
        return made;
    }
}
