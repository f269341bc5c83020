package io.abtpro.ui.tuning.history;

import io.abtpro.jobs.CompareTunings;
import io.abtpro.jobs.RecallTuning;
import io.abtpro.jobs.TuningSource;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.result.CandidateReceiver;
import io.abtpro.ui.tuning.search.SearchViewModel;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// State of the history: every past tuning, those compared, and whether the history is in front.
public final class HistoryViewModel {
    static final int MOST_COMPARED = 4;

    private final Session session;
    private final SetupViewModel setup;
    private final SearchViewModel search;
    private final StoredTunings stored;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working");
    private final ReadOnlyObjectWrapper<List<PastTuning>> all =
            new ReadOnlyObjectWrapper<>(this, "all", List.of());
    private final ReadOnlyObjectWrapper<List<RecallTuning.Report>> compared =
            new ReadOnlyObjectWrapper<>(this, "compared", List.of());
    private final ReadOnlyObjectWrapper<List<PastTuning>> elsewhere =
            new ReadOnlyObjectWrapper<>(this, "elsewhere", List.of());
    private Subscription waiting = () -> {};
    private int unreadable;

    public HistoryViewModel(
            Session session, SetupViewModel setup, SearchViewModel search, StoredTunings stored) {
        this.session = session;
        this.setup = setup;
        this.search = search;
        this.stored = stored;
        stored.readProperty().subscribe(this::take);
        search.runningProperty()
                .subscribe(
                        now -> {
                            if (now) {
                                shown.set(false);
                            }
                        });
        setup.sourceProperty().subscribe(_ -> lookElsewhere());
    }

    private void take(StoredTunings.Read read) {
        int unread = read.all().size() - read.past().size();
        if (unread > unreadable) {
            session.statusProperty()
                    .set(
                            ("%,d of %,d stored tunings cannot be read and are left out of the"
                                            + " history; they are damaged or of a newer workbench.")
                                    .formatted(unread, read.all().size()));
        }
        unreadable = unread;
        all.set(read.past());
        lookElsewhere();
    }

    private void lookElsewhere() {
        Optional<String> open = setup.sourceProperty().get().map(s -> s.series().sha256());
        Set<String> datasets = stored.readProperty().get().datasets();
        elsewhere.set(
                all.get().stream()
                        .filter(PastTuning::isOver)
                        .filter(
                                t ->
                                        !open.equals(
                                                Optional.of(t.stored().started().datasetSha256())))
                        .filter(t -> datasets.contains(t.stored().started().datasetSha256()))
                        .toList());
    }

    /// Those that can be opened together with another dataset, newest first.
    ReadOnlyObjectProperty<List<PastTuning>> elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }

    /// The dataset that is tuned.
    ReadOnlyObjectProperty<Optional<TuningSource>> sourceProperty() {
        return setup.sourceProperty();
    }

    /// True while a search runs.
    ReadOnlyBooleanProperty runningProperty() {
        return search.runningProperty();
    }

    /// Reads tuned parameters from files.
    ///
    /// @param receiver is given what was read
    Consumer<Path> importing(CandidateReceiver receiver) {
        return new TunedImport(session, receiver)::read;
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    /// True while the history stands in front of the result.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// The past tunings, each of which is opened again; `front` shows the tab.
    public List<Findable> findables(Runnable front) {
        return all.get().stream()
                .map(
                        past ->
                                new Findable(
                                        "Tuning",
                                        past.stored().started().strategy()
                                                + " on "
                                                + past.stored().started().datasetName(),
                                        past.when(),
                                        () -> {
                                            front.run();
                                            open(past);
                                        }))
                .toList();
    }

    /// True while a past tuning is repeated.
    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// Every tuning of the workspace, newest first.
    ReadOnlyObjectProperty<List<PastTuning>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /// The tunings held against one another; none until two or more were asked for.
    ReadOnlyObjectProperty<List<RecallTuning.Report>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// Those on the open dataset.
    List<PastTuning> here() {
        return setup.sourceProperty()
                .get()
                .map(
                        s ->
                                all.get().stream()
                                        .filter(
                                                t ->
                                                        t.stored()
                                                                .started()
                                                                .datasetSha256()
                                                                .equals(s.series().sha256()))
                                        .toList())
                .orElse(List.of());
    }

    /// Makes the result of a past tuning again and shows it with all views.
    void open(PastTuning past) {
        if (working.get() || search.runningProperty().get()) {
            return;
        }
        working.set(true);
        var _ =
                session.jobs()
                        .start(
                                "Open tuning " + past.id(),
                                new RecallTuning(session.workspace(), past.id()),
                                this::recalled,
                                this::failed);
    }

    /// Makes the result of the past tuning of this id again.
    public void open(long id) {
        all.get().stream()
                .filter(past -> past.id() == id)
                .findFirst()
                .ifPresentOrElse(
                        this::open,
                        () ->
                                session.statusProperty()
                                        .set(
                                                ("Tuning %d was forgotten; only its job is still"
                                                                + " listed.")
                                                        .formatted(id)));
    }

    private void recalled(RecallTuning.Report found) {
        working.set(false);
        session.statusProperty()
                .set(
                        found.same()
                                ? ("Tuning %d was repeated from its seed: the same"
                                                + " winner; deflated Sharpe counts today's trials.")
                                        .formatted(found.tuning().id())
                                : ("Tuning %d was repeated from its seed and has another winner"
                                                + " than then; it was made with another version.")
                                        .formatted(found.tuning().id()));
        waiting.unsubscribe();
        if (isOpen(found)) {
            show(found);
        } else {
            waiting =
                    session.openProperty()
                            .subscribe(
                                    (_, _) -> {
                                        if (isOpen(found)) {
                                            waiting.unsubscribe();
                                            show(found);
                                        }
                                    });
            session.open(found.source().name());
        }
    }

    private boolean isOpen(RecallTuning.Report found) {
        Optional<Session.Open> open = session.openProperty().get();
        return open.filter(o -> o.dataset().sha256().equals(found.source().series().sha256()))
                .isPresent();
    }

    private void show(RecallTuning.Report found) {
        if (!search.runningProperty().get() && setup.isOf(found.source().series().sha256())) {
            setup.setUp(found.request());
            search.outcome().recall(found.tuning(), found.opened());
        }
        shown.set(false);
    }

    private void failed(Throwable cause) {
        working.set(false);
        fail(cause);
    }

    /// Repeats two to four past tunings and holds them against one another.
    void compare(List<PastTuning> chosen) {
        if (working.get() || chosen.size() < 2 || chosen.size() > MOST_COMPARED) {
            return;
        }
        working.set(true);
        var _ =
                session.jobs()
                        .start(
                                "Compare %d tunings".formatted(chosen.size()),
                                new CompareTunings(
                                        session.workspace(),
                                        chosen.stream().map(PastTuning::id).toList()),
                                found -> {
                                    working.set(false);
                                    compared.set(found);
                                    shown.set(true);
                                },
                                this::failed);
    }

    void forget(PastTuning past) {
        stored.forget(past.id());
        compared.set(List.of());
    }
}
