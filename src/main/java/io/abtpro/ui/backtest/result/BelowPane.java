package io.abtpro.ui.backtest.result;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.List;

/// What stands below the chart: the trades or the months.
final class BelowPane extends BorderPane {
    BelowPane(TradesTable trades, MonthsPane months) {
        getStyleClass().add("panel");
        var segment =
                Segment.ofPanes(
                        List.of(trades, months),
                        List.of("below-trades", "below-months"),
                        List.of("Trades", "Months"));
        List<Node> title = new ArrayList<>(List.of(segment));
        beside(trades, trades.title(), title);
        beside(months, months.title(), title);
        setTop(Nodes.row("title-row", title.toArray(Node[]::new)));
        setCenter(new StackPane(trades, months));
    }

    private static void beside(Node pane, List<Node> words, List<Node> title) {
        for (Node word : words) {
            if (!word.visibleProperty().isBound()) {
                word.visibleProperty().bind(pane.visibleProperty());
            }
            word.managedProperty().bind(word.visibleProperty());
            title.add(word);
        }
    }
}
