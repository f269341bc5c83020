package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Formula;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every statistic of the run beside buying and holding, or beside the unsized run where entries
/// are sized, and what they say about luck.
public final class StatisticsPane extends VBox {
    private final Map<Statistic, Label> ours = new EnumMap<>(Statistic.class);
    private final Map<Statistic, Label> holding = new EnumMap<>(Statistic.class);
    private final List<Label> money = new ArrayList<>();
    private final Label beside = Nodes.label("Buy & hold", "muted", "statistic-cell");
    private final Label year = Nodes.label("", "muted", "statement");
    private final Text claim = new Text();
    private final Text numbers = new Text();
    private final TextFlow note = new TextFlow(claim, numbers);

    public StatisticsPane(ResultViewModel model) {
        getStyleClass().add("statistics");
        setId("statistics");
        beside.setId("statistics-beside");
        getChildren().add(Nodes.row("title-row", Nodes.label("Statistics", "title")));
        getChildren()
                .add(
                        Nodes.row(
                                "statistics-header",
                                Nodes.gap(),
                                Nodes.label("This run", "muted", "statistic-cell"),
                                beside));
        for (Statistic statistic : Statistic.values()) {
            getChildren().add(row(statistic));
        }
        year.setId("bars-a-year");
        year.setWrapText(true);
        getChildren().add(year);
        claim.getStyleClass().add("note-claim");
        numbers.getStyleClass().add("note-text");
        note.setId("luck");
        note.managedProperty().bind(note.visibleProperty());
        getChildren().add(new VBox(note));
        getChildren().getLast().getStyleClass().add("note-around");
        model.outcomeProperty().subscribe(this::show);
    }

    private HBox row(Statistic statistic) {
        HBox row =
                Nodes.row(
                        "statistics-row",
                        Nodes.label(statistic.label()),
                        unit(statistic),
                        Nodes.gap(),
                        cell(ours, statistic, "statistic-"),
                        cell(holding, statistic, "holding-"));
        Tooltip.install(row, new Tooltip(StatisticRow.tip(statistic)));
        Formula.of(row, StatisticRow.tip(statistic));
        row.setFocusTraversable(true);
        row.setId("row-" + statistic.key());
        row.setOnMouseClicked(_ -> row.requestFocus());
        return row;
    }

    /// That of money is the currency of the bars, where it is known.
    private Label unit(Statistic statistic) {
        Label unit = Nodes.label(" " + StatisticRow.unit(statistic), "muted");
        if (statistic.unit() == Statistic.Unit.MONEY) {
            unit.setId("unit-" + statistic.key());
            money.add(unit);
        }
        return unit;
    }

    private static Label cell(Map<Statistic, Label> cells, Statistic statistic, String id) {
        Label cell = Nodes.label("", "statistic-cell");
        cell.setTooltip(new Tooltip());
        cell.setId(id + statistic.key());
        cells.put(statistic, cell);
        return cell;
    }

    private void show(Optional<ShownRun> outcome) {
        note.setVisible(outcome.isPresent());
        if (outcome.isEmpty()) {
            clear(ours);
            clear(holding);
            year.setText("");
        }
        outcome.ifPresent(
                found -> {
                    String code = found.series().currency().map(c -> " " + c.code()).orElse("");
                    money.forEach(unit -> unit.setText(code));
                    year.setText(
                            "Made yearly by "
                                    + found.series()
                                            .yearUpTo(found.result().period().toBar())
                                            .statement());
                    show(ours, found.result().statistics(), false);
                    beside.setText(
                            found.unsized().isPresent()
                                    ? found.inputs().gate().isPresent() ? "Ungated" : "Unsized"
                                    : "Buy & hold");
                    show(
                            holding,
                            found.unsized()
                                    .map(r -> r.statistics())
                                    .orElse(found.result().buyAndHold()),
                            true);
                    showLuck(found.report().verdict());
                });
    }

    private static void clear(Map<Statistic, Label> cells) {
        cells.values()
                .forEach(
                        cell -> {
                            cell.setText(Figures.ABSENT);
                            cell.getTooltip().setText("No result with these inputs");
                        });
    }

    private static void show(Map<Statistic, Label> cells, Statistics statistics, boolean quiet) {
        cells.forEach(
                (statistic, cell) -> {
                    StatisticRow row = StatisticRow.of(statistic, statistics);
                    cell.setText(row.text());
                    boolean quieter = quiet && row.tone().equals("number");
                    restyle(
                            cell,
                            List.of("label", "statistic-cell", quieter ? "muted" : row.tone()));
                    cell.getTooltip()
                            .setText(
                                    row.absence().isEmpty()
                                            ? StatisticRow.tip(statistic)
                                            : row.absence());
                });
    }

    /// A change of style class costs more than a text: most stay while a slider is dragged.
    private static void restyle(Node node, List<String> wanted) {
        if (!node.getStyleClass().equals(wanted)) {
            node.getStyleClass().setAll(wanted);
        }
    }

    private void showLuck(Verdict verdict) {
        claim.setText(verdict.claim() + " ");
        numbers.setText(verdict.numbers());
        restyle(note, List.of(verdict.holds() ? "note" : "note-warning"));
    }
}
