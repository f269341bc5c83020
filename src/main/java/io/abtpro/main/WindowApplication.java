package io.abtpro.main;

import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The window over one workspace folder, its only argument.
public final class WindowApplication extends Application {
    private static final int SENTENCE_WIDTH = 520;

    static void launchWindow(Path home) {
        launch(WindowApplication.class, home.toString());
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getUnnamed();
        Workspace workspace;
        try {
            workspace = H2Workspace.open(Path.of(arguments.getFirst()));
        } catch (RuntimeException refused) {
            explain(stage, refused);
            return;
        }
        new Workbench(workspace).open(stage);
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
