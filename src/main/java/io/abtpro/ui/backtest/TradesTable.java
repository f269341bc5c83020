package io.abtpro.ui.backtest;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Tone;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/// The trades of the result; the selected row is the selected mark of the chart.
final class TradesTable extends BorderPane {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final Duration FOLLOWED_EVERY = Duration.millis(250);
    private static final double DAY_WIDTH = 82;
    private static final double INTRADAY_WIDTH = 116;

    private final BacktestViewModel model;
    private final FileDialogs dialogs;
    private final TableView<TradeRow> table = new TableView<>();
    private boolean selecting;

    TradesTable(BacktestViewModel model, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().addAll("panel", "trades-pane");
        table.setId("trades");
        table.setAccessibleText("Trades");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        Label noTrade = Nodes.label("", "muted");
        noTrade.setId("no-trade");
        noTrade.textProperty()
                .bind(
                        model.outcomeProperty()
                                .map(run -> run.isEmpty() ? "" : "No trade with these inputs."));
        table.setPlaceholder(noTrade);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addColumns();
        var sorted = new SortedList<>(model.trades().rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> rowSelected());
        model.trades().selectedProperty().subscribe(_ -> markSelected());
        model.outcomeProperty().subscribe(_ -> markSelected());
        model.outcomeProperty().subscribe(this::fitDates);
        setTop(titleRow());
        setCenter(table);
        followWhileDragging();
    }

    /// While a value is dragged the table follows a few times a second: nobody reads rows that
    /// change faster, and laying them out would hold up the chart.
    private void followWhileDragging() {
        var follow = new Timeline(new KeyFrame(FOLLOWED_EVERY, _ -> model.trades().catchUp()));
        follow.setCycleCount(Animation.INDEFINITE);
        model.edits()
                .draggingProperty()
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

    private HBox titleRow() {
        Label summary = Nodes.label("", "muted");
        summary.setId("trades-summary");
        model.outcomeProperty()
                .subscribe(shown -> summary.setText(shown.map(TradesTable::summary).orElse("")));
        var export = new Button("Export CSV", new FontIcon(Feather.DOWNLOAD));
        export.setId("export-csv");
        export.getStyleClass().add("flat");
        export.disableProperty().bind(model.hasResultProperty().not());
        export.setOnAction(_ -> export());
        return Nodes.row("title-row", Nodes.label("Trades", "title"), summary, Nodes.gap(), export);
    }

    private static String summary(Outcome shown) {
        return TradesViewModel.summary(
                shown.result().trades().size(), shown.inputs().execution().fill());
    }

    void export() {
        dialogs.save(getScene().getWindow(), "Export trades as CSV", "trades.csv")
                .ifPresent(
                        file -> {
                            try {
                                model.trades().export(file);
                            } catch (IOException failed) {
                                model.fail(
                                        new UncheckedIOException(
                                                file
                                                        + " cannot be written; choose another"
                                                        + " folder ("
                                                        + failed.getMessage()
                                                        + ")",
                                                failed));
                            }
                        });
    }

    /// Columns of dates are wide enough for the time of day where bars have one.
    private void fitDates(Optional<Outcome> outcome) {
        boolean intraday = outcome.filter(o -> !o.series().timeframe().isCalendar()).isPresent();
        for (TableColumn<TradeRow, ?> column : table.getColumns()) {
            if (column.getText().equals("Entry") || column.getText().equals("Exit")) {
                column.setMinWidth(intraday ? INTRADAY_WIDTH : DAY_WIDTH);
                column.setPrefWidth(intraday ? INTRADAY_WIDTH : DAY_WIDTH);
            }
        }
    }

    private void addColumns() {
        table.getColumns()
                .add(
                        number(
                                "#",
                                36,
                                TradeRow::number,
                                r -> String.valueOf(r.number()),
                                _ -> "number"));
        table.getColumns()
                .add(
                        column(
                                "Side",
                                62,
                                TradeRow::side,
                                r -> r.sign() + " " + r.side(),
                                TradeRow::tone,
                                "text-column"));
        table.getColumns()
                .add(
                        column(
                                "Entry",
                                88,
                                r -> r.trade().entryTime(),
                                TradeRow::entry,
                                _ -> "plain",
                                "text-column"));
        table.getColumns()
                .add(
                        number(
                                "Price",
                                74,
                                r -> r.trade().entryPrice(),
                                r -> price(r.trade().entryPrice()),
                                _ -> "number"));
        table.getColumns()
                .add(
                        column(
                                "Exit",
                                88,
                                r -> r.trade().exitTime(),
                                TradeRow::exit,
                                _ -> "plain",
                                "text-column"));
        table.getColumns()
                .add(
                        number(
                                "Price",
                                74,
                                r -> r.trade().exitPrice(),
                                r -> price(r.trade().exitPrice()),
                                _ -> "number"));
        table.getColumns()
                .add(
                        number(
                                "Bars",
                                46,
                                TradeRow::bars,
                                r -> Figures.plain(r.bars(), 0),
                                _ -> "number"));
        table.getColumns()
                .add(
                        number(
                                "Fees",
                                62,
                                r -> r.trade().fees(),
                                r -> Figures.plain(r.trade().fees(), 2),
                                _ -> "number"));
        table.getColumns()
                .add(
                        number(
                                "Net P&L",
                                88,
                                r -> r.trade().netPnl(),
                                r -> Figures.signed(r.trade().netPnl(), 2),
                                r -> Tone.of(r.trade().netPnl())));
        table.getColumns()
                .add(
                        number(
                                "Return, %",
                                72,
                                TradeRow::returnPercent,
                                r -> Figures.signed(r.returnPercent(), 2),
                                r -> Tone.of(r.returnPercent())));
        table.getColumns()
                .add(
                        column(
                                "Reason",
                                84,
                                r -> r.trade().exitReason(),
                                TradeRow::exitReason,
                                TradesTable::reasonTone,
                                "text-column"));
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

    private static <V extends Comparable<? super V>> TableColumn<TradeRow, V> number(
            String title,
            double width,
            Function<TradeRow, V> value,
            Function<TradeRow, String> text,
            Function<TradeRow, String> tone) {
        return column(title, width, value, text, tone, "number-column");
    }

    private static <V extends Comparable<? super V>> TableColumn<TradeRow, V> column(
            String title,
            double width,
            Function<TradeRow, V> value,
            Function<TradeRow, String> text,
            Function<TradeRow, String> tone,
            String styleClass) {
        var column = new TableColumn<TradeRow, V>(title);
        column.getStyleClass().add(styleClass);
        column.setPrefWidth(width);
        column.setMinWidth(Math.max(width * 0.8, 6.2 * title.length() + 13));
        column.setComparator(Comparator.<V>naturalOrder());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell<>(text, tone));
        return column;
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

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            InputsPane.copy(TradesViewModel.csv(table.getSelectionModel().getSelectedItems()));
            event.consume();
        }
    }

    private static final class Cell<V> extends TableCell<TradeRow, V> {
        private final Function<TradeRow, String> text;
        private final Function<TradeRow, String> tone;
        private String shown = "";

        Cell(Function<TradeRow, String> text, Function<TradeRow, String> tone) {
            this.text = text;
            this.tone = tone;
        }

        @Override
        protected void updateItem(V item, boolean empty) {
            super.updateItem(item, empty);
            TradeRow row = empty ? null : getTableRow().getItem();
            setText(row == null ? "" : text.apply(row));
            colour(row == null ? "" : tone.apply(row));
        }

        /// A change of style class costs more than the text: a table that follows a slider changes
        /// few.
        private void colour(String wanted) {
            if (!wanted.equals(shown)) {
                getStyleClass().remove(shown);
                if (!wanted.isEmpty()) {
                    getStyleClass().add(wanted);
                }
                shown = wanted;
            }
        }
    }
}
