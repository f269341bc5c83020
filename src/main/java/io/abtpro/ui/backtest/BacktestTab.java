package io.abtpro.ui.backtest;

import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

/// The Backtest tab; its primary action saves the run.
public final class BacktestTab implements Tab {
    private final BacktestViewModel model;
    private final BacktestView view;

    /// @param layer where the question before opening a holdout is shown
    public BacktestTab(BacktestViewModel model, ModalLayer layer) {
        this.model = model;
        view = new BacktestView(model, layer);
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
