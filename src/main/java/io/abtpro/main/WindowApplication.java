package io.abtpro.main;

import javafx.application.Application;
import javafx.stage.Stage;

/// The window.
public final class WindowApplication extends Application {
    static void launchWindow() {
        launch(WindowApplication.class);
    }

    @Override
    public void start(Stage stage) {
        stage.show();
    }
}
