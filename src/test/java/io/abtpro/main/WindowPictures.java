package io.abtpro.main;

import io.abtpro.store.h2.H2Workspace;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/// Draws every tab with the samples in it, in both themes and three sizes, to be looked at: a
/// minute or two, so it is no test. Run with the folder for the pictures.
final class WindowPictures {
    private static final int[][] SIZES = {{1200, 720}, {1280, 800}, {2560, 1440}};
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(5);

    private final Path folder;
    private final Workbench workbench;
    private final Stage stage;

    private WindowPictures(Path folder, Workbench workbench, Stage stage) {
        this.folder = folder;
        this.workbench = workbench;
        this.stage = stage;
    }

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var home = Files.createTempDirectory("pictures");
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        var pictures =
                onWindow(
                        () -> {
                            var stage = new Stage();
                            var workbench = new Workbench(H2Workspace.open(home));
                            workbench.open(stage);
                            return new WindowPictures(folder, workbench, stage);
                        });
        pictures.draw();
        System.exit(0);
    }

    private void draw() throws Exception {
        until(workbench::usable);
        for (String tab : workbench.titles()) {
            show(tab);
            if (tab.equals("Tuning")) {
                all("Tuning-before");
                type("episodes", "60");
                press("start-tuning");
                Thread.sleep(2500);
                all("Tuning-running");
                until(workbench::usable);
            }
            all(tab);
        }
        show("Backtest");
        type("field-fast", "4000");
        type("fee", "-3");
        type("from", "yesterday");
        all("Backtest-refused");
        onWindow(
                () -> {
                    workbench.session().fail(new IOException("the disk is full; free some space"));
                    return true;
                });
        all("Backtest-failure");
        press("close-failure");
        show("Signals");
        type("embargo", "9");
        type("refit-every", "many");
        all("Signals-stale");
        show("Volatility");
        type("horizon", "5");
        type("refit", "often");
        all("Volatility-stale");
    }

    private void show(String tab) throws Exception {
        onWindow(
                () -> {
                    workbench.shell().show(tab);
                    return true;
                });
        until(workbench::usable);
        Thread.sleep(200);
        until(workbench::usable);
    }

    private void press(String id) throws Exception {
        onWindow(
                () -> {
                    ((Button) found(id)).fire();
                    return true;
                });
    }

    private void type(String id, String text) throws Exception {
        onWindow(
                () -> {
                    var field = (TextInputControl) found(id);
                    field.requestFocus();
                    field.setText(text);
                    field.fireEvent(new javafx.event.ActionEvent());
                    return true;
                });
        until(workbench::usable);
    }

    private Node found(String id) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(node -> node.getParent() != null && isSeen(node))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + id));
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void all(String name) throws Exception {
        for (int[] size : SIZES) {
            for (boolean dark : new boolean[] {true, false}) {
                onWindow(
                        () -> {
                            workbench.session().darkProperty().set(dark);
                            lay(size);
                            return true;
                        });
                Thread.sleep(150);
                String file = "%s-%d-%s".formatted(name, size[0], dark ? "dark" : "light");
                onWindow(() -> save(size, file));
            }
        }
    }

    /// The screen of the headless platform is small, so the content is laid out without its window.
    private Parent lay(int[] size) {
        Parent root = stage.getScene().getRoot();
        root.applyCss();
        root.resize(size[0], size[1]);
        root.layout();
        return root;
    }

    private boolean save(int[] size, String name) {
        var part = new SnapshotParameters();
        part.setFill(stage.getScene().getFill());
        part.setViewport(new Rectangle2D(0, 0, size[0], size[1]));
        WritableImage image = lay(size).snapshot(part, null);
        try {
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return true;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!onWindow(condition)) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("waited too long");
            }
            Thread.sleep(50);
        }
    }

    private static <T> T onWindow(Callable<T> work)
            throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
