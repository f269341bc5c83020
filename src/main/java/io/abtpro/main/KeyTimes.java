package io.abtpro.main;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.KeptWalks;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.ui.task.JobRunner.RunningJob;
import io.abtpro.volatility.ForecastOptions;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Presses keys in the window while two jobs forecast the volatility of the open dataset, prints
/// how many milliseconds passed from each press to the first frame after it, a line each, and
/// closes.
///
/// Arrows move a slider of the Backtest tab, whose backtest follows. A press is timed on a thread
/// of its own, so that what the window's thread makes it wait for counts.
final class KeyTimes {
    private static final int WARM_UP = 20;
    private static final int KEYS = 200;
    private static final int JOBS = 2;
    private static final int LEAST_PAUSE = 60;
    private static final int MOST_PAUSE = 180;

    private final Workbench workbench;
    private final Stage stage;
    private final List<Double> millis = new ArrayList<>();
    private final List<RunningJob> jobs = new ArrayList<>();
    private boolean over;

    KeyTimes(Workbench workbench, Stage stage) {
        this.workbench = workbench;
        this.stage = stage;
    }

    void run() {
        workbench.shell().show("Backtest");
        new StartWatch(workbench::usable, this::begin).start();
    }

    private void begin() {
        for (int i = 0; i < JOBS; i++) {
            work(i);
        }
        stage.getScene().getRoot().lookup("#slider-fast").requestFocus();
        Thread.ofPlatform().daemon().name("keys").start(this::press);
    }

    /// A job that is begun again when it is over.
    private void work(int number) {
        BarSeries bars = workbench.session().openProperty().get().orElseThrow().columns().series();
        Job<VolatilityForecasts> job =
                VolatilityForecasts.job(
                        bars, ForecastOptions.defaults(5 + number), KeptWalks.none());
        jobs.add(
                workbench
                        .session()
                        .jobs()
                        .start(
                                "Forecast beside the keys",
                                job,
                                _ -> {
                                    if (!over) {
                                        work(number);
                                    }
                                },
                                _ -> {}));
    }

    private void press() {
        var random = new SplittableRandom(1);
        try {
            for (int i = 0; i < WARM_UP + KEYS; i++) {
                Thread.sleep(random.nextInt(LEAST_PAUSE, MOST_PAUSE));
                long pressed = System.nanoTime();
                boolean counts = i >= WARM_UP;
                KeyCode key = i % 8 < 4 ? KeyCode.RIGHT : KeyCode.LEFT;
                Platform.runLater(() -> press(key, pressed, counts));
            }
            Thread.sleep(MOST_PAUSE);
            Platform.runLater(this::end);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void press(KeyCode key, long pressed, boolean counts) {
        Scene scene = stage.getScene();
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        if (counts) {
                            millis.add((System.nanoTime() - pressed) / 1e6);
                        }
                    }
                });
        Node focus = scene.getFocusOwner();
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(focus, new KeyEvent(type, "", "", key, false, false, false, false));
        }
        Platform.requestNextPulse();
    }

    private void end() {
        over = true;
        jobs.forEach(RunningJob::cancel);
        for (double each : millis) {
            System.out.printf(Locale.ROOT, "%.3f%n", each);
        }
        stage.close();
    }
}
