package io.abtpro.ui.backtest;

import com.sun.management.OperatingSystemMXBean;

import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.FxJobRunner;
import io.abtpro.ui.task.RunningJobs;
import io.abtpro.ui.theme.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Prints how many results a second follow a slider that is dragged, and how late they are.
/// Arguments: the home, the dataset, seconds, and `fresh` for values that were never computed
/// before.
final class ScrubTime {
    private static final int WARM_UP = 200;

    private final BacktestViewModel model;
    private final boolean fresh;
    private final Map<Double, Long> asked = new HashMap<>();
    private final List<Double> late = new ArrayList<>();
    private final List<Double> runs = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private int pulses;
    private long begun;

    private ScrubTime(BacktestViewModel model, boolean fresh) {
        this.model = model;
        this.fresh = fresh;
    }

    public static void main(String[] args) throws Exception {
        Workspace workspace = H2Workspace.open(Path.of(args[0]));
        double seconds = Double.parseDouble(args[2]);
        var workers = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        var made = new ArrayList<ScrubTime>();
        var shown = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    var session =
                            new Session(
                                    workspace,
                                    new FxJobRunner(workers, new RunningJobs(), Clock.systemUTC()));
                    session.refresh();
                    var model = new BacktestViewModel(session, InstantSource.system());
                    var scene = new Scene(new BacktestView(model, new ModalLayer()), 1280, 732);
                    Theme.DARK.apply(scene);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    made.add(new ScrubTime(model, args.length > 3));
                    model.result()
                            .outcomeProperty()
                            .subscribe(o -> o.ifPresent(_ -> shown.countDown()));
                    session.open(args[1]);
                });
        shown.await();
        Map<String, Long> before = new TreeMap<>();
        Platform.runLater(() -> made.getFirst().drag(seconds, before));
        made.getFirst().over.await();
        cpu().forEach(
                        (name, nanos) -> {
                            double used = (nanos - before.getOrDefault(name, 0L)) / 1e9;
                            if (used > 0.05) {
                                System.out.printf("   %s: %.2f s of processor%n", name, used);
                            }
                        });
        System.exit(0);
    }

    private void drag(double seconds, Map<String, Long> before) {
        String name = fresh ? "slow" : "fast";
        var dragged =
                model.inputs().inputsProperty().get().strategy().space().parameters().stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        model.result()
                .outcomeProperty()
                .subscribe(
                        o ->
                                o.ifPresent(
                                        outcome -> {
                                            Long at =
                                                    asked.remove(
                                                            outcome.inputs()
                                                                    .parameters()
                                                                    .get(name));
                                            runs.add(outcome.millis());
                                            if (at != null && begun > 0) {
                                                late.add((System.nanoTime() - at) / 1e6);
                                            }
                                        }));
        model.inputs().beginDrag();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == WARM_UP) {
                    begun = System.nanoTime();
                    before.putAll(cpu());
                }
                if (begun > 0 && System.nanoTime() - begun > seconds * 1e9) {
                    stop();
                    print((System.nanoTime() - begun) / 1e9);
                    over.countDown();
                    return;
                }
                double value =
                        fresh
                                ? 51 + pulses % 449
                                : 5 + (pulses % 40 < 20 ? pulses % 20 : 20 - pulses % 20);
                asked.put(value, System.nanoTime());
                model.inputs().set(dragged, value);
            }
        }.start();
    }

    private void print(double seconds) {
        double[] sorted = late.stream().mapToDouble(v -> v).sorted().toArray();
        System.out.printf(
                "%d pulses in %.1f s (%.0f a second), %d results (%.1f a second), late by %.1f ms"
                        + " (median), %.1f (95 %%), %.1f (worst)%n",
                pulses - WARM_UP,
                seconds,
                (pulses - WARM_UP) / seconds,
                sorted.length,
                sorted.length / seconds,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length - 1]);
        double[] ran = runs.stream().mapToDouble(v -> v).sorted().toArray();
        System.out.printf(
                "   a run takes %.1f ms (median), %.1f (95 %%)%n",
                ran[ran.length / 2], ran[ran.length * 95 / 100]);
    }

    private static Map<String, Long> cpu() {
        var bean = ManagementFactory.getThreadMXBean();
        var all = new TreeMap<String, Long>();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            all.put("whole process", system.getProcessCpuTime());
        }
        for (long id : bean.getAllThreadIds()) {
            var info = bean.getThreadInfo(id);
            if (info != null) {
                all.merge(
                        info.getThreadName().replaceAll("\\d+$", ""),
                        bean.getThreadCpuTime(id),
                        Long::sum);
            }
        }
        return all;
    }
}
