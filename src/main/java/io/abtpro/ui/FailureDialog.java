package io.abtpro.ui;

import io.abtpro.failures.FailureLog;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is behind the sentence of a failure, for whoever mends the program.
final class FailureDialog extends VBox {
    private static final int WIDTH = 760;
    private static final int LINES = 18;

    private FailureDialog(
            String sentence, String report, String log, ModalLayer layer, Button close) {
        setId("failure-dialog");
        getStyleClass().add("dialog");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        Label text = Nodes.label(sentence);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var trace = new TextArea(report);
        trace.setId("failure-trace");
        trace.setEditable(false);
        trace.setPrefRowCount(LINES);
        trace.setAccessibleText("Trace of the failure");
        var copy = new Button("Copy for a report");
        copy.setId("copy-failure");
        copy.setOnAction(_ -> Answers.copy(this, "the failure for a report", report));
        close.setId("close-failure-dialog");
        close.setOnAction(_ -> layer.close());
        Label kept = Nodes.label("Every failure is kept in " + log, "muted");
        kept.setWrapText(true);
        getChildren()
                .setAll(
                        Nodes.label("Failure", "title"),
                        text,
                        trace,
                        kept,
                        new HBox(8, copy, Nodes.gap(), close));
    }

    /// Shows the newest failure, where there is one.
    static void open(ShellViewModel model, ModalLayer layer) {
        model.failed()
                .ifPresent(
                        failed -> {
                            var close = new Button("Close");
                            String sentence = model.failureProperty().get();
                            String log =
                                    model.folder()
                                            .resolve("log")
                                            .resolve("workbench.log")
                                            .toString();
                            layer.show(
                                    new FailureDialog(
                                            sentence, report(sentence, failed), log, layer, close),
                                    close,
                                    () -> {});
                        });
    }

    private static String report(String sentence, Throwable failed) {
        return "%s%nABTPro Workbench %s, Java %s, %s %s%n%s"
                .formatted(
                        sentence,
                        version(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        FailureLog.trace(failed));
    }

    private static String version() {
        String version = FailureDialog.class.getPackage().getImplementationVersion();
        return version == null ? "(from source)" : version;
    }
}
