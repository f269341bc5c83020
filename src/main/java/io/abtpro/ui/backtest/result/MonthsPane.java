package io.abtpro.ui.backtest.result;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/// Months by years: what was earned, blue where gained and grey where lost, deeper where more.
final class MonthsPane extends BorderPane {
    private static final double YEAR_WIDTH = 46;
    private static final double MONTH_WIDTH = 44;
    private static final double TOTAL_WIDTH = 58;

    private final ResultViewModel model;
    private final DenseTable<MonthsViewModel.Row> table = new DenseTable<>("months", "Months");

    MonthsPane(ResultViewModel model) {
        this.model = model;
        getStyleClass().add("months");
        table.saysIfEmpty("");
        table.words("Year", YEAR_WIDTH, row -> String.valueOf(row.year()));
        for (Month month : Month.values()) {
            add(
                    month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                    MONTH_WIDTH,
                    month.getValue() - 1);
        }
        table.numbers(
                "Year, %",
                TOTAL_WIDTH,
                row -> row.whole().value(),
                row -> row.whole().text(),
                row -> row.whole().tone());
        table.numbers(
                "B&H, %",
                TOTAL_WIDTH,
                row -> row.held().value(),
                row -> row.held().text(),
                row -> row.held().tone());
        table.copies(_ -> copy());
        setCenter(table);
        model.outcomeProperty().subscribe(_ -> show());
        visibleProperty().subscribe(_ -> show());
    }

    private void add(String title, double width, int month) {
        table.numbers(
                title,
                width,
                row -> row.months().get(month).value(),
                row -> row.months().get(month).text(),
                row -> row.months().get(month).tone());
    }

    /// What stands beside its name.
    List<Node> title() {
        Label about =
                Nodes.label(
                        "net return in %, in the exchange's zone; dashed where the run has only a"
                                + " part",
                        "muted");
        var copy = new Button("Copy CSV", new FontIcon(Feather.COPY));
        copy.setId("copy-months");
        copy.getStyleClass().add("flat");
        copy.disableProperty().bind(model.hasResultProperty().not());
        copy.setOnAction(_ -> copy());
        return List.of(about, Nodes.gap(), copy);
    }

    private void copy() {
        Answers.copy(
                this,
                Figures.count(
                                table.getItems().stream()
                                        .flatMap(row -> row.months().stream())
                                        .filter(month -> !month.text().isEmpty())
                                        .count(),
                                "month")
                        + " as CSV",
                MonthsViewModel.csv(model.outcomeProperty().get()));
    }

    /// Only while it is seen: a slider that is dragged has no time for it.
    private void show() {
        if (isVisible()) {
            table.getItems()
                    .setAll(
                            model.outcomeProperty()
                                    .get()
                                    .map(MonthsViewModel::rows)
                                    .orElse(List.of()));
        }
    }
}
