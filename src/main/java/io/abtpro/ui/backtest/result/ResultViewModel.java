package io.abtpro.ui.backtest.result;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.report.Documents;
import io.abtpro.report.Figures;
import io.abtpro.ui.backtest.inputs.BacktestRequest;
import io.abtpro.ui.backtest.inputs.InputsViewModel;
import io.abtpro.ui.session.KeptView;
import io.abtpro.ui.session.PriceScale;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// The newest result of the Backtest tab, which always is that of its inputs.
public final class ResultViewModel {
    private final Session session;
    private final InputsViewModel inputs;
    private final BacktestLoop loop;
    private final PriceScale scale;
    private final KeptView view;
    private final TradesViewModel trades = new TradesViewModel();
    private final ReadOnlyObjectWrapper<Optional<ShownRun>> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
    private final ReadOnlyBooleanWrapper hasResult = new ReadOnlyBooleanWrapper(this, "hasResult");

    /// Runs what `inputs` ask for.
    ///
    /// @param engine what makes of a backtest the job that is run
    public ResultViewModel(
            Session session,
            InputsViewModel inputs,
            Function<RunBacktest, Job<RunBacktest.Report>> engine) {
        this.session = session;
        this.inputs = inputs;
        scale = new PriceScale(session.kept(), "backtest");
        view = new KeptView(session.kept(), "backtest", session.openProperty());
        loop = new BacktestLoop(session.jobs(), engine, new Results());
        inputs.runBy(loop::submit);
        hasResult.bind(outcome.map(Optional::isPresent));
        CountedSince.update(session, outcome);
        outcome.subscribe(shown -> inputs.resultShown(shown.isPresent()));
        session.sealsProperty().subscribe(_ -> sealedSince());
    }

    /// The bars in view, as they are kept over a restart.
    KeptView keptView() {
        return view;
    }

    /// Takes away what is shown: the dataset is another one.
    public void clear() {
        outcome.set(Optional.empty());
        trades.clear();
    }

    /// The last good result; empty until there is one for the open dataset.
    public ReadOnlyObjectProperty<Optional<ShownRun>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// True where there is a result that can be saved or copied.
    public ReadOnlyBooleanProperty hasResultProperty() {
        return hasResult.getReadOnlyProperty();
    }

    /// True while a result is being computed.
    public ReadOnlyBooleanProperty runningProperty() {
        return loop.runningProperty();
    }

    /// The result as the document that the backtest command prints; empty where there is none.
    public String json() {
        return outcome.get().map(o -> Documents.text(o.document())).orElse("");
    }

    /// The scale of the price pane.
    PriceScale scale() {
        return scale;
    }

    TradesViewModel trades() {
        return trades;
    }

    /// Why the present inputs give no result; empty where they do.
    ReadOnlyStringProperty problemProperty() {
        return inputs.problemProperty();
    }

    /// True while a value is dragged.
    ReadOnlyBooleanProperty draggingProperty() {
        return inputs.draggingProperty();
    }

    ReadOnlyObjectProperty<Optional<Session.Open>> datasetProperty() {
        return session.openProperty();
    }

    /// The bar pinned in every tab; -1 for none.
    ObjectProperty<Integer> pinnedBarProperty() {
        return session.pinnedBarProperty();
    }

    /// Tells the status line how long the chart takes for a frame.
    void frameTook(double millis) {
        session.frameMillisProperty().set(millis);
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    /// A result that shows bars which a tuning sealed meanwhile is shown no longer.
    private void sealedSince() {
        outcome.get()
                .map(ShownRun::request)
                .filter(inputs::isBroken)
                .ifPresent(
                        broken -> {
                            clear();
                            inputs.runUnsealed(broken);
                        });
    }

    /// What the loop found, if it still belongs to the open dataset.
    private final class Results implements BacktestLoop.Listener {
        @Override
        public void finished(ShownRun found) {
            if (!isCurrent(found.request())) {
                return;
            }
            if (inputs.isBroken(found.request())) {
                inputs.runUnsealed(found.request()); // a tuning began while it ran
                return;
            }
            inputs.setProblem("");
            if (inputs.draggingProperty().get()) {
                trades.showSoon(found.drawn().rows());
            } else {
                trades.show(found.drawn().rows());
            }
            outcome.set(Optional.of(found));
            found.trials().ifPresent(session.trialsProperty()::set);
            session.statusProperty()
                    .set(
                            "%s Recomputed %,d bars in %s ms"
                                    .formatted(
                                            session.research().takeSaid(),
                                            found.result().equity().length,
                                            Figures.plain(found.millis(), 1)));
        }

        @Override
        public void failed(BacktestRequest request, Throwable cause) {
            if (!isCurrent(request) || cause instanceof CancellationException) {
                return;
            }
            if (cause instanceof IllegalArgumentException) {
                inputs.setProblem(String.valueOf(cause.getMessage()));
            } else {
                session.fail(cause);
            }
        }

        private boolean isCurrent(BacktestRequest request) {
            return session.openProperty()
                    .get()
                    .filter(open -> open.columns() == request.columns())
                    .isPresent();
        }
    }
}
