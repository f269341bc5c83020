package io.abtpro.ui.models;

import io.abtpro.holdout.Seals;
import io.abtpro.jobs.KeptModel;
import io.abtpro.report.KeptInputs;
import io.abtpro.report.ScorerInputsDocument;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.DatasetRecord;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;

import javafx.util.Subscription;

import java.util.Optional;

/// What a model is used by, and how it becomes the gate of the Backtest.
final class ModelUse {
    private final Session session;
    private final Gating gating;
    private Subscription waiting = Subscription.EMPTY;

    ModelUse(Session session, Gating gating) {
        this.session = session;
        this.gating = gating;
    }

    /// At which score it gates the Backtest: the research is that of its training, on its bars, and
    /// the gate's scores are made as its own were. Empty where it does not.
    Optional<Double> gatesAt(KeptModel kept) {
        Research now = session.research().now();
        Optional<String> open = session.openProperty().get().map(o -> o.dataset().sha256());
        return kept.inputs()
                .filter(_ -> kept.model().isPresent())
                .filter(i -> i.datasets().size() == 1)
                .filter(i -> open.equals(Optional.of(i.datasets().getFirst().sha256())))
                .filter(i -> i.strategy().equals(now.strategy().id()))
                .filter(i -> i.parameters().values().equals(now.parameters().values()))
                .filter(i -> i.execution().equals(now.execution()))
                .filter(i -> i.options().equals(Optional.of(gating.optionsProperty().getValue())))
                .flatMap(_ -> now.gate())
                .map(GateInput::minScore);
    }

    /// Why it cannot become the gate; empty where it can.
    String whyNot(KeptModel kept) {
        if (kept.model().isEmpty()) {
            return "This training left no model.";
        }
        if (kept.inputs().isEmpty()) {
            return "What it was trained on was kept in a form that this workbench does not read.";
        }
        KeptInputs inputs = kept.inputs().get();
        if (inputs.datasets().size() != 1) {
            return "It was trained on several symbols; the Backtest runs one.";
        }
        if (inputs.options().isEmpty()) {
            return "Its learner has other settings than those of this workbench.";
        }
        if (strategy(inputs).isEmpty()) {
            return "This workbench has no strategy '%s'.".formatted(inputs.strategy());
        }
        if (dataset(inputs).isEmpty()) {
            return "Its bars, '%s', are no longer stored; import that file again."
                    .formatted(kept.dataset());
        }
        return gatesAt(kept).isPresent() ? "It is the gate of the Backtest already." : "";
    }

    /// Its strategy, where this workbench has it.
    static Optional<Strategy> strategy(KeptInputs inputs) {
        return StrategyCatalog.all().stream()
                .filter(s -> s.id().equals(inputs.strategy()))
                .findFirst();
    }

    private Optional<DatasetRecord> dataset(KeptInputs inputs) {
        ScorerInputsDocument.Dataset of = inputs.datasets().getFirst();
        return session.datasets().stream().filter(d -> d.sha256().equals(of.sha256())).findFirst();
    }

    /// Makes it the gate of the Backtest, on its own dataset.
    void use(KeptModel kept) {
        if (!whyNot(kept).isEmpty()) {
            return;
        }
        KeptInputs inputs = kept.inputs().orElseThrow();
        DatasetRecord dataset = dataset(inputs).orElseThrow();
        waiting.unsubscribe();
        if (!gate(inputs, dataset)) {
            waiting = session.openProperty().subscribe((_, _) -> gateWhenOpen(inputs, dataset));
            session.open(dataset.name());
        }
    }

    private void gateWhenOpen(KeptInputs inputs, DatasetRecord dataset) {
        if (gate(inputs, dataset)) {
            waiting.unsubscribe();
        }
    }

    private boolean gate(KeptInputs inputs, DatasetRecord dataset) {
        Optional<Session.Open> open =
                session.openProperty()
                        .get()
                        .filter(o -> o.dataset().sha256().equals(dataset.sha256()));
        open.ifPresent(
                o -> {
                    GateInput gate = session.research().now().gate().orElse(GateInput.FIRST);
                    gating.gate(
                            source(inputs, o),
                            inputs.options().orElseThrow(),
                            gate.minScore(),
                            gate.scaled());
                });
        return open.isPresent();
    }

    private static SignalSource source(KeptInputs inputs, Session.Open open) {
        return new SignalSource(
                open.dataset().name(),
                open.columns(),
                strategy(inputs).orElseThrow(),
                inputs.parameters(),
                inputs.execution());
    }

    /// Why it cannot be challenged; empty where it can.
    String whyNotChallenge(KeptModel kept) {
        if (kept.model().isEmpty()) {
            return "This training left no model.";
        }
        if (kept.inputs().isEmpty()
                || kept.inputs().get().options().isEmpty()
                || strategy(kept.inputs().get()).isEmpty()) {
            return "What it was trained on cannot be read, so nothing can be trained like it.";
        }
        KeptInputs inputs = kept.inputs().get();
        if (inputs.datasets().size() != 1) {
            return "It was trained on several symbols; 'models challenge' takes them.";
        }
        Optional<Session.Open> open = session.openProperty().get();
        ScorerInputsDocument.Dataset own = inputs.datasets().getFirst();
        if (open.isEmpty()) {
            return "Open a dataset with bars after its training.";
        }
        Optional<SignalSource> source = challenging(kept);
        if (source.isEmpty()) {
            return "What is sealed of the open dataset is still being read.";
        }
        boolean same =
                open.get().dataset().sha256().equals(own.sha256())
                        && source.get().series().size() <= own.bars();
        return same
                ? ("No outcome became known since its training: it knows all bars of %s that may be"
                                + " seen. Import newer bars and open them.")
                        .formatted(own.symbol())
                : "";
    }

    /// Its signals on the open dataset, without what is sealed; empty while that is being read.
    Optional<SignalSource> challenging(KeptModel kept) {
        Seals seals = session.sealsProperty().get();
        return session.openProperty()
                .get()
                .filter(o -> seals.isOf(o.columns().series()))
                .flatMap(o -> kept.inputs().map(i -> seals.unsealed(source(i, o))));
    }
}
