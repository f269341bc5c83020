package io.abtpro.store.h2;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Refuses the store to the window's thread in every test of the build, and fails the test in which
/// it was refused, also where the window took the refusal for one more failure to show. JUnit finds
/// it by itself.
public final class WindowThreadRefused implements AfterEachCallback {
    /// The name that JavaFX gives its thread.
    static final String WINDOW = "JavaFX Application Thread";

    private static final Queue<Throwable> REFUSED = new ConcurrentLinkedQueue<>();

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
            REFUSED.add(refusal);
            throw refusal;
        }
    }

    /// What was refused since this was asked last.
    static List<Throwable> refused() {
        List<Throwable> refused = new ArrayList<>();
        for (Throwable next = REFUSED.poll(); next != null; next = REFUSED.poll()) {
            refused.add(next);
        }
        return refused;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Throwable> refused = refused();
        if (!refused.isEmpty()) {
            throw new AssertionError(
                    "%d calls of the store on the window's thread; the first:"
                            .formatted(refused.size()),
                    refused.getFirst());
        }
    }
}
