package io.abtpro.ui.backtest.inputs;

import io.abtpro.jobs.BacktestPlan;
import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.KeptStudies;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The scores by which entries are gated: made when first needed, with the settings of the Signals
/// tab where it handed them over.
final class GateScores {
    private record Known(Gate gate, StudyOptions options) {}

    private final Session session;
    private final Runnable arrived;
    private final Consumer<String> refused;
    private final ReadOnlyObjectWrapper<StudyOptions> options =
            new ReadOnlyObjectWrapper<>(this, "options", StudyOptions.defaults());

    /// A gate that comes back with its research, such as by undo, is made as it was.
    private final IdentityHashMap<GateInput, StudyOptions> madeWith = new IdentityHashMap<>();

    private Optional<Known> known = Optional.empty();
    private boolean asking;

    /// @param arrived told when scores have come that were asked for
    /// @param refused told why there can be none
    GateScores(Session session, Runnable arrived, Consumer<String> refused) {
        this.session = session;
        this.arrived = arrived;
        this.refused = refused;
    }

    /// Scores from now on are made this way.
    void use(StudyOptions wanted) {
        options.set(wanted);
        known = Optional.empty();
    }

    /// The same for this gate, whatever it was made with before.
    void use(GateInput gate, StudyOptions wanted) {
        madeWith.put(gate, wanted);
        use(wanted);
    }

    /// How scores are made now.
    ReadOnlyObjectProperty<StudyOptions> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    /// How entries of `signals` are gated; empty while the scores are being made.
    Optional<ScoreGate> gate(SignalSource signals, GateInput wanted) {
        StudyOptions made = madeWith.computeIfAbsent(wanted, _ -> options.get());
        if (!made.equals(options.get())) {
            use(made);
        }
        Optional<Known> fitting = known.filter(k -> k.gate().isOf(signals));
        if (fitting.isEmpty() && !asking) {
            startScoring(signals);
        }
        return fitting.map(
                k -> new ScoreGate(k.gate(), k.options(), wanted.minScore(), wanted.scaled()));
    }

    /// In words, how the scores are made by which entries are gated; empty where there are none for
    /// these signals.
    String statement(SignalSource signals) {
        return known.filter(k -> k.gate().isOf(signals))
                .map(
                        k ->
                                ("By the %s valid at each signal, trained on outcomes"
                                                + " known before; from %s, the first score.")
                                        .formatted(
                                                k.options().learner().id().replace('-', ' '),
                                                Research.day(
                                                        signals.series(),
                                                        k.gate().period().fromBar())))
                .orElse("");
    }

    private void startScoring(SignalSource signals) {
        asking = true;
        StudyOptions wanted = options.get();
        String dataset = session.openProperty().get().map(o -> o.dataset().name()).orElse("");
        var _ =
                session.jobs()
                        .start(
                                "Score " + signals.strategy().id() + " for the gate",
                                progress -> {
                                    progress.about(
                                            JobAbout.of(JobAbout.Kind.TRAINING, dataset)
                                                    .with(
                                                            "Strategy",
                                                            Research.words(
                                                                    signals.strategy(),
                                                                    signals.parameters()))
                                                    .with("Learner", wanted.learner().label()));
                                    ScoreGate made =
                                            new BacktestPlan.Gating(0, false, wanted)
                                                    .gate(
                                                            signals,
                                                            new KeptStudies(
                                                                    session.workspace().results()),
                                                            progress);
                                    progress.made(
                                            JobOutcome.said("scores for the gate")
                                                    .in("Backtest", ""));
                                    return new Known(made.gate(), made.options());
                                },
                                made -> {
                                    asking = false;
                                    known = Optional.of(made);
                                    arrived.run();
                                },
                                cause -> {
                                    asking = false;
                                    if (cause instanceof CancellationException) {
                                        refused.accept(
                                                "Scoring was cancelled, so nothing is run. Take the"
                                                        + " gate off, or change an input to score"
                                                        + " again.");
                                    } else if (cause instanceof IllegalArgumentException) {
                                        refused.accept(String.valueOf(cause.getMessage()));
                                    } else {
                                        session.fail(cause);
                                    }
                                });
    }
}
