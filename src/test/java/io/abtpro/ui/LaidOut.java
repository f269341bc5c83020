package io.abtpro.ui;

import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.kit.ChartOverTable;
import io.abtpro.ui.kit.DenseTable;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Lays a window's content out at several sizes and finds what does not fit: cut words, nodes
/// outside their parents, content wider than the window.
public final class LaidOut {
    private static final int[][] SIZES = {{1200, 720}, {1280, 800}, {2560, 1440}};

    /// A text of so many letters stands whole at every size; a longer one has a tooltip where it is
    /// cut.
    private static final int SHORT = 24;

    /// Within so many parents the tabs are found.
    private static final int DEEP = 4;

    private static final double ROUNDING = 1.5;

    private final Set<String> faults = new TreeSet<>();
    private int scenes;
    private int measured;
    private int cut;

    /// Lays `root` out at every size, then as it was.
    ///
    /// @param where said with each fault
    public void look(String where, Parent root) {
        var was = root.getLayoutBounds();
        for (int[] size : SIZES) {
            lay(root, size[0], size[1]);
            scenes++;
            look("%s at %d: ".formatted(where, size[0]), root, size[0], size[1]);
        }
        lay(root, was.getWidth(), was.getHeight());
    }

    /// Lays `root` out in this size without its window: the headless screen is small.
    public static void lay(Parent root, double width, double height) {
        root.resize(width, height);
        // Cells are made by one layout and styled and measured by the next.
        for (int i = 0; i < 4; i++) {
            style(root);
            root.layout();
        }
    }

    /// Styles what is seen: tabs that are not shown would take most of the time.
    private static void style(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Parent parent && holdsHidden(parent, DEEP)) {
            parent.getChildrenUnmodifiable().forEach(LaidOut::style);
        } else {
            node.applyCss();
        }
    }

    private static boolean holdsHidden(Parent parent, int deep) {
        return parent.getChildrenUnmodifiable().stream()
                .anyMatch(
                        child ->
                                child instanceof Parent below
                                        && (!child.isVisible()
                                                || deep > 0 && holdsHidden(below, deep - 1)));
    }

    private void look(String where, Parent root, double width, double height) {
        if (root.minWidth(-1) > width) {
            faults.add(where + "is %.0f wide at least".formatted(root.minWidth(-1)));
        }
        for (Node node : Legible.seen(root)) {
            Optional<String> fault = Optional.empty();
            if (node instanceof Labeled labeled) {
                fault = cut(labeled);
            } else if (node instanceof TextInputControl field) {
                fault = cut(field);
            }
            fault.or(() -> outside(node))
                    .or(() -> low(node))
                    .or(() -> fewRows(node, height))
                    .ifPresent(f -> faults.add(where + f));
        }
    }

    private Optional<String> cut(Labeled labeled) {
        String text = labeled.getText();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        measured++;
        if (!labeled.isTextTruncated() && labeled.getWidth() > 0) {
            return Optional.empty();
        }
        cut++;
        Tooltip tip = labeled.getTooltip();
        if (labeled.getParent() instanceof ComboBox<?> list) {
            tip = list.getTooltip();
        }
        boolean said = tip != null && tip.getText().contains(text);
        boolean givesWay =
                labeled.getStyleClass().contains("muted")
                        && labeled.getParent().getStyleClass().contains("title-row");
        boolean mayBe = text.length() > SHORT || givesWay;
        return said && mayBe ? Optional.empty() : Optional.of("cut: " + about(labeled));
    }

    private Optional<String> cut(TextInputControl field) {
        if (field.getText() == null || field.getText().isBlank() || field.getHeight() > 60) {
            return Optional.empty();
        }
        measured++;
        var text = new Text(field.getText());
        text.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        double wide = text.getLayoutBounds().getWidth();
        if (wide <= room + ROUNDING) {
            return Optional.empty();
        }
        cut++;
        return field.getText().length() > SHORT
                ? Optional.empty()
                : Optional.of("cut: " + about(field) + " '" + field.getText() + "'");
    }

    private static Optional<String> outside(Node node) {
        Parent parent = node.getParent();
        if (!(node instanceof Region region)
                || !node.isManaged()
                || region.getWidth() < 1
                || region.getHeight() < 1
                || parent instanceof Control
                || isInside(node)
                || parent == null) {
            return Optional.empty();
        }
        Bounds place = parent.getLayoutBounds();
        double x = node.getLayoutX();
        double y = node.getLayoutY();
        boolean fits =
                x >= -ROUNDING
                        && x + region.getWidth() <= place.getWidth() + ROUNDING
                        && (isScrolled(parent)
                                || y >= -ROUNDING
                                        && y + region.getHeight() <= place.getHeight() + ROUNDING);
        return fits
                ? Optional.empty()
                : Optional.of(
                        "outside: %s at %.0f,%.0f to %.0f,%.0f in %s of %.0f x %.0f"
                                .formatted(
                                        about(node),
                                        x,
                                        y,
                                        x + region.getWidth(),
                                        y + region.getHeight(),
                                        about(parent),
                                        place.getWidth(),
                                        place.getHeight()));
    }

    /// A chart keeps the height at which its panes can be read.
    private static Optional<String> low(Node node) {
        if (!(node instanceof TimeChart chart) || chart.getHeight() >= chart.minHeight(-1)) {
            return Optional.empty();
        }
        return Optional.of(
                "low: %s is %.0f high, %.0f at least"
                        .formatted(about(chart), chart.getHeight(), chart.minHeight(-1)));
    }

    /// From 800 pixels on the table under a chart shows six rows.
    private static Optional<String> fewRows(Node node, double height) {
        if (height < 800
                || !(node instanceof DenseTable<?> table)
                || !(table.getParent().getParent() instanceof ChartOverTable)) {
            return Optional.empty();
        }
        double rows = table.getHeight() / DenseTable.ROW - 1;
        return rows >= 6
                ? Optional.empty()
                : Optional.of("%.1f rows: %s".formatted(rows, about(table)));
    }

    /// What is in a scrolled pane may reach below it.
    private static boolean isScrolled(Parent parent) {
        Parent around = parent.getParent();
        return parent.getStyleClass().contains("viewport")
                || around != null && around.getStyleClass().contains("viewport");
    }

    /// What a control of the toolkit lays out itself, and may scroll across.
    private static boolean isInside(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof TableView || at instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private static String about(Node node) {
        List<String> path = new ArrayList<>();
        for (Node at = node; at != null && path.size() < 4; at = at.getParent()) {
            String id = at.getId() == null ? "" : "#" + at.getId();
            path.add(at.getClass().getSimpleName() + id + classes(at));
        }
        String text = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
        double width = node.getLayoutBounds().getWidth();
        return String.join(" < ", path) + text + " %.0f wide".formatted(width);
    }

    private static String classes(Node node) {
        return node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass());
    }

    /// Every fault with where it is.
    public Set<String> faults() {
        return faults;
    }

    /// How much was looked at.
    public String counts() {
        return "%d scenes, %d texts measured, %d cut".formatted(scenes, measured, cut);
    }
}
