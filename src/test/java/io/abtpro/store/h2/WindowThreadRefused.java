package io.abtpro.store.h2;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Refuses the store to the window's thread in every test of the build, and fails the test in which
/// it was refused, also where the window took the refusal for one more failure to show. JUnit finds
/// it by itself.
public final class WindowThreadRefused implements AfterEachCallback {
    /// The name that JavaFX gives its thread.
    static final String WINDOW = "JavaFX Application Thread";

    private static final Queue<Throwable> REFUSED = new ConcurrentLinkedQueue<>();
    private static final Set<Thread> MEANT = ConcurrentHashMap.newKeySet();

    static {
        StoreThread.checkBy(WindowThreadRefused::refuse);
    }

    /// A repository in memory that refuses the window's thread as the real one does.
    public static <T> T guarded(Class<T> repository, T store) {
        return Guarded.of(repository, store, Path.of("memory"));
    }

    private static void refuse() {
        if (Thread.currentThread().getName().equals(WINDOW)) {
            var refusal =
                    new IllegalStateException(
                            "the store was called on the window's thread; call it in a job");
            if (!MEANT.contains(Thread.currentThread())) {
                REFUSED.add(refusal);
            }
            throw refusal;
        }
    }

    /// Runs `call` on a thread of the window's name, where a refusal is meant and fails no test.
    ///
    /// @return what it threw; empty for nothing
    static Optional<Throwable> onTheWindowsThread(Runnable call) throws InterruptedException {
        var task = new FutureTask<>(call, true);
        var thread = new Thread(task, WINDOW);
        MEANT.add(thread);
        thread.start();
        thread.join();
        MEANT.remove(thread);
        return task.state() == Future.State.FAILED
                ? Optional.of(task.exceptionNow())
                : Optional.empty();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Throwable refused = REFUSED.poll();
        if (refused != null) {
            REFUSED.clear();
            throw new AssertionError("the store was called on the window's thread", refused);
        }
    }
}
