package io.abtpro.ui.task;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Runs what a test asks of a store or of a job, and waits for it: on a thread of its own where the
/// caller is the window's, since the store refuses that one.
public final class BesideWindow {
    /// What the window's thread is asked for while it waits.
    private static final ThreadLocal<Optional<BlockingQueue<Runnable>>> WAITING =
            ThreadLocal.withInitial(Optional::empty);

    private BesideWindow() {}

    public static <T> T call(Callable<T> work) throws Exception {
        if (!Thread.currentThread().getName().equals("JavaFX Application Thread")) {
            return work.call();
        }
        BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
        var task =
                new FutureTask<>(
                        () -> {
                            WAITING.set(Optional.of(asked));
                            return work.call();
                        });
        Thread.ofPlatform()
                .daemon()
                .name("beside the window")
                .start(
                        () -> {
                            task.run();
                            asked.add(() -> {});
                        });
        while (!task.isDone()) {
            asked.take().run();
        }
        try {
            return task.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof Exception failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw failed;
        }
    }

    /// Hands values of a job back to the thread that waits for it, each before the job goes on.
    public static <T> Consumer<T> back(Consumer<T> onWindow) {
        return value ->
                WAITING.get()
                        .ifPresentOrElse(
                                window -> handed(window, () -> onWindow.accept(value)),
                                () -> onWindow.accept(value));
    }

    private static void handed(BlockingQueue<Runnable> window, Runnable work) {
        var task = new FutureTask<>(work, true);
        window.add(task);
        try {
            task.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
