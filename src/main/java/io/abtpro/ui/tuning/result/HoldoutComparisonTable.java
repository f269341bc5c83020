package io.abtpro.ui.tuning.result;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.jobs.JudgeCandidate;
import io.abtpro.jobs.OpenHoldout;
import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A candidate on training, validation and, once it was opened, the holdout, beside what luck alone
/// would show.
final class HoldoutComparisonTable extends GridPane {
    private static final String LUCK = "Luck alone, 95 % below";

    /// @param figure the objective; NaN for none
    /// @param drawdown 0 or negative; NaN for none
    /// @param held the objective of buying and holding on the same bars; NaN for none
    record Row(String name, double figure, double held, double drawdown) {}

    HoldoutComparisonTable() {
        getStyleClass().add("facts-grid");
        for (int column = 0; column < 4; column++) {
            var wide = new ColumnConstraints();
            wide.setHgrow(column == 0 ? Priority.ALWAYS : Priority.NEVER);
            wide.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
            getColumnConstraints().add(wide);
        }
    }

    /// The rows there are; the holdout's only where it was opened with this candidate.
    static List<Row> rows(
            TuningResult result,
            Candidate candidate,
            Optional<JudgeCandidate.Report> judged,
            Optional<OpenHoldout.Report> opened) {
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        name("Training", result.splits().train()),
                        candidate.train(),
                        held(result, judged.map(JudgeCandidate.Report::heldInTraining)),
                        candidate.maxDrawdown()));
        rows.add(
                new Row(
                        name("Validation", result.splits().validation()),
                        candidate.validation(),
                        held(result, judged.map(JudgeCandidate.Report::heldInValidation)),
                        candidate.validationMaxDrawdown()));
        if (result.comparison().noise().length() > 0) {
            rows.add(new Row(LUCK, result.comparison().noise().last(), Double.NaN, Double.NaN));
        }
        opened.ifPresent(
                o ->
                        rows.add(
                                new Row(
                                        name("Holdout", result.splits().holdout()),
                                        result.options()
                                                .objective()
                                                .of(o.result().statistics())
                                                .orElse(Double.NaN),
                                        held(result, Optional.of(o.result().buyAndHold())),
                                        o.result()
                                                .statistics()
                                                .value(Statistic.MAX_DRAWDOWN)
                                                .orElse(Double.NaN))));
        return rows;
    }

    private static double held(TuningResult result, Optional<Statistics> held) {
        return held.map(figures -> result.options().objective().of(figures))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .orElse(Double.NaN);
    }

    private static String name(String part, Backtest.Period period) {
        return "%s, %,d bars".formatted(part, period.toBar() - period.fromBar());
    }

    private static Label hold() {
        Label hold = Nodes.whole("Hold", "muted");
        hold.setTooltip(new Tooltip("Buying and holding on the same bars, at the same costs"));
        return hold;
    }

    void show(String objective, List<Row> rows) {
        getChildren().clear();
        addRow(
                0,
                Nodes.label("Held against", "muted"),
                Nodes.whole(objective, "muted"),
                hold(),
                Nodes.whole("Max DD, %", "muted"));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Label name = Nodes.label(row.name());
            if (row.name().equals(LUCK)) {
                name.setTooltip(
                        new Tooltip(
                                NoiseNull.MIRRORED.sentence() + " " + NoiseNull.besideDeflated()));
                name.getTooltip().setWrapText(true);
                name.getTooltip().setMaxWidth(420);
            }
            addRow(
                    i + 1,
                    name,
                    Nodes.label(Figures.plain(row.figure(), 2)),
                    Nodes.label(Figures.plain(row.held(), 2), "muted"),
                    Nodes.label(Figures.plain(100 * row.drawdown(), 1)));
        }
    }
}
