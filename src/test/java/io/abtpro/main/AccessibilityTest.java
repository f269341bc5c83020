package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.task.BesideWindow;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Every tab for who does not see it, or not well.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class AccessibilityTest {
    /// What the guidelines for web content (WCAG 2.2, 1.4.3) ask of text.
    private static final double LEAST_CONTRAST = 4.5;

    @TempDir private Path home;
    private Stage stage;
    private Workbench workbench;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 300, 200));
        Workspace workspace = BesideWindow.call(() -> H2Workspace.open(home));
        BarSeries bars = GeneratedBars.of(new GeneratedBars.Options(600, 3, Timeframe.parse("1d")));
        BesideWindow.call(
                () ->
                        workspace
                                .datasets()
                                .add(
                                        new Datasets.Description(
                                                "made",
                                                "SYN",
                                                "generated",
                                                "g.csv",
                                                0,
                                                SeriesQuality.of(bars, Long.MAX_VALUE)),
                                        bars));
        workbench = new Workbench(workspace);
        workbench.open(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void everyControlHasANameAndEveryTextCanBeRead(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, workbench::usable);
        Set<String> faults = new TreeSet<>();
        for (boolean dark : new boolean[] {true, false}) {
            robot.interact(() -> workbench.session().darkProperty().set(dark));
            for (String tab : workbench.titles()) {
                robot.interact(() -> workbench.shell().show(tab));
                WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, workbench::usable);
                robot.interact(
                        () -> {
                            stage.getScene().getRoot().applyCss();
                            stage.getScene().getRoot().layout();
                            String where = tab + (dark ? ", dark: " : ", light: ");
                            for (Node node : visible(stage.getScene().getRoot())) {
                                unnamed(node).ifPresent(fault -> faults.add(tab + ": " + fault));
                                pale(node).ifPresent(fault -> faults.add(where + fault));
                            }
                        });
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Node> visible(Parent root) {
        List<Node> found = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                found.add(child);
                if (child instanceof Parent parent) {
                    found.addAll(visible(parent));
                }
            }
        }
        return found;
    }

    /// A control that takes the focus says what it is: by its own text, its accessible text, or a
    /// label for it.
    private static java.util.Optional<String> unnamed(Node node) {
        if (!(node instanceof Control)
                || !node.isFocusTraversable()
                || node.getStyleClass().contains("virtual-flow")) {
            return java.util.Optional.empty();
        }
        boolean own =
                node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank();
        boolean accessible =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return own || accessible || isLabelled(node)
                ? java.util.Optional.empty()
                : java.util.Optional.of("no name: " + node);
    }

    @SuppressWarnings("ReferenceEquality") // a node is only equal to itself
    private static boolean isLabelled(Node node) {
        return visible(node.getScene().getRoot()).stream()
                .anyMatch(
                        other ->
                                other instanceof Label label
                                        && label.getLabelFor() == node
                                        && !label.getText().isBlank());
    }

    /// Text whose colour is too near to what is behind it. What is disabled may be pale.
    private static java.util.Optional<String> pale(Node node) {
        if (!(node instanceof Labeled labeled)
                || labeled.getText() == null
                || labeled.getText().isBlank()
                || labeled.isDisabled()
                || !(labeled.getTextFill() instanceof Color text)
                || opacity(node) < 1) {
            return java.util.Optional.empty();
        }
        double contrast = contrast(text, ground(node));
        return contrast >= LEAST_CONTRAST
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        "contrast %.1f of '%s' %s"
                                .formatted(contrast, labeled.getText(), labeled.getStyleClass()));
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node at = node; at != null; at = at.getParent()) {
            opacity *= at.getOpacity();
        }
        return opacity;
    }

    /// The colour behind a node: its own and its parents' grounds, laid over each other.
    private static Color ground(Node node) {
        List<Color> above = new ArrayList<>();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                if (!fills.isEmpty() && fills.getLast().getFill() instanceof Color color) {
                    above.add(color);
                    if (color.isOpaque()) {
                        break;
                    }
                }
            }
        }
        Color ground = node.getScene().getFill() instanceof Color scene ? scene : Color.WHITE;
        for (Color color : above.reversed()) {
            ground =
                    ground.interpolate(
                            new Color(color.getRed(), color.getGreen(), color.getBlue(), 1),
                            color.getOpacity());
        }
        return ground;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Relative luminance. Source: WCAG 2.2.
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
