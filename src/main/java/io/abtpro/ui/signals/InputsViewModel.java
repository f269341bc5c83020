package io.abtpro.ui.signals;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.report.Figures;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.OnnxFile;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What the Signals tab is asked to score, and how.
final class InputsViewModel {
    private static final String FIRST = "bollinger-reversion";

    private final Session session;
    private final ReadOnlyObjectWrapper<ScorerInputs> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", ScorerInputs.of(StrategyCatalog.get(FIRST)));

    InputsViewModel(Session session) {
        this.session = session;
        session.testedProperty().subscribe(_ -> followBacktest());
    }

    ReadOnlyObjectProperty<ScorerInputs> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    private ScorerInputs now() {
        return asked.get();
    }

    List<Strategy> strategies() {
        return StrategyCatalog.all();
    }

    void setStrategy(Strategy strategy) {
        asked.set(now().withStrategy(strategy));
        followBacktest();
    }

    /// Takes the parameters with which the Backtest tab runs the same strategy.
    private void followBacktest() {
        session.testedProperty()
                .get()
                .filter(this::isAsked)
                .ifPresent(tested -> asked.set(now().withParameters(tested.parameters())));
    }

    private boolean isAsked(Session.Tested tested) {
        return tested.strategy().id().equals(now().strategy().id());
    }

    /// With which parameters and costs signals are made and judged, and where they are from.
    String parametersStatement() {
        Execution costs = Execution.defaults();
        return "%s: %s. Fee %s bp, slippage %s bp a leg."
                .formatted(
                        now().words(),
                        from(),
                        Figures.exact(costs.feeBps()),
                        Figures.exact(costs.slippageBps()));
    }

    private String from() {
        if (now().parameters().equals(now().strategy().space().defaults())) {
            return "its defaults";
        }
        return session.testedProperty().get().filter(this::isAsked).isPresent()
                ? "as in the Backtest tab"
                : "as the Backtest tab had them when it last ran this strategy";
    }

    void setSide(Execution.Side side) {
        asked.set(now().withSide(side));
    }

    void setLearner(String learner) {
        asked.set(now().withLearner(learner));
    }

    void setLabel(LabelRule label) {
        asked.set(now().withLabel(label));
    }

    /// Takes a model trained elsewhere in the learner's place.
    ///
    /// @param trainedUntil the last day its training knew
    void takeModel(Path file, LocalDate trainedUntil) {
        Instant end = trainedUntil.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var _ =
                session.jobs()
                        .compute(
                                "Read " + file.getFileName(),
                                _ -> OnnxFile.read(file, end),
                                given -> asked.set(now().withGiven(given)),
                                session::fail);
    }

    void setCalibration(Calibration.Method calibration) {
        asked.set(now().withCalibration(calibration));
    }

    WalkOptions walk() {
        return now().walk();
    }

    /// @throws IllegalArgumentException with the rule that the walk breaks
    void setWalk(int firstFit, int refitEvery, int embargoBars) {
        asked.set(now().withWalk(walk().with(firstFit, refitEvery, embargoBars)));
    }

    void useFeature(String feature, boolean used) {
        asked.set(now().withFeature(feature, used));
    }

    /// Adds a feature by its name, such as day_of_week or ema(50).
    ///
    /// @throws IllegalArgumentException that says what is wrong with the name
    void addFeature(String name) {
        useFeature(SignalFeatures.of(name).name(), true);
    }
}
