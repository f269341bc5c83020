package io.abtpro.ui.kit;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/// A title with what belongs to it in one line, which is never wider than its place: muted words
/// give way first, then what folds ([FoldingRow]), then the title. Buttons keep their width.
final class TitleRow extends HBox {
    /// So much stays of a label, so that the mouse can ask for all of it.
    private static final double LEAST_LABEL = 18;

    TitleRow(Node... children) {
        super(children);
        setMinWidth(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        List<Node> shown = getManagedChildren();
        double[] widths = shown.stream().mapToDouble(TitleRow::wanted).toArray();
        double room =
                getWidth()
                        - snappedLeftInset()
                        - snappedRightInset()
                        - snapSpaceX(getSpacing()) * Math.max(0, shown.size() - 1);
        double spare = room - DoubleStream.of(widths).sum();
        if (spare > 0) {
            spread(shown, widths, spare);
        } else {
            for (Predicate<Node> kind : ORDER) {
                spare = take(shown, widths, spare, kind);
            }
        }
        place(shown, widths);
    }

    private static final List<Predicate<Node>> ORDER =
            List.of(
                    node -> node instanceof Label && isOf(node, "muted"),
                    FoldingRow.class::isInstance,
                    node -> node instanceof Label && !isOf(node, "muted"));

    private static boolean isOf(Node node, String styleClass) {
        return node.getStyleClass().contains(styleClass);
    }

    private static double wanted(Node node) {
        return Math.ceil(Math.max(node.prefWidth(-1), node.minWidth(-1)));
    }

    /// Gives what is left over to the nodes that grow.
    private static void spread(List<Node> shown, double[] widths, double spare) {
        long growing = shown.stream().filter(TitleRow::grows).count();
        for (int i = 0; i < widths.length; i++) {
            if (grows(shown.get(i))) {
                widths[i] += Math.floor(spare / growing);
            }
        }
    }

    private static boolean grows(Node node) {
        return HBox.getHgrow(node) == Priority.ALWAYS;
    }

    /// Takes what lacks from the nodes of a kind, from the last on.
    ///
    /// @param spare what lacks, below 0
    /// @return what still lacks
    private static double take(
            List<Node> shown, double[] widths, double spare, Predicate<Node> kind) {
        double left = spare;
        for (int i = widths.length - 1; i >= 0 && left < 0; i--) {
            if (kind.test(shown.get(i))) {
                double least =
                        shown.get(i) instanceof FoldingRow row ? row.minWidth(-1) : LEAST_LABEL;
                double taken = Math.max(0, Math.min(widths[i] - least, -left));
                widths[i] -= taken;
                left += taken;
            }
        }
        return left;
    }

    private void place(List<Node> shown, double[] widths) {
        double x = snappedLeftInset();
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        for (int i = 0; i < widths.length; i++) {
            layoutInArea(shown.get(i), x, top, widths[i], height, 0, HPos.LEFT, VPos.CENTER);
            x += widths[i] + snapSpaceX(getSpacing());
        }
    }
}
