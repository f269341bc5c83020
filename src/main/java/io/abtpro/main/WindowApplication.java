package io.abtpro.main;

import io.abtpro.failures.FailureLog;
import io.abtpro.scoring.OnnxLibrary;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.WindowPlace;
import io.abtpro.ui.WindowState;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.task.FxJobRunner;
import io.abtpro.ui.task.GivingWay;
import io.abtpro.ui.task.RunningJobs;
import io.abtpro.ui.theme.Theme;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The window over one workspace folder; its arguments are those of [WindowArguments].
///
/// The store opens while the toolkit starts, and the window is shown, in its size and colours, with
/// a start picture that says so, while it still opens.
public final class WindowApplication extends Application {
    private static final int SENTENCE_WIDTH = 520;
    private static final Duration FRAMED_WITHIN = Duration.seconds(1);

    /// The store that [#launchWindow] has begun to open, by its folder.
    private record Opening(Path home, CompletableFuture<Workspace> workspace) {
        static Opening of(Path home) {
            OnnxLibrary.keepIn(home.toAbsolutePath().resolve(Main.CACHE));
            return new Opening(
                    home,
                    CompletableFuture.supplyAsync(
                            () -> H2Workspace.open(home, "another window", Clock.systemUTC()),
                            WORKERS));
        }
    }

    private static final ExecutorService WORKERS =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("start-", 1).factory());

    private static volatile Opening begun = new Opening(Path.of(""), new CompletableFuture<>());

    private final StartTimes times = StartTimes.ofProcess();

    static void launchWindow(WindowArguments arguments) {
        GivingWay.letStreamsGiveWay();
        LogFile.keepIn(arguments.home());
        begun = Opening.of(arguments.home());
        launch(WindowApplication.class, arguments.toArray());
    }

    @Override
    public void start(Stage stage) {
        times.reach("toolkit runs");
        WindowArguments arguments =
                WindowArguments.parse(getParameters().getRaw().toArray(String[]::new))
                        .orElseThrow();
        Path home = arguments.home();
        CompletableFuture<Workspace> opening =
                begun.home().equals(home) ? begun.workspace() : Opening.of(home).workspace();
        WindowState state = WindowState.load(home);
        Workbench.prepare(stage, startPicture(), state);
        stage.show();
        keepOnScreen(stage);
        // What fills the window holds the window's thread, and would come before the first frame.
        StartWatch.ofNewWindow(() -> fill(stage, opening, state, arguments)).start();
    }

    private void fill(
            Stage stage,
            CompletableFuture<Workspace> opening,
            WindowState state,
            WindowArguments arguments) {
        times.reach("start picture is on the screen");
        new FxJobRunner(WORKERS, new RunningJobs(), InstantSource.system())
                .compute(
                        "Open the workspace",
                        _ -> opening.join(),
                        workspace -> open(stage, workspace, arguments),
                        refused -> explain(stage, state, refused));
    }

    /// What stands in the window until the workspace is open.
    static Parent startPicture() {
        return new StackPane(
                EmptyPane.of("start-picture", "ABTPro Workbench", "Opening the workspace\u2026"));
    }

    /// Brings the window wholly onto its screen: what centres it does not know of its title bar,
    /// which the desktop adds a moment later.
    private static void keepOnScreen(Stage stage) {
        place(stage);
        Subscription sized =
                stage.heightProperty()
                        .subscribe(_ -> place(stage))
                        .and(stage.yProperty().subscribe(_ -> place(stage)));
        var framed = new PauseTransition(FRAMED_WITHIN);
        framed.setOnFinished(_ -> sized.unsubscribe());
        framed.play();
    }

    private static void place(Stage stage) {
        if (stage.isMaximized()) {
            return;
        }
        var now = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        Screen screen =
                Screen.getScreensForRectangle(now.x(), now.y(), now.width(), now.height()).stream()
                        .findFirst()
                        .orElseGet(Screen::getPrimary);
        WindowPlace place = now.within(screen.getVisualBounds());
        if (!place.equals(now)) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(Math.max(place.width(), stage.getMinWidth()));
            stage.setHeight(Math.max(place.height(), stage.getMinHeight()));
        }
    }

    private void open(Stage stage, Workspace workspace, WindowArguments arguments) {
        times.reach("workspace is open");
        var workbench = new Workbench(workspace);
        workbench.open(stage);
        times.reach("window is filled");
        if (arguments.print().isPresent()) {
            new StartWatch(() -> true, () -> times.reach("first frame on the screen")).start();
            new StartWatch(workbench::usable, () -> started(stage, workbench, arguments)).start();
        }
    }

    private void started(Stage stage, Workbench workbench, WindowArguments arguments) {
        times.reach("usable frame on the screen");
        switch (arguments.print().orElseThrow()) {
            case START -> print(stage);
            case TABS -> visit(0, workbench, () -> print(stage));
            case KEYS -> new KeyTimes(workbench, stage).run();
        }
    }

    /// Shows the tabs from `index` on, each once the one before is there.
    private void visit(int index, Workbench workbench, Runnable then) {
        List<String> titles = workbench.titles();
        if (index == titles.size()) {
            then.run();
            return;
        }
        String title = titles.get(index);
        workbench.shell().show(title);
        new StartWatch(() -> true, () -> times.reach(title + " is shown")).start();
        new StartWatch(
                        workbench::usable,
                        () -> {
                            times.reach(title + " has computed what it shows");
                            visit(index + 1, workbench, then);
                        })
                .start();
    }

    private void print(Stage stage) {
        System.out.print(times.text());
        stage.close();
    }

    /// The sentence of what went wrong in place of the window.
    private static void explain(Stage stage, WindowState state, Throwable refused) {
        Throwable cause =
                refused instanceof CompletionException && refused.getCause() != null
                        ? refused.getCause()
                        : refused;
        FailureLog.note("opening the workspace", cause);
        String message = String.valueOf(cause.getMessage());
        System.err.println(message);
        var sentence = new Label(message);
        sentence.setWrapText(true);
        sentence.setMaxWidth(SENTENCE_WIDTH);
        var close = new Button("Close");
        close.setDefaultButton(true);
        close.setOnAction(_ -> stage.close());
        var box = new VBox(16, new Label("The workspace cannot be opened."), sentence, close);
        box.setAlignment(Pos.CENTER);
        box.setStyle("-fx-padding: 24;");
        stage.getScene().setRoot(box);
        Theme.of(state.dark()).apply(stage.getScene());
        box.requestFocus();
    }
}
