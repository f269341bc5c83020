package io.abtpro.store.h2;

/// Who may call the store. A call waits for the disk, and may read a million bars, so the window's
/// thread never makes one. The store knows no window: the tests, which do, refuse its thread here,
/// and in the program nothing is asked.
final class StoreThread {
    private static volatile Runnable check = () -> {};

    private StoreThread() {}

    /// Has `refusal` asked before every call from now on; it throws where the thread must not call.
    static void checkBy(Runnable refusal) {
        check = refusal;
    }

    static void check() {
        check.run();
    }
}
