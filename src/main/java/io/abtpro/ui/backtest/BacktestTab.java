package io.abtpro.ui.backtest;

import io.abtpro.backtest.Statistic;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.kit.Formula;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

import java.util.List;
import java.util.function.Supplier;

/// The Backtest tab; its primary action saves the run.
public final class BacktestTab implements Tab {
    private final BacktestViewModel model;
    private final BacktestView view;

    /// @param layer where the question before opening a holdout is shown
    public BacktestTab(BacktestViewModel model, ModalLayer layer) {
        this.model = model;
        view = new BacktestView(model, layer);
    }

    /// What can be found in the tab, which `tab` makes when one is opened.
    public static List<Findable> findables(
            Session session, BacktestViewModel model, Supplier<BacktestTab> tab) {
        return BacktestFindables.of(session, StrategyCatalog.all(), model, tab);
    }

    /// Shows the formula of `statistic` beside it.
    void explain(Statistic statistic) {
        view.applyCss();
        view.layout();
        Node row = view.lookup("#row-" + statistic.key());
        row.requestFocus();
        Formula.show(row);
    }

    void exportTrades() {
        view.exportTrades();
    }

    @Override
    public String title() {
        return "Backtest";
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void primaryAction() {
        model.saveRun();
    }
}
