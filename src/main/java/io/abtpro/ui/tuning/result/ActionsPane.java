package io.abtpro.ui.tuning.result;

import io.abtpro.files.WholeFile;
import io.abtpro.indicators.Columns;
import io.abtpro.report.FreqtradeJson;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.FileNames;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What can be done with the selected candidate: three exports, and running it in the Backtest tab.
final class ActionsPane extends VBox {
    private final ResultViewModel model;
    private final FileDialogs files;

    ActionsPane(ResultViewModel model, FileDialogs files, CandidateReceiver receiver) {
        this.model = model;
        this.files = files;
        getStyleClass().addAll("details-button", "actions");
        Button export =
                button(
                        "Export tuned parameters\u2026",
                        "export-tuned",
                        "Write this candidate as JSON that 'verify' and Import read back to the"
                                + " same trades");
        export.getStyleClass().add("accent");
        export.setOnAction(_ -> save("tuned", TunedParametersJson::write));
        Button apply =
                button(
                        "Apply to Backtest",
                        "apply-candidate",
                        "Run this candidate in the Backtest tab, up to the day before the holdout"
                                + " while that is sealed");
        apply.setOnAction(
                _ ->
                        model.result()
                                .ifPresent(
                                        result ->
                                                model.selectedProperty()
                                                        .get()
                                                        .ifPresent(
                                                                c ->
                                                                        receiver.apply(
                                                                                result.grid()
                                                                                        .strategy(),
                                                                                c.parameters(),
                                                                                result.options()
                                                                                        .execution(),
                                                                                model.until()))));
        Button ta4j =
                button("ta4j\u2026", "export-ta4j", "Write the long side as ta4j strategy JSON");
        ta4j.setOnAction(_ -> save("ta4j", this::ta4j));
        Button freqtrade =
                button("freqtrade\u2026", "export-freqtrade", "Write a freqtrade parameter file");
        freqtrade.setOnAction(_ -> save("freqtrade", FreqtradeJson::write));
        ta4j.setMinWidth(USE_PREF_SIZE);
        freqtrade.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(apply, Priority.ALWAYS);
        var row = new HBox(8, apply, ta4j, freqtrade);
        setSpacing(8);
        getChildren().setAll(export, row);
        disableProperty().bind(model.judgedProperty().map(Optional::isEmpty));
    }

    private static Button button(String text, String id, String tooltip) {
        var button = new Button(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(tooltip));
        return button;
    }

    private String ta4j(TunedParameters tuned) {
        var source = model.source().orElseThrow();
        var splits = model.result().orElseThrow().splits();
        return StrategyCatalog.ta4jJson(
                tuned.strategy(), new Columns(splits.visibleBars(source.series())), tuned.set());
    }

    /// @param form what the file is called beside strategy, dataset and day
    private void save(String form, Function<TunedParameters, String> text) {
        model.export()
                .ifPresent(
                        tuned -> {
                            try {
                                String written = text.apply(tuned);
                                Answers.save(
                                        this,
                                        files,
                                        "Export tuned parameters",
                                        name(tuned, form),
                                        file -> WholeFile.writeString(file, written));
                            } catch (UncheckedIOException | IllegalArgumentException refused) {
                                model.fail(refused);
                            }
                        });
    }

    private static String name(TunedParameters tuned, String form) {
        return FileNames.of(
                List.of(tuned.strategyId(), tuned.dataset().name()),
                form,
                LocalDate.now(ZoneId.systemDefault()),
                "json");
    }
}
