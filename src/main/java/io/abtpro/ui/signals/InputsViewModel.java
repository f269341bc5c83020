package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.OnnxFile;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What the Signals tab is asked to score, and how.
final class InputsViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<ScorerInputs> asked;

    InputsViewModel(Session session) {
        this.session = session;
        asked =
                new ReadOnlyObjectWrapper<>(
                        this,
                        "asked",
                        ScorerInputsText.read(session.kept(), session.research().now()));
        asked.subscribe((_, now) -> ScorerInputsText.write(now, session.kept()));
        session.research()
                .nowProperty()
                .subscribe((_, research) -> asked.set(now().withResearch(research)));
    }

    ReadOnlyObjectProperty<ScorerInputs> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    private ScorerInputs now() {
        return asked.get();
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
