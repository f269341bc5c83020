package io.abtpro.ui.task;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Threads that compute, which give way to the window's: a key is answered while jobs keep every
/// core busy.
///
/// Linux takes no notice of the priorities of Java's threads unless the virtual machine is started
/// for it, so there a thread asks the system itself.
public final class GivingWay {
    private static final Logger LOG = Logger.getLogger(GivingWay.class.getName());
    private static final int OF_ONE_THREAD = 0;
    private static final int THE_CALLER = 0;
    private static final int NICE = 10;
    private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

    private GivingWay() {}

    @SuppressWarnings("restricted") // the jar's manifest allows it
    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        Optional<MemorySegment> function = library.find("setpriority");
        return function.map(
                f ->
                        linker.downcallHandle(
                                f,
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT)));
    }

    /// Lets the calling thread give way from now on.
    @SuppressWarnings(
            "ThreadPriorityCheck") // only how fast it is depends on it, not what comes out
    static void begin() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        SET_PRIORITY.ifPresent(GivingWay::lower);
    }

    private static void lower(MethodHandle function) {
        try {
            int _ = (int) function.invokeExact(OF_ONE_THREAD, THE_CALLER, NICE);
        } catch (Throwable refused) {
            LOG.log(Level.FINE, "this thread gives way to no other", refused);
        }
    }

    /// Threads named `name` and a number, which end with the program.
    public static ThreadFactory threads(String name) {
        ThreadFactory plain = Thread.ofPlatform().daemon().name(name, 1).factory();
        return work ->
                plain.newThread(
                        () -> {
                            begin();
                            work.run();
                        });
    }

    /// Lets the threads of parallel streams give way as well. To be called before the first of them
    /// is made.
    public static void letStreamsGiveWay() {
        System.setProperty(
                "java.util.concurrent.ForkJoinPool.common.threadFactory", Streams.class.getName());
    }

    /// Makes the threads of parallel streams.
    public static final class Streams implements ForkJoinPool.ForkJoinWorkerThreadFactory {
        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            return new ForkJoinWorkerThread(pool) {
                @Override
                protected void onStart() {
                    super.onStart();
                    begin();
                }
            };
        }
    }
}
