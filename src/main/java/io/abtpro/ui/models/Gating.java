package io.abtpro.ui.models;

import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;

import javafx.beans.value.ObservableValue;

/// The gate of the Backtest tab.
public interface Gating {
    /// How the scores are made by which entries are gated, or would be.
    ObservableValue<StudyOptions> optionsProperty();

    /// Gates entries by scores made this way, in one step that can be taken back.
    void gate(SignalSource scored, StudyOptions options, double minScore, boolean scaled);
}
