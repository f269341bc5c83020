package io.abtpro.ui.tuning;

import io.abtpro.jobs.TuneParameters;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.history.HistoryViewModel;
import io.abtpro.ui.tuning.history.StoredTunings;
import io.abtpro.ui.tuning.result.ResultViewModel;
import io.abtpro.ui.tuning.result.WalkViewModel;
import io.abtpro.ui.tuning.search.SearchViewModel;
import io.abtpro.ui.tuning.setup.ExpectedViewModel;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

import java.time.Clock;

/// State of the Tuning tab by what the user does: set up, search, judge, look back.
final class TuningViewModel {
    private final Session session;
    private final Clock clock;
    private final SetupViewModel setup;
    private final StoredTunings stored;
    private final SearchViewModel search;
    private final HistoryViewModel history;

    /// @param clock dates exports and the opening of a holdout
    TuningViewModel(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        setup = new SetupViewModel(session);
        stored = new StoredTunings(session, setup);
        search = new SearchViewModel(session, setup, stored::read);
        history = new HistoryViewModel(session, setup, search, stored);
    }

    /// What would be tuned.
    SetupViewModel setup() {
        return setup;
    }

    /// Says of what the result shown is where that is another research; else empty.
    ObservableValue<String> ofAnotherResearch() {
        var shown = search.outcome().reportProperty();
        return Bindings.createStringBinding(
                () ->
                        shown.get()
                                .map(TuneParameters.Report::result)
                                .map(
                                        tuned ->
                                                setup.ofAnotherResearch(
                                                        tuned.grid().strategy().id(),
                                                        tuned.options().execution()))
                                .orElse(""),
                shown,
                session.research().nowProperty());
    }

    /// The search at work.
    SearchViewModel search() {
        return search;
    }

    /// What was stored before, of whatever dataset.
    StoredTunings stored() {
        return stored;
    }

    /// State of what is said before a run.
    ExpectedViewModel expected() {
        return new ExpectedViewModel(session, setup, search::start, System::nanoTime);
    }

    /// State of what stands after a run.
    ResultViewModel result() {
        return new ResultViewModel(session, setup, search.outcome(), clock);
    }

    /// State of the walk-forward view.
    WalkViewModel walk() {
        return new WalkViewModel(session, setup, search, System::nanoTime);
    }

    /// Shows the result of a past tuning, made again unless it is what is shown.
    void open(long id) {
        boolean shown =
                search.outcome().reportProperty().get().filter(r -> r.id() == id).isPresent();
        history.shownProperty().set(false);
        if (!shown) {
            history.open(id);
        }
    }

    /// State of the history.
    HistoryViewModel history() {
        return history;
    }
}
