package io.abtpro.ui.tuning.search;

import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.TuneParameters;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;

/// What the tuning that is shown has found: the last one that ran on the open dataset, or a past
/// one that was opened again.
public final class TuningOutcome {
    private final ReadOnlyObjectWrapper<Optional<TuneParameters.Report>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<OpenHoldout.Report>> opened =
            new ReadOnlyObjectWrapper<>(this, "opened", Optional.empty());

    /// The last result on the open dataset.
    public ReadOnlyObjectProperty<Optional<TuneParameters.Report>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// What the holdout showed; empty while it stays sealed.
    public ReadOnlyObjectProperty<Optional<OpenHoldout.Report>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    void clear() {
        report.set(Optional.empty());
        opened.set(Optional.empty());
    }

    void found(TuneParameters.Report now) {
        report.set(Optional.of(now));
    }

    /// Keeps what the holdout showed.
    public void holdoutOpened(OpenHoldout.Report now) {
        opened.set(Optional.of(now));
    }

    /// Shows a past tuning as if it had just ended.
    ///
    /// @param holdout what its holdout showed; empty while it stays sealed
    public void recall(TuneParameters.Report past, Optional<OpenHoldout.Report> holdout) {
        opened.set(Optional.empty());
        report.set(Optional.of(past));
        opened.set(holdout);
    }
}
