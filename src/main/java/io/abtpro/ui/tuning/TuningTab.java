package io.abtpro.ui.tuning;

import io.abtpro.backtest.Execution;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.task.Offer;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The Tuning tab; its primary action starts a tuning. Its picture is made when it is first shown.
public final class TuningTab implements Tab {
    private final TuningViewModel model;
    private final Supplier<TuningView> maker;
    private Optional<TuningView> view = Optional.empty();

    /// @param layer where the question before opening a holdout is shown
    /// @param applying what is done with a candidate that the Backtest tab is to run
    public TuningTab(Session session, ModalLayer layer, Applying applying) {
        model = new TuningViewModel(session);
        maker = () -> new TuningView(model, new HoldoutDialog(model, layer), applying);
    }

    /// What could go on from where it was interrupted.
    ///
    /// @param shown called before a tuning goes on, to bring this tab to the front
    public ObservableValue<List<Offer>> offers(Runnable shown) {
        return model.interruptedProperty()
                .map(all -> all.stream().map(t -> offer(t, shown)).toList());
    }

    private Offer offer(Tunings.Tuning tuning, Runnable shown) {
        return new Offer(
                "A tuning of %s on %s stopped after %,d; it goes on to the same result as if it had never stopped."
                        .formatted(
                                tuning.started().strategy(),
                                tuning.started().datasetName(),
                                tuning.iterations()),
                () -> {
                    shown.run();
                    model.resume(tuning.id());
                },
                () -> model.forget(tuning.id()));
    }

    /// Takes over a candidate.
    @FunctionalInterface
    public interface Applying {
        /// @param until the last day that may be looked at: the one before the holdout while that
        ///   is sealed
        void apply(
                Strategy strategy,
                ParameterSet parameters,
                Execution execution,
                Optional<LocalDate> until);
    }

    @Override
    public String title() {
        return "Tuning";
    }

    @Override
    public Node node() {
        TuningView shown = view.orElseGet(maker);
        view = Optional.of(shown);
        return shown;
    }

    @Override
    public void primaryAction() {
        model.start();
    }
}
