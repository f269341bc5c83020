package io.abtpro.ui.backtest.result;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.FileNames;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Tone;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The trades of the result; the selected row is the selected mark of the chart.
final class TradesTable extends BorderPane {

    private static final Duration FOLLOWED_EVERY = Duration.millis(250);
    private static final List<String> MONEY = List.of("Fees", "Net P&L");
    private static final double DAY_WIDTH = 82;
    private static final double INTRADAY_WIDTH = 116;

    private final ResultViewModel model;
    private final FileDialogs dialogs;
    private final DenseTable<TradeRow> table = new DenseTable<>("trades", "Trades");
    private boolean selecting;

    /// @param zoom shows the selected trade large, and what was seen before again
    TradesTable(ResultViewModel model, FileDialogs dialogs, Runnable zoom) {
        this.model = model;
        this.dialogs = dialogs;
        Label noTrade = Nodes.label("", "muted");
        noTrade.setId("no-trade");
        noTrade.textProperty()
                .bind(
                        model.outcomeProperty()
                                .map(run -> run.isEmpty() ? "" : "No trade with these inputs."));
        table.setPlaceholder(noTrade);
        table.copies(
                rows ->
                        Answers.copy(
                                this,
                                Figures.count(rows.size(), "trade") + " as CSV",
                                TradesViewModel.csv(rows)));
        addColumns();
        var sorted = new SortedList<>(model.trades().listedRows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> rowSelected());
        model.trades().selectedProperty().subscribe(_ -> markSelected());
        model.outcomeProperty().subscribe(_ -> markSelected());
        model.outcomeProperty().subscribe(this::fitDates);
        model.outcomeProperty().subscribe(this::nameMoney);
        setCenter(table);
        followWhileDragging();
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                        zoom.run();
                    }
                });
    }

    /// While a value is dragged the table follows a few times a second: nobody reads rows that
    /// change faster, and laying them out would hold up the chart.
    private void followWhileDragging() {
        var follow = new Timeline(new KeyFrame(FOLLOWED_EVERY, _ -> model.trades().catchUp()));
        follow.setCycleCount(Animation.INDEFINITE);
        model.draggingProperty()
                .subscribe(
                        dragging -> {
                            if (dragging) {
                                follow.play();
                            } else {
                                follow.stop();
                                model.trades().catchUp();
                            }
                        });
    }

    /// What stands beside its name.
    List<Node> title() {
        Label summary = Nodes.label("", "muted");
        summary.setId("trades-summary");
        model.outcomeProperty()
                .subscribe(shown -> summary.setText(shown.map(TradesTable::summary).orElse("")));
        var export = new Button("Export CSV", new FontIcon(Feather.DOWNLOAD));
        export.setId("export-csv");
        export.getStyleClass().add("flat");
        export.disableProperty().bind(model.hasResultProperty().not());
        export.setOnAction(_ -> export());
        return List.of(summary, Nodes.gap(), exits(), export);
    }

    /// Which exits are listed, where there is more than one kind.
    private Node exits() {
        var choice =
                new Choice<TradesViewModel.Exits>(
                        "exits",
                        "Exits that are listed",
                        List.of(TradesViewModel.Exits.ALL),
                        TradesViewModel.Exits::words,
                        model.trades()::list);
        model.trades()
                .exitsProperty()
                .subscribe(
                        exits -> {
                            choice.show(null);
                            choice.getItems().setAll(exits);
                            choice.show(model.trades().listed());
                        });
        choice.visibleProperty()
                .bind(
                        visibleProperty()
                                .and(
                                        BooleanExpression.booleanExpression(
                                                model.trades()
                                                        .exitsProperty()
                                                        .map(exits -> exits.size() > 2))));
        return choice;
    }

    private static String summary(ShownRun shown) {
        return TradesViewModel.summary(
                shown.result().trades().size(), shown.inputs().execution().fill());
    }

    void export() {
        try {
            Answers.save(
                    this,
                    dialogs,
                    "Export trades as CSV",
                    FileNames.of(this, "trades", "csv"),
                    model.trades()::export);
        } catch (UncheckedIOException failed) {
            model.fail(failed);
        }
    }

    /// Columns of dates are wide enough for the time of day where bars have one.
    private void fitDates(Optional<ShownRun> outcome) {
        boolean intraday = outcome.filter(o -> !o.series().timeframe().isCalendar()).isPresent();
        for (TableColumn<TradeRow, ?> column : table.getColumns()) {
            if (column.getText().equals("Entry") || column.getText().equals("Exit")) {
                DenseTable.widen(column, intraday ? INTRADAY_WIDTH : DAY_WIDTH);
            }
        }
    }

    /// Columns of money say the currency where it is known.
    private void nameMoney(Optional<ShownRun> outcome) {
        Optional<QuoteCurrency> currency = outcome.flatMap(o -> o.series().currency());
        for (TableColumn<TradeRow, ?> column : table.getColumns()) {
            for (String money : MONEY) {
                String name = column.getText();
                if (name.equals(money) || name.startsWith(money + ", ")) {
                    DenseTable.rename(column, QuoteCurrency.behind(money, currency));
                }
            }
        }
    }

    private void addColumns() {
        table.numbers("#", 36, TradeRow::number, r -> String.valueOf(r.number()));
        table.words("Side", 62, TradeRow::side, r -> r.sign() + " " + r.side(), TradeRow::tone);
        table.words("Entry", 88, r -> r.trade().entryTime(), TradeRow::entry, _ -> "plain");
        table.numbers("Price", 74, r -> r.trade().entryPrice(), r -> price(r.trade().entryPrice()));
        table.words("Exit", 88, r -> r.trade().exitTime(), TradeRow::exit, _ -> "plain");
        table.numbers("Price", 74, r -> r.trade().exitPrice(), r -> price(r.trade().exitPrice()));
        table.numbers("Bars", 46, TradeRow::bars, r -> Figures.plain(r.bars(), 0));
        table.numbers("Fees", 62, r -> r.trade().fees(), r -> Figures.plain(r.trade().fees(), 2));
        table.numbers(
                "Net P&L",
                88,
                r -> r.trade().netPnl(),
                r -> Figures.signed(r.trade().netPnl(), 2),
                r -> Tone.orPlain(r.trade().netPnl()));
        table.numbers(
                "Return, %",
                72,
                TradeRow::returnPercent,
                r -> Figures.signed(r.returnPercent(), 2),
                r -> Tone.orPlain(r.returnPercent()));
        table.words(
                "Reason",
                84,
                r -> r.trade().exitReason(),
                TradeRow::exitReason,
                TradesTable::reasonTone);
    }

    private static String reasonTone(TradeRow row) {
        return switch (row.trade().exitReason()) {
            case END_OF_DATA -> "muted";
            case RUIN -> "loss";
            case SIGNAL, STOP_LOSS, TAKE_PROFIT, TRAILING_STOP -> "plain";
        };
    }

    private static String price(double price) {
        return Figures.plain(price, Math.abs(price) < 10 ? 4 : 2);
    }

    private void rowSelected() {
        TradeRow row = table.getSelectionModel().getSelectedItem();
        if (!selecting && row != null) {
            selecting = true;
            model.trades().selectedProperty().set(row.number());
            selecting = false;
        }
    }

    private void markSelected() {
        if (!selecting) {
            selecting = true;
            table.getSelectionModel().clearSelection();
            model.trades()
                    .selectedRow()
                    .ifPresent(
                            row -> {
                                table.getSelectionModel().select(row);
                                table.scrollTo(row);
                            });
            selecting = false;
        }
    }
}
