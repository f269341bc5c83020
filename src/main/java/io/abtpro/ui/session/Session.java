package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.ExpectedFailure;
import io.abtpro.failures.FailureLog;
import io.abtpro.failures.Sentence;
import io.abtpro.holdout.Seals;
import io.abtpro.indicators.Columns;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.task.JobRunner;
import io.abtpro.ui.task.LatestOnly;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// What every tab shares. All of it lives on the UI thread.
public final class Session {
    private static final String PINNED = "pinned";

    /// Bytes of columns kept: some forty of a million bars. Those that a dragged value passes
    /// through are kept as well, and more of them would take the collector longer than computing
    /// them anew.
    private static final long KEPT_BYTES = 320L << 20;

    /// Columns kept of however many bars: what the strategies with the most of them compare.
    private static final long KEPT_COLUMNS = 12;

    /// A dataset with its bars in memory and their indicator columns.
    public record Open(DatasetRecord dataset, Columns columns) {}

    private record Read(Open open, int trials, Seals seals) {}

    private final Workspace workspace;
    private final JobRunner jobs;
    private final StoreFacts facts;
    private final ReadOnlyObjectWrapper<Optional<Open>> open =
            new ReadOnlyObjectWrapper<>(this, "open", Optional.empty());
    private final ObjectProperty<Integer> pinnedBar =
            new SimpleObjectProperty<>(this, "pinnedBar", -1);
    private final StringProperty status = new SimpleStringProperty(this, "status", "Ready.");
    private final StringProperty failure = new SimpleStringProperty(this, "failure", "");
    private final IntegerProperty trials = new SimpleIntegerProperty(this, "trials", 0);
    private Consumer<String> front = _ -> {};
    private final KeptState kept = new KeptState();
    private final Steps steps = new Steps();
    private final CurrentResearch research =
            new CurrentResearch(Research.of(StrategyCatalog.all().getFirst()), steps, status::set);
    private final IntegerProperty tunings = new SimpleIntegerProperty(this, "tunings", 0);
    private final StringProperty beginning = new SimpleStringProperty(this, "beginning", "");
    private final DoubleProperty frameMillis = new SimpleDoubleProperty(this, "frameMillis", 0);
    private Optional<String> pinnedBefore = Optional.empty();
    private int opening;
    private boolean showing;
    private Optional<Throwable> failed = Optional.empty();
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", true);

    public Session(Workspace workspace, JobRunner jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
        facts = new StoreFacts(workspace, jobs, this::fail);
        tunings.subscribe((_, _) -> readSeals(() -> {}));
        // Whoever looks at a holdout counts a backtest.
        trials.subscribe(
                (_, _) -> {
                    if (!showing) {
                        readSeals(() -> {});
                    }
                });
    }

    public Workspace workspace() {
        return workspace;
    }

    public JobRunner jobs() {
        return jobs;
    }

    /// The stored datasets; [#refresh] reads them again.
    public ObservableList<DatasetRecord> datasets() {
        return facts.datasets();
    }

    public void refresh() {
        refresh(() -> {});
    }

    /// Reads the list of datasets in the background, then runs `then`.
    public void refresh(Runnable then) {
        facts.listDatasets(then);
    }

    /// What is sealed of the open dataset, and what was opened. Known before the dataset is open;
    /// changes before a tuning begins, and after a holdout was opened.
    public ReadOnlyObjectProperty<Seals> sealsProperty() {
        return facts.sealsProperty();
    }

    /// Reads anew what is sealed of the open dataset, then runs `then`.
    public void readSeals(Runnable then) {
        facts.readSeals(then);
    }

    /// Seals the holdout of a tuning that begins, in every tab and before the store is told.
    ///
    /// @return to be run when the tuning is over, or was refused
    public Runnable seal(BarSeries series, Seals.Begun begun) {
        return facts.seal(series, begun);
    }

    /// Counts the backtests of the open dataset again in the background. A count never falls.
    public void recount() {
        open.get()
                .map(o -> o.dataset().sha256())
                .ifPresent(
                        sha256 -> {
                            var _ =
                                    jobs.compute(
                                            "Count backtests",
                                            _ -> workspace.runs().trialCount(sha256),
                                            counted -> counted(sha256, counted),
                                            this::fail);
                        });
    }

    private void counted(String sha256, int counted) {
        if (open.get().filter(o -> o.dataset().sha256().equals(sha256)).isPresent()) {
            trials.set(Math.max(trials.get(), counted));
        }
    }

    /// The dataset that every tab works on.
    public ReadOnlyObjectProperty<Optional<Open>> openProperty() {
        return open.getReadOnlyProperty();
    }

    private DatasetRecord find(String name) {
        return workspace
                .datasets()
                .find(name)
                .orElseThrow(
                        () ->
                                new StoreException(
                                        "there is no dataset '%s'; choose another or import it"
                                                .formatted(name)));
    }

    /// Reads the bars of `name` and what is sealed of them in the background, then makes it the
    /// dataset of every tab.
    ///
    /// Where another is asked for meanwhile, the newest wins.
    public void open(String name) {
        int mine = ++opening;
        facts.stay();
        int asOf = facts.asOf();
        var _ =
                jobs.compute(
                        "Open " + name,
                        _ -> read(name),
                        read -> {
                            if (mine == opening) {
                                facts.opening(
                                        read.seals(),
                                        asOf,
                                        () -> {
                                            if (mine == opening) {
                                                show(read);
                                            }
                                        });
                            }
                        },
                        this::fail);
    }

    private Read read(String name) {
        DatasetRecord dataset = find(name);
        BarSeries bars = workspace.datasets().bars(name);
        long column = (long) Double.BYTES * bars.size();
        var columns = new Columns(bars, Math.max(KEPT_BYTES, KEPT_COLUMNS * column));
        return new Read(
                new Open(dataset, columns),
                workspace.runs().trialCount(dataset.sha256()),
                Seals.read(workspace.tunings(), bars.sha256()));
    }

    private void show(Read read) {
        showing = true;
        trials.set(read.trials());
        showing = false;
        pinnedBar.set(-1);
        open.set(Optional.of(read.open()));
        recallPin(read.open());
    }

    /// The bar that was pinned when the window was last open, where its dataset is the first that
    /// is opened now.
    private void recallPin(Open first) {
        Optional<String> before = pinnedBefore;
        pinnedBefore = Optional.empty();
        before.map(text -> text.split(" ", -1))
                .filter(parts -> parts.length == 2 && parts[0].equals(first.dataset().sha256()))
                .map(parts -> first.columns().series().firstAtOrAfter(millis(parts[1])))
                .filter(bar -> bar < first.columns().series().size())
                .ifPresent(pinnedBar::set);
    }

    private static long millis(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    private void keepPin(int bar) {
        open.get()
                .ifPresent(
                        o ->
                                kept.put(
                                        PINNED,
                                        bar < 0
                                                ? ""
                                                : o.dataset().sha256()
                                                        + " "
                                                        + o.columns().series().openTime(bar)));
    }

    public void close() {
        opening++;
        showing = true;
        trials.set(0);
        showing = false;
        open.set(Optional.empty());
        facts.close();
    }

    /// The bar pinned by a click; -1 for none. Survives a change of tab.
    public ObjectProperty<Integer> pinnedBarProperty() {
        return pinnedBar;
    }

    /// The sentence at the left of the status line.
    public StringProperty statusProperty() {
        return status;
    }

    /// The last failure with its remedy; empty for none. Shown as an amber bar until closed.
    public StringProperty failureProperty() {
        return failure;
    }

    /// What [#failureProperty] tells of.
    public Optional<Throwable> failed() {
        return failed;
    }

    /// Shows the sentence of `cause` and logs it; what the user cancelled is no failure.
    public void fail(Throwable cause) {
        if (cause instanceof CancellationException) {
            status.set("Cancelled; what was stored before stays.");
            return;
        }
        FailureLog.note("the window", cause);
        failed = Optional.of(cause);
        if (cause instanceof OutOfMemoryError) {
            failure.set(
                    ("This takes more memory than the %,d MB allowed. Take fewer bars, or allow"
                                    + " more with -Xmx; what was stored before stays.")
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
            return;
        }
        String message = Sentence.of(cause);
        boolean expected =
                cause instanceof ExpectedFailure
                        || cause instanceof IOException
                        || cause instanceof UncheckedIOException;
        failure.set(
                expected
                        ? message
                        : "This should not have happened: "
                                + message
                                + "; please report it with what you did.");
    }

    /// Distinct backtests counted on the open dataset.
    public IntegerProperty trialsProperty() {
        return trials;
    }

    /// What every tab works on beside the dataset.
    public CurrentResearch research() {
        return research;
    }

    /// Has `shell` bring a tab of a title to the front whenever one asks for it.
    public void showTabsBy(Consumer<String> shell) {
        front = shell;
    }

    /// Brings the tab of this title to the front.
    public void show(String tab) {
        front.accept(tab);
    }

    /// What was asked for in the tabs, kept over a restart.
    public KeptState kept() {
        return kept;
    }

    /// Takes what was kept in the folder of the workspace when its window was last open, and keeps
    /// it there from now on.
    public void recall() {
        if (workspace.isReadOnly()) {
            return;
        }
        var newest =
                new LatestOnly<>(jobs, "Keep what was asked for", (Boolean _) -> {}, this::fail);
        kept.recall(
                workspace.folder(),
                all ->
                        newest.submit(
                                () -> {
                                    KeptState.write(workspace.folder(), all);
                                    return true;
                                }));
        pinnedBefore = kept.get(PINNED);
        pinnedBar.subscribe((_, bar) -> keepPin(bar));
        ResearchText.read(kept).ifPresent(research::adapt);
        research.nowProperty().subscribe((_, _) -> keepResearch());
        research.draggingProperty().subscribe((_, _) -> keepResearch());
    }

    private void keepResearch() {
        if (!research.draggingProperty().get()) {
            ResearchText.write(research.now(), kept);
        }
    }

    /// What is done before there is a dataset to open, such as "Importing the sample data"; empty
    /// where nothing is.
    public StringProperty beginningProperty() {
        return beginning;
    }

    /// What can be taken back.
    public Steps steps() {
        return steps;
    }

    /// Changes whenever a tuning has begun: what is sealed is then read anew.
    public IntegerProperty tuningsProperty() {
        return tunings;
    }

    public DoubleProperty frameMillisProperty() {
        return frameMillis;
    }

    /// True for the dark theme.
    public BooleanProperty darkProperty() {
        return dark;
    }
}
