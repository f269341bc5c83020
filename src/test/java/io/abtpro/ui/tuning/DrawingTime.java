package io.abtpro.ui.tuning;

import io.abtpro.jobs.ImportSamples;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningControl;
import io.abtpro.jobs.TuningSource;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.FxJobRunner;
import io.abtpro.ui.task.RunningJobs;
import io.abtpro.ui.theme.Theme;
import io.abtpro.ui.tuning.setup.SearchSetup;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Prints how long the same search of the S&P 500 takes without a window and drawn, in alternation:
/// EPISODES ROUNDS BESIDE, where so many random searches and so many twins run beside it.
final class DrawingTime {
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void report(long done, long total, String message) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };

    private DrawingTime() {}

    public static void main(String[] args) throws Exception {
        int episodes = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int beside = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        Workspace workspace = H2Workspace.open(Files.createTempDirectory("drawing"));
        new ImportSamples(workspace).run(QUIET);
        var workers = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        var running = new RunningJobs();
        var shown = new CompletableFuture<TuningViewModel>();
        Platform.startup(
                () -> {
                    var session =
                            new Session(
                                    workspace,
                                    new FxJobRunner(workers, running, Clock.systemUTC()));
                    session.refresh();
                    var model = new TuningViewModel(session, Clock.systemUTC());
                    var layer = new ModalLayer();
                    var scene =
                            new Scene(
                                    new StackPane(
                                            new TuningView(model, layer, (_, _, _, _) -> {}),
                                            layer),
                                    1280,
                                    732);
                    Theme.DARK.apply(scene);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    session.openProperty()
                            .subscribe(open -> open.ifPresent(_ -> shown.complete(model)));
                    session.open("S&P 500");
                });
        TuningViewModel model = shown.get();
        var set = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    model.setup().setMethod(Method.RL);
                    model.setup().setRange(new ParameterRange("fast", 2, 100, 1));
                    model.setup().setRange(new ParameterRange("slow", 20, 400, 2));
                    model.setup()
                            .setOptions(
                                    model.setup()
                                            .setupProperty()
                                            .get()
                                            .orElseThrow()
                                            .options()
                                            .withSearch(episodes, 1_000_000, 7)
                                            .withBeside(beside, beside));
                    set.countDown();
                });
        set.await();
        var plains = new double[rounds];
        var drawns = new double[rounds];
        var ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double plain = plain(workspace, model);
            double drawn = drawn(model, running);
            System.out.printf(
                    "without %.2f s, drawn %.2f s, slower by %.1f %%%n",
                    plain, drawn, 100 * (drawn / plain - 1));
            plains[round] = plain;
            drawns[round] = drawn;
            ratios[round] = drawn / plain;
        }
        Arrays.sort(plains);
        Arrays.sort(drawns);
        Arrays.sort(ratios);
        double without = plains[rounds / 2];
        double with = drawns[rounds / 2];
        System.out.printf(
                "medians: without %.2f s, drawn %.2f s, slower by %.1f %%; of the rounds %.1f %%"
                        + " (%.1f to %.1f %%)%n",
                without,
                with,
                100 * (with / without - 1),
                100 * (ratios[rounds / 2] - 1),
                100 * (ratios[rounds / 4] - 1),
                100 * (ratios[rounds * 3 / 4] - 1));
        Platform.exit();
        System.exit(0);
    }

    private static double plain(Workspace workspace, TuningViewModel model) throws Exception {
        TuningSource source = model.setup().sourceProperty().get().orElseThrow();
        SearchSetup setup = model.setup().setupProperty().get().orElseThrow();
        var job =
                TuneParameters.begin(
                        workspace,
                        source,
                        setup.strategy(),
                        setup.request(),
                        TuningControl.unwatched());
        var searched = new long[1];
        long begun = System.nanoTime();
        job.run(
                new Progress() {
                    @Override
                    public void report(long done, long total, String message) {
                        if (message.startsWith("judging")) {
                            searched[0] = System.nanoTime();
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                });
        return (searched[0] - begun) / 1e9;
    }

    /// Processor time that the threads of the window took so far.
    private static long windowNanos(long[] threads) {
        return Arrays.stream(threads)
                .map(ManagementFactory.getThreadMXBean()::getThreadCpuTime)
                .sum();
    }

    private static long[] windowThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(
                        t ->
                                t.getName().startsWith("JavaFX Application")
                                        || t.getName().startsWith("QuantumRenderer"))
                .mapToLong(Thread::threadId)
                .toArray();
    }

    private static double drawn(TuningViewModel model, RunningJobs running) throws Exception {
        long[] threads = windowThreads();
        var over = new CountDownLatch(1);
        var searched = new long[2];
        var begun = new long[2];
        var frames = new int[1];
        var watched = new AtomicReference<Subscription>(() -> {});
        Platform.runLater(
                () -> {
                    var watching =
                            model.search()
                                    .snapshotProperty()
                                    .subscribe(s -> s.ifPresent(_ -> frames[0]++));
                    var ending =
                            model.search()
                                    .outcome()
                                    .reportProperty()
                                    .subscribe(
                                            r -> {
                                                if (r.isPresent() && searched[0] > 0) {
                                                    over.countDown();
                                                }
                                            });
                    model.search().start();
                    begun[0] = System.nanoTime();
                    begun[1] = windowNanos(threads);
                    var judging =
                            running.currentProperty()
                                    .get()
                                    .orElseThrow()
                                    .messageProperty()
                                    .subscribe(
                                            message -> {
                                                if (message.startsWith("judging")) {
                                                    searched[0] = System.nanoTime();
                                                    searched[1] = windowNanos(threads);
                                                }
                                            });
                    watched.set(watching.and(ending).and(judging));
                });
        over.await();
        double millis = (searched[1] - begun[1]) / 1e6;
        Platform.runLater(() -> Objects.requireNonNull(watched.get()).unsubscribe());
        double seconds = (searched[0] - begun[0]) / 1e9;
        System.out.printf(
                "%d snapshots shown in %.1f s: %.1f a second; the window's threads took %.1f ms"
                        + " each%n",
                frames[0], seconds, frames[0] / seconds, millis / frames[0]);
        return seconds;
    }
}
