package io.abtpro.ui.kit;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A line of parts of which each is shown whole or not at all. Those for which there is no room are
/// in the tooltip of a sign at its end.
public final class FittingRow extends HBox {
    private final Label more = Nodes.label("\u2026", "muted");
    private final Tooltip rest = new Tooltip();
    private List<Node> parts = List.of();

    public FittingRow() {
        more.setManaged(false);
        more.setTooltip(rest);
        setMinWidth(0);
    }

    public FittingRow styled(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    /// Shows these parts, the first of them at the left.
    public void show(List<? extends Node> shown) {
        parts = List.copyOf(shown);
        more.setVisible(false);
        List<Node> all = new ArrayList<>(parts);
        all.add(more);
        getChildren().setAll(all);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double end = getWidth() - snappedRightInset();
        double gap = snapSpaceX(getSpacing());
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double sign = more.prefWidth(-1);
        double whole = parts.stream().mapToDouble(part -> wide(part) + gap).sum() - gap;
        double last = left + whole <= end ? end : end - sign - gap;
        double x = left;
        int fitting = 0;
        while (fitting < parts.size() && x + wide(parts.get(fitting)) <= last) {
            Node part = parts.get(fitting++);
            place(part, x, height);
            x += wide(part) + gap;
        }
        List<Node> hidden = parts.subList(fitting, parts.size());
        parts.forEach(part -> part.setVisible(!hidden.contains(part)));
        more.setVisible(!hidden.isEmpty());
        place(more, x, height);
        rest.setText(hidden.stream().map(FittingRow::words).collect(Collectors.joining("\n")));
    }

    private void place(Node part, double x, double height) {
        double high = Math.min(height, part.prefHeight(-1));
        part.resizeRelocate(
                x, snapPositionY(snappedTopInset() + (height - high) / 2), wide(part), high);
    }

    private double wide(Node part) {
        return snapSizeX(part.prefWidth(-1));
    }

    private static String words(Node part) {
        return texts(part).collect(Collectors.joining(" "));
    }

    private static Stream<String> texts(Node part) {
        return switch (part) {
            case Labeled labeled -> Stream.of(labeled.getText());
            case Parent parent ->
                    parent.getChildrenUnmodifiable().stream().flatMap(FittingRow::texts);
            default -> Stream.of();
        };
    }
}
