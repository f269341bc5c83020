package io.abtpro.main;

import io.abtpro.jobs.ImportSamples;
import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobCourse;
import io.abtpro.jobs.JobLedger;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.store.Jobs;
import io.abtpro.store.Workspace;
import io.abtpro.ui.InterfaceScale;
import io.abtpro.ui.Shell;
import io.abtpro.ui.ShellViewModel;
import io.abtpro.ui.WindowState;
import io.abtpro.ui.backtest.BacktestTab;
import io.abtpro.ui.backtest.BacktestViewModel;
import io.abtpro.ui.data.DataTab;
import io.abtpro.ui.jobs.JobsTab;
import io.abtpro.ui.models.ModelsTab;
import io.abtpro.ui.session.LazyTab;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.signals.SignalsTab;
import io.abtpro.ui.task.FxJobRunner;
import io.abtpro.ui.task.GivingWay;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.LatestOnly;
import io.abtpro.ui.task.RunningJobs;
import io.abtpro.ui.theme.Theme;
import io.abtpro.ui.tuning.TuningTab;
import io.abtpro.ui.tuning.result.CandidateReceiver;
import io.abtpro.ui.volatility.VolatilityTab;

import javafx.beans.Observable;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The wired workbench over one workspace, from its window's opening to its closing.
final class Workbench {
    private static final int CLOSING_SECONDS = 5;
    private static final int JOBS_RECALLED = 100;
    private static final String ICON = "/io/abtpro/assets/icon/abtpro-workbench.png";

    private final Workspace workspace;
    private boolean closed;
    private final RunningJobs running = new RunningJobs();
    private final ExecutorService workers =
            Executors.newCachedThreadPool(GivingWay.threads("job-"));
    private final FxJobRunner runner;
    private final Session session;
    private final ShellViewModel shell;
    private final List<Tab> tabs;
    private final ModalLayer layer = new ModalLayer();
    private final WindowState state;
    private Optional<ModelsTab> models = Optional.empty();
    private Optional<Long> modelToShow = Optional.empty();

    Workbench(Workspace workspace) {
        this.workspace = workspace;
        var ledger = Optional.of(new JobLedger(workspace.jobs()));
        Clock clock = Clock.systemUTC();
        runner = new FxJobRunner(workers, running, clock, ledger);
        session = new Session(workspace, runner);
        state = WindowState.load(workspace.folder());
        session.darkProperty().set(state.dark());
        session.recall();
        var backtest = new BacktestViewModel(session, clock);
        var tuning = new TuningTab(session, layer, applyingIn(backtest), clock);
        tabs = tabs(backtest, tuning);
        shell = new ShellViewModel(session, running, titles());
        tuning.offers(() -> shell.show("Tuning")).subscribe(running::offer);
        shell.scaleProperty().set(state.scale());
        shell.tabProperty().set(Math.max(0, titles().indexOf(state.tab())));
    }

    /// The tabs in their order. Data is the first, since Ctrl+O asks it for files; Jobs is the
    /// last, since the header's last button shows it.
    private List<Tab> tabs(BacktestViewModel backtest, TuningTab tuning) {
        return List.of(
                new LazyTab<>(
                        "Data",
                        () -> new DataTab(session, layer),
                        tab -> DataTab.findables(session, tab)),
                new LazyTab<>(
                        "Backtest",
                        () -> new BacktestTab(backtest, layer),
                        tab -> BacktestTab.findables(session, backtest, tab)),
                new LazyTab<>(
                        "Signals",
                        () -> new SignalsTab(session, gatingIn(backtest)),
                        tab -> SignalsTab.findables(session, tab)),
                tuning,
                new LazyTab<>(
                        "Volatility",
                        () -> new VolatilityTab(session, forecasts -> size(backtest, forecasts)),
                        tab -> VolatilityTab.findables(session, tab)),
                new LazyTab<>(
                        "Models", () -> models(backtest), tab -> ModelsTab.findables(session, tab)),
                new LazyTab<>(
                        "Jobs",
                        () ->
                                new JobsTab(
                                        session,
                                        running,
                                        new JobResults(session, tuning, this::showModel),
                                        layer)));
    }

    private ModelsTab models(BacktestViewModel backtest) {
        var made = new ModelsTab(session, layer, new ModelGate(session, backtest));
        modelToShow.ifPresent(made::show);
        models = Optional.of(made);
        return made;
    }

    /// Chooses a model in its tab, which may be made only then.
    private void showModel(long id) {
        modelToShow = Optional.of(id);
        models.ifPresent(tab -> tab.show(id));
    }

    /// Lists the jobs of earlier sessions in the background, then runs `then`; what their end cut
    /// off is marked before any job of this session begins.
    private void recallJobs(Runnable then) {
        Jobs kept = workspace.jobs();
        var _ =
                runner.compute(
                        "List jobs",
                        _ -> {
                            kept.interruptUnfinished();
                            return kept.newest(JOBS_RECALLED);
                        },
                        jobs -> {
                            list(jobs);
                            then.run();
                        },
                        cause -> {
                            session.fail(cause);
                            then.run();
                        });
    }

    private void list(List<Jobs.Entry> past) {
        for (Jobs.Entry job : past) {
            running.addPast(past(job));
        }
    }

    private static JobEntry.Past past(Jobs.Entry job) {
        Jobs.Told told = job.told();
        var outcome =
                new JobOutcome(told.outcome(), told.kept(), JobOutcome.Place.read(told.opens()));
        return new JobEntry.Past(
                job.title(),
                job.started(),
                job.ended(),
                JobEntry.State.valueOf(job.state().name()),
                new JobEntry.Counted(job.done(), job.total()),
                job.message(),
                JobCourse.read(
                        job.id(),
                        JobAbout.read(told.kind(), told.dataset(), told.inputs()),
                        outcome,
                        told.course()));
    }

    private CandidateReceiver applyingIn(BacktestViewModel backtest) {
        return (strategy, parameters, execution, until) -> {
            shell.show("Backtest");
            backtest.apply(strategy, parameters, execution, until);
        };
    }

    private SignalsTab.Gating gatingIn(BacktestViewModel backtest) {
        return (scored, options, threshold, scaled) -> {
            shell.show("Backtest");
            backtest.gateBy(scored, options, threshold, scaled);
        };
    }

    private void size(BacktestViewModel backtest, VolatilityForecasts forecasts) {
        shell.show("Backtest");
        backtest.sizeBy(forecasts);
    }

    /// Gives the window `root` as its content and, unless it is on the screen already, its title
    /// and the size and look it had last.
    static void prepare(Stage stage, Parent root, WindowState state) {
        if (stage.isShowing() && stage.getScene() != null) {
            stage.getScene().setRoot(root);
            return;
        }
        var scene = new Scene(root, state.width(), state.height());
        Theme.of(state.dark()).apply(scene);
        stage.setScene(scene);
        stage.setTitle("ABTPro Workbench");
        stage.getIcons().setAll(icon());
        stage.setMinWidth(InterfaceScale.leastWidth(state.scale()));
        stage.setMinHeight(InterfaceScale.leastHeight(state.scale()));
        stage.setMaximized(state.maximised());
    }

    private static Image icon() {
        return new Image(
                Objects.requireNonNull(Workbench.class.getResource(ICON), ICON).toExternalForm());
    }

    /// Shows the window, imports the samples into an empty workspace, and opens what was open last.
    void open(Stage stage) {
        var content = new Shell(shell, tabs, layer, () -> tabs.getFirst().primaryAction());
        prepare(stage, content, state);
        shell.scaleProperty()
                .subscribe(
                        percent -> {
                            stage.setMinWidth(InterfaceScale.leastWidth(percent.intValue()));
                            stage.setMinHeight(InterfaceScale.leastHeight(percent.intValue()));
                        });
        // Closing the store may take a second or two; the window is gone by then.
        stage.setOnHidden(_ -> close(stage));
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> session.fail(failure));
        stage.show();
        content.requestFocus();
        keepState(stage);
        begun();
        recallJobs(() -> session.refresh(this::begin));
    }

    private void begin() {
        if (session.datasets().isEmpty()) {
            importSamples();
        } else {
            openDataset();
        }
    }

    private void importSamples() {
        session.statusProperty().set("Importing the sample data\u2026");
        session.beginningProperty().set("Importing the sample data\u2026");
        session.jobs()
                .start(
                        "Import the samples",
                        new ImportSamples(workspace),
                        imported -> {
                            session.statusProperty()
                                    .set(
                                            "Ready. Imported %d sample datasets."
                                                    .formatted(imported.size()));
                            session.beginningProperty().set("");
                            session.refresh(this::openDataset);
                        },
                        cause -> {
                            session.beginningProperty().set("");
                            session.fail(cause);
                        });
    }

    private void openDataset() {
        session.datasets().stream()
                .map(dataset -> dataset.name())
                .filter(name -> name.equals(state.dataset()))
                .findFirst()
                .or(() -> session.datasets().stream().map(dataset -> dataset.name()).findFirst())
                .ifPresent(
                        name -> {
                            session.beginningProperty().set("Opening " + name + "\u2026");
                            session.open(name);
                        });
    }

    /// What is begun with is over once a dataset is open, or cannot be.
    private void begun() {
        session.openProperty()
                .subscribe(open -> open.ifPresent(_ -> session.beginningProperty().set("")));
        session.failureProperty().subscribe(_ -> session.beginningProperty().set(""));
    }

    /// What the window looks like now.
    private WindowState state(Stage stage) {
        var scene = stage.getScene();
        boolean maximised = stage.isMaximized();
        return new WindowState(
                maximised ? state.width() : scene.getWidth(),
                maximised ? state.height() : scene.getHeight(),
                maximised,
                titles().get(shell.tabProperty().get()),
                session.openProperty().get().map(o -> o.dataset().name()).orElse(state.dataset()),
                session.darkProperty().get(),
                shell.scaleProperty().get());
    }

    /// Keeps what the window looks like at each change of it: a process that is ended closes no
    /// window.
    private void keepState(Stage stage) {
        if (workspace.isReadOnly()) {
            return;
        }
        var newest =
                new LatestOnly<>(
                        runner, "Keep the window's state", (Boolean _) -> {}, session::fail);
        Runnable keep =
                () -> {
                    WindowState now = state(stage);
                    newest.submit(
                            () -> {
                                now.save(workspace.folder());
                                return true;
                            });
                };
        for (Observable changing :
                List.of(
                        shell.tabProperty(),
                        session.openProperty(),
                        session.darkProperty(),
                        shell.scaleProperty())) {
            changing.addListener(_ -> keep.run());
        }
    }

    /// Once: a stage that is shown again for something else hides again, when the store is closed
    /// already.
    private void close(Stage stage) {
        if (closed) {
            return;
        }
        closed = true;
        WindowState last = state(stage);
        running.entries().forEach(JobEntry::leave);
        workers.shutdown();
        try {
            if (!workspace.isReadOnly()) {
                last.save(workspace.folder());
            }
        } catch (IOException notKept) {
            System.err.println("The window's state was not kept: " + notKept.getMessage());
        }
        var closing = Thread.ofPlatform().daemon(false).name("closing").start(this::closeStore);
        try {
            closing.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// What was asked to be kept is kept, however long that takes; what only computes is not waited
    /// for.
    private void closeStore() {
        try {
            runner.awaitWrites();
            var _ = workers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            workspace.close();
        }
    }

    /// True while no job or computation is queued or running.
    boolean idle() {
        return running.idle();
    }

    /// True once a dataset is open and what the tabs compute of it is there.
    boolean usable() {
        return session.openProperty().get().isPresent() && idle();
    }

    /// The titles of the tabs in their order.
    List<String> titles() {
        return tabs.stream().map(Tab::title).toList();
    }

    Session session() {
        return session;
    }

    ShellViewModel shell() {
        return shell;
    }
}
