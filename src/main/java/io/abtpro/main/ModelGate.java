package io.abtpro.main;

import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.ui.backtest.BacktestViewModel;
import io.abtpro.ui.models.Gating;
import io.abtpro.ui.session.Session;

import javafx.beans.value.ObservableValue;

/// The gate of the Backtest tab, as the Models tab sets and sees it.
record ModelGate(Session session, BacktestViewModel backtest) implements Gating {
    @Override
    public ObservableValue<StudyOptions> optionsProperty() {
        return backtest.gateOptionsProperty();
    }

    @Override
    public void gate(SignalSource scored, StudyOptions options, double minScore, boolean scaled) {
        session.show("Backtest");
        backtest.gateBy(scored, options, minScore, scaled, "Use in Backtest in Models");
    }
}
