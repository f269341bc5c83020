package io.abtpro.main;

import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The window over one workspace folder; its arguments are those of [WindowArguments].
public final class WindowApplication extends Application {
    private static final int SENTENCE_WIDTH = 520;

    private final StartTimes times = StartTimes.ofProcess();

    static void launchWindow(WindowArguments arguments) {
        launch(WindowApplication.class, arguments.toArray());
    }

    @Override
    public void start(Stage stage) {
        times.reach("toolkit runs");
        WindowArguments arguments =
                WindowArguments.parse(getParameters().getRaw().toArray(String[]::new)).orElseThrow();
        Workspace workspace;
        try {
            workspace = H2Workspace.open(arguments.home());
        } catch (RuntimeException refused) {
            explain(stage, refused);
            return;
        }
        times.reach("workspace is open");
        var workbench = new Workbench(workspace);
        times.reach("tabs are built");
        workbench.open(stage);
        times.reach("window is shown");
        if (arguments.printStart()) {
            new StartWatch(times, workbench::usable, () -> print(stage)).start();
        }
    }

    private void print(Stage stage) {
        System.out.print(times.text());
        stage.close();
    }

    /// The sentence of what went wrong in place of the window.
    private static void explain(Stage stage, RuntimeException refused) {
        String message = String.valueOf(refused.getMessage());
        System.err.println(message);
        var sentence = new Label(message);
        sentence.setWrapText(true);
        sentence.setMaxWidth(SENTENCE_WIDTH);
        var close = new Button("Close");
        close.setDefaultButton(true);
        close.setOnAction(_ -> stage.close());
        var box = new VBox(16, new Label("The workspace cannot be opened."), sentence, close);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setStyle("-fx-padding: 24;");
        stage.setTitle("ABTPro Workbench");
        stage.setScene(new Scene(box));
        stage.show();
    }
}
