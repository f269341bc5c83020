package io.abtpro.ui.tuning;

import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.JobWords;
import io.abtpro.store.Tunings;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.task.Offer;
import io.abtpro.ui.tuning.history.StoredTunings;
import io.abtpro.ui.tuning.result.CandidateReceiver;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The Tuning tab; its primary action starts a tuning. Its picture is made when it is first shown.
public final class TuningTab implements Tab {
    private final Session session;
    private final TuningViewModel model;
    private final Supplier<TuningView> maker;
    private Optional<TuningView> view = Optional.empty();

    /// @param layer where the question before opening a holdout is shown
    /// @param receiver is given a candidate that the Backtest tab is to run
    /// @param clock dates exports and the opening of a holdout
    public TuningTab(Session session, ModalLayer layer, CandidateReceiver receiver, Clock clock) {
        this.session = session;
        model = new TuningViewModel(session, clock);
        maker = () -> new TuningView(model, layer, receiver);
    }

    /// What could go on from where it was interrupted.
    ///
    /// @param shown called before a tuning goes on, to bring this tab to the front
    public ObservableValue<List<Offer>> offers(Runnable shown) {
        return model.stored()
                .interruptedProperty()
                .map(all -> all.stream().map(t -> offer(t, shown)).toList());
    }

    private Offer offer(Tunings.Tuning tuning, Runnable shown) {
        return new Offer(
                "A tuning of %s on %s stopped after %s; it goes on to the same result as if it had never stopped."
                        .formatted(
                                tuning.started().strategy(),
                                tuning.started().datasetName(),
                                StoredTunings.counted(tuning)),
                StoredTunings.counted(tuning),
                new JobOutcome.Place(JobWords.TUNING, Long.toString(tuning.id())),
                () -> {
                    shown.run();
                    model.search().resume(tuning.id());
                },
                () -> model.stored().forget(tuning.id()));
    }

    /// Makes the result of a past tuning again and shows it; nothing is done again where it is what
    /// stands here.
    public void open(long id) {
        model.open(id);
    }

    /// Starts a tuning with all that a past one was asked for.
    public void again(long id) {
        model.search().again(id);
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
    public List<Findable> findables() {
        Runnable front = () -> session.show(title());
        return Stream.concat(
                        Stream.of(
                                new Findable(
                                        "Action",
                                        "Start tuning",
                                        "search the parameters of the strategy",
                                        () -> {
                                            front.run();
                                            primaryAction();
                                        })),
                        model.history().findables(front).stream())
                .toList();
    }

    @Override
    public void primaryAction() {
        model.search().start();
    }
}
