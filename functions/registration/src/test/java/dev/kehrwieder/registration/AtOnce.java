package dev.kehrwieder.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets several callers go at the same moment. */
final class AtOnce {
    private AtOnce() {}

    static <T> List<T> run(int callers, IntFunction<T> call) throws Exception {
        CountDownLatch ready = new CountDownLatch(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                Callable<T> task = () -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(caller);
                };
                futures.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
