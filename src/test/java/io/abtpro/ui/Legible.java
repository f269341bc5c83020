package io.abtpro.ui;

import io.abtpro.ui.chart.RampBar;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with a window for who does not see it, or not well.
public final class Legible {
    /// What the guidelines for web content (WCAG 2.2, 1.4.3) ask of text.
    private static final double LEAST_CONTRAST = 4.5;

    private Legible() {}

    /// Controls without a name, text that is too pale and charts that do not say what they show.
    ///
    /// @param where said with each fault
    public static List<String> faults(String where, Parent root) {
        root.applyCss();
        root.layout();
        return seen(root).stream()
                .flatMap(node -> Stream.of(unnamed(node), pale(node), mute(node)))
                .flatMap(Optional::stream)
                .map(fault -> where + ": " + fault)
                .toList();
    }

    /// How many charts say something of what they show.
    public static int charts(Parent root) {
        return (int)
                seen(root).stream()
                        .map(Legible::chart)
                        .flatMap(Optional::stream)
                        .filter(chart -> !said(chart).contains("nothing is drawn"))
                        .count();
    }

    /// A chart is what has a canvas; one may hold another.
    private static Optional<Node> chart(Node node) {
        return node instanceof Region region
                        && !(region.getParent() instanceof RampBar)
                        && region.getChildrenUnmodifiable().stream()
                                .anyMatch(Canvas.class::isInstance)
                ? Optional.of(region)
                : Optional.empty();
    }

    private static String said(Node chart) {
        return Optional.ofNullable(chart.getAccessibleText()).orElse("");
    }

    private static Optional<String> mute(Node node) {
        return chart(node)
                .filter(chart -> !said(chart).endsWith(".") || said(chart).startsWith("Chart"))
                .map(chart -> "no sentence: " + chart + " '" + said(chart) + "'");
    }

    /// All below `root` that is to be seen.
    public static List<Node> seen(Parent root) {
        List<Node> found = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                found.add(child);
                if (child instanceof Parent parent) {
                    found.addAll(seen(parent));
                }
            }
        }
        return found;
    }

    /// A control that takes the focus says what it is: by its own text, its accessible text, or a
    /// label for it.
    private static Optional<String> unnamed(Node node) {
        if (!(node instanceof Control)
                || !node.isFocusTraversable()
                || node.getStyleClass().contains("virtual-flow")) {
            return Optional.empty();
        }
        boolean own =
                node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank();
        boolean accessible =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return own || accessible || isLabelled(node)
                ? Optional.empty()
                : Optional.of("no name: " + node);
    }

    @SuppressWarnings("ReferenceEquality") // a node is only equal to itself
    private static boolean isLabelled(Node node) {
        return seen(node.getScene().getRoot()).stream()
                .anyMatch(
                        other ->
                                other instanceof Label label
                                        && label.getLabelFor() == node
                                        && !label.getText().isBlank());
    }

    /// Text whose colour is too near to what is behind it. What is disabled may be pale.
    private static Optional<String> pale(Node node) {
        if (!(node instanceof Labeled labeled)
                || labeled.getText() == null
                || labeled.getText().isBlank()
                || labeled.isDisabled()
                || !(labeled.getTextFill() instanceof Color text)
                || opacity(node) < 1) {
            return Optional.empty();
        }
        double contrast = contrast(text, ground(node));
        return contrast >= LEAST_CONTRAST
                ? Optional.empty()
                : Optional.of(
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
