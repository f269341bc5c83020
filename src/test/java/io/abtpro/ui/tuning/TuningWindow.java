package io.abtpro.ui.tuning;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.JobRunner;
import io.abtpro.ui.theme.Theme;
import io.abtpro.ui.tuning.result.CandidateReceiver;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import javax.imageio.ImageIO;

/// The Tuning tab alone in a window, 1280 x 732, over a workspace of its own with one dataset,
/// named walk.
record TuningWindow(Workspace workspace, Session session, TuningViewModel model, Scene scene) {
    static TuningWindow open(
            Stage stage,
            Path home,
            BarSeries bars,
            JobRunner jobs,
            FileDialogs files,
            CandidateReceiver receiver)
            throws Exception {
        Workspace workspace = BesideWindow.call(() -> H2Workspace.open(home));
        add(workspace, "walk", bars);
        var session = new Session(workspace, jobs);
        session.open("walk");
        var layer = new ModalLayer();
        var model = new TuningViewModel(session, Clock.systemUTC());
        var view = new TuningView(model, layer, files, receiver);
        var scene = new Scene(new StackPane(view, layer), 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
        return new TuningWindow(workspace, session, model, scene);
    }

    /// Stores one more dataset, of the symbol RND.
    static void add(Workspace workspace, String name, BarSeries bars) throws Exception {
        var description =
                new Datasets.Description(
                        name,
                        "RND",
                        "generated",
                        "r.csv",
                        0,
                        SeriesQuality.of(bars, Long.MAX_VALUE));
        BesideWindow.call(() -> workspace.datasets().add(description, bars));
    }

    /// Types into a field and presses Enter.
    static void type(FxRobot robot, String query, String text) {
        robot.interact(
                () -> {
                    var field = robot.lookup(query).<TextInputControl>query();
                    field.requestFocus();
                    field.setText(text);
                });
        robot.type(KeyCode.ENTER);
    }

    /// Keeps a picture of the window.
    void snapshot(FxRobot robot, String name) throws IOException {
        var image = new WritableImage[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        Path file = Path.of("target", "snapshots", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
    }
}
