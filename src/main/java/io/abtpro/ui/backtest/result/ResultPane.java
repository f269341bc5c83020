package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Trade;
import io.abtpro.chart.Layer;
import io.abtpro.ui.kit.ChartOverTable;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Shortcut;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.util.List;

/// The chart of the result over its trades and its months.
public final class ResultPane extends BorderPane {
    private final ResultViewModel model;
    private final ResultChart chart;
    private final TradesTable trades;
    private final StackPane tab;
    private Zoom before = new Zoom(0, 1);

    /// @param beside equity of other runs, drawn under that of this one
    /// @param tab over which is shown what was known at a bar
    public ResultPane(
            ResultViewModel model,
            ResultChart chart,
            FileDialogs dialogs,
            ObservableValue<List<Layer.Line>> beside,
            StackPane tab) {
        this.model = model;
        this.chart = chart;
        this.tab = tab;
        trades = new TradesTable(model, dialogs, this::zoom);
        setCenter(
                new ChartOverTable(
                        new ChartPane(model, chart, beside),
                        new BelowPane(trades, new MonthsPane(model))));
        chart.addMenuItem("What was known here\u2026", this::showKnown);
    }

    /// Shows the selected trade with as much before and after it, or, where it is seen so, what was
    /// seen before.
    private void zoom() {
        model.trades()
                .selectedRow()
                .ifPresent(
                        row -> {
                            Zoom wanted = Zoom.of(row.trade());
                            boolean isSeen = wanted.equals(seen());
                            Zoom next = isSeen ? before : wanted;
                            before = isSeen ? before : seen();
                            chart.view(next.from(), next.to());
                        });
    }

    private Zoom seen() {
        return new Zoom(chart.viewFrom(), chart.viewTo());
    }

    /// A stretch of bars.
    private record Zoom(double from, double to) {
        private static final int LEAST = 20;

        static Zoom of(Trade trade) {
            int margin = Math.max(LEAST, trade.exitBar() - trade.entryBar());
            return new Zoom(Math.max(0, trade.entryBar() - margin), trade.exitBar() + margin);
        }
    }

    private void showKnown(int bar) {
        model.outcomeProperty()
                .get()
                .filter(outcome -> !outcome.isHidden(bar))
                .ifPresent(
                        outcome -> {
                            closeCard();
                            var card =
                                    new KnownHereCard(KnownHere.of(outcome, bar), this::closeCard);
                            tab.getChildren().add(card);
                            card.lookup("#copy-known").requestFocus();
                        });
    }

    private void closeCard() {
        tab.getChildren().removeIf(KnownHereCard.class::isInstance);
    }

    /// Asks for a file and writes the trades to it.
    public void export() {
        trades.export();
    }

    /// Does what `code` does: brackets go from trade to trade, Z shows the selected one large and
    /// what was seen before again, escape selects none, frees the pinned bar and closes what was
    /// opened.
    ///
    /// @return false where it does nothing
    public boolean navigate(KeyEvent event) {
        if (Shortcut.PREVIOUS.matches(event)) {
            model.trades().previous();
        } else if (Shortcut.NEXT.matches(event)) {
            model.trades().next();
        } else if (Shortcut.ZOOM.matches(event)) {
            zoom();
        } else if (Shortcut.CLOSE.matches(event)) {
            closeCard();
            model.trades().selectedProperty().set(TradesViewModel.NONE);
            chart.pinnedBarProperty().set(-1);
        } else {
            return false;
        }
        return true;
    }
}
