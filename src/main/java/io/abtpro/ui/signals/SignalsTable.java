package io.abtpro.ui.signals;

import io.abtpro.files.CsvText;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Tone;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The signals with their scores; the selected row is the one that is explained.
final class SignalsTable extends BorderPane {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /// Rows kept in view above the selected one.
    private static final int CONTEXT = 3;

    private final SignalsViewModel model;
    private static final double DAY_WIDTH = 84;
    private static final double INTRADAY_WIDTH = 118;

    private final TableView<Integer> table = new TableView<>();
    private final Label summary = Nodes.label("", "muted");
    private final Button chip = new Button("", new FontIcon(Feather.X));
    private boolean selecting;

    SignalsTable(SignalsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "signals-pane");
        table.setId("signals");
        table.setAccessibleText("Signals");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setMinHeight(24 * 4);
        table.setPlaceholder(Nodes.label("No signal is listed; widen the filter.", "muted"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addColumns();
        var sorted = new SortedList<>(model.listed());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> rowSelected());
        model.selectedProperty().subscribe(_ -> select());
        model.listed()
                .addListener(
                        (ListChangeListener<Integer>)
                                _ -> {
                                    summarise();
                                    select();
                                });
        model.threshold().valueProperty().subscribe(_ -> table.refresh());
        setTop(titleRow());
        setCenter(table);
        summarise();
    }

    private HBox titleRow() {
        summary.setId("signals-summary");
        var sides = choice("side-filter", Filter.Sides.values(), s -> s.label);
        sides.setOnAction(
                _ ->
                        model.filterProperty()
                                .set(model.filterProperty().get().withSides(sides.getValue())));
        var outcomes = choice("outcome-filter", Filter.Outcomes.values(), o -> o.label);
        outcomes.setOnAction(
                _ ->
                        model.filterProperty()
                                .set(
                                        model.filterProperty()
                                                .get()
                                                .withOutcomes(outcomes.getValue())));
        model.filterProperty()
                .subscribe(
                        filter -> {
                            sides.setValue(filter.sides());
                            outcomes.setValue(filter.outcomes());
                            String scores =
                                    filter.to() == Double.POSITIVE_INFINITY
                                            ? "score from " + Figures.plain(filter.from(), 2)
                                            : "score %s to %s"
                                                    .formatted(
                                                            Figures.plain(filter.from(), 2),
                                                            Figures.plain(filter.to(), 2));
                            chip.setText(
                                    filter.outcomes() == Filter.Outcomes.ALL
                                            ? scores
                                            : filter.outcomes().label + ", " + scores);
                            chip.setVisible(filter.isByScore());
                        });
        chip.setId("score-chip");
        chip.getStyleClass().addAll("small", "chip");
        chip.managedProperty().bind(chip.visibleProperty());
        // The click that set the scores set the outcome too.
        chip.setOnAction(
                _ ->
                        model.filterProperty()
                                .set(
                                        model.filterProperty()
                                                .get()
                                                .withScores(0, Double.POSITIVE_INFINITY)
                                                .withOutcomes(Filter.Outcomes.ALL)));
        var inSample = new CheckBox("in-sample");
        inSample.setId("in-sample");
        inSample.setTooltip(
                new Tooltip(
                        "Also list signals that their model may have seen; no headline counts"
                                + " them"));
        inSample.setOnAction(
                _ ->
                        model.filterProperty()
                                .set(
                                        model.filterProperty()
                                                .get()
                                                .withInSample(inSample.isSelected())));
        var copy = new Button("Copy CSV", new FontIcon(Feather.COPY));
        copy.setId("copy-signals");
        copy.getStyleClass().add("flat");
        copy.setOnAction(_ -> Nodes.copy(csv(table.getItems())));
        return Nodes.row(
                "title-row",
                Nodes.whole("Signals", "title"),
                summary,
                Nodes.gap(),
                chip,
                inSample,
                sides,
                outcomes,
                copy);
    }

    private static <T> ComboBox<T> choice(String id, T[] items, Function<T, String> text) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setAccessibleText(id.replace('-', ' '));
        box.getItems().setAll(items);
        box.getStyleClass().add("filter-combo");
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : text.apply(value);
                    }

                    @Override
                    public T fromString(String typed) {
                        throw new UnsupportedOperationException(
                                "items are chosen, not typed: " + typed);
                    }
                });
        return box;
    }

    private void summarise() {
        summary.setText(
                "%s listed, %s in-sample hidden"
                        .formatted(
                                Figures.count(model.listed().size()),
                                Figures.count(model.hiddenInSample())));
    }

    private ScoreStudy study() {
        return model.trainedProperty().get().orElseThrow().study();
    }

    private SignalRow row(int signal) {
        return study().table().row(signal);
    }

    private String time(int signal) {
        return Times.of(study().table().source(signal).series(), row(signal).bar());
    }

    private Advice advice(int signal) {
        return Advice.of(study().score(signal), model.threshold().valueProperty().get());
    }

    private void addColumns() {
        var time =
                column(
                        "Time",
                        DAY_WIDTH,
                        i -> row(i).time(),
                        this::time,
                        _ -> "plain",
                        "text-column");
        table.getColumns().add(time);
        model.trainedProperty()
                .subscribe(
                        t -> {
                            boolean intraday =
                                    t.filter(
                                                    of ->
                                                            !of.study()
                                                                    .table()
                                                                    .sources()
                                                                    .getFirst()
                                                                    .series()
                                                                    .timeframe()
                                                                    .isCalendar())
                                            .isPresent();
                            time.setMinWidth(intraday ? INTRADAY_WIDTH : DAY_WIDTH);
                            time.setPrefWidth(intraday ? INTRADAY_WIDTH : DAY_WIDTH);
                        });
        table.getColumns()
                .add(
                        column(
                                "Side",
                                64,
                                i -> row(i).isLong(),
                                i -> row(i).isLong() ? "▲ long" : "▼ short",
                                i -> row(i).isLong() ? "gain" : "loss",
                                "text-column"));
        table.getColumns()
                .add(
                        number(
                                "Score",
                                60,
                                i -> study().score(i),
                                i -> Figures.plain(study().score(i), 3)));
        table.getColumns()
                .add(
                        number(
                                "Calibrated",
                                70,
                                i -> study().calibrated()[i],
                                i -> Figures.plain(study().calibrated()[i], 3)));
        table.getColumns()
                .add(
                        number(
                                "Confidence",
                                74,
                                i -> study().confidence(i),
                                i -> Figures.plain(study().confidence(i), 3)));
        table.getColumns()
                .add(
                        column(
                                "Advice",
                                70,
                                this::advice,
                                i -> advice(i).name(),
                                i -> advice(i) == Advice.EXECUTE ? "execute" : "muted",
                                "text-column"));
        table.getColumns()
                .add(
                        column(
                                "Risk",
                                66,
                                i -> study().risk(i),
                                i -> study().risk(i).name(),
                                _ -> "muted",
                                "text-column"));
        table.getColumns()
                .add(
                        column(
                                "Outcome",
                                68,
                                this::outcome,
                                this::outcome,
                                this::outcomeTone,
                                "text-column"));
        table.getColumns()
                .add(
                        column(
                                "Net, %",
                                64,
                                i ->
                                        row(i).matured()
                                                ? row(i).netReturn()
                                                : Double.NEGATIVE_INFINITY,
                                i ->
                                        row(i).matured()
                                                ? Figures.signed(100 * row(i).netReturn(), 2)
                                                : Figures.ABSENT,
                                i -> row(i).matured() ? Tone.orPlain(row(i).netReturn()) : "muted",
                                "number-column"));
        table.getColumns()
                .add(
                        column(
                                "Sample",
                                60,
                                i -> study().inSample(i),
                                i -> study().inSample(i) ? "in" : "out",
                                i -> study().inSample(i) ? "off" : "muted",
                                "text-column"));
    }

    private String outcome(int signal) {
        return !row(signal).matured() ? "pending" : row(signal).won() ? "▲ won" : "▼ lost";
    }

    private String outcomeTone(int signal) {
        return !row(signal).matured() ? "muted" : row(signal).won() ? "gain" : "loss";
    }

    private <V extends Comparable<? super V>> TableColumn<Integer, V> number(
            String title,
            double width,
            Function<Integer, V> value,
            Function<Integer, String> text) {
        return column(title, width, value, text, _ -> "plain", "number-column");
    }

    private <V extends Comparable<? super V>> TableColumn<Integer, V> column(
            String title,
            double width,
            Function<Integer, V> value,
            Function<Integer, String> text,
            Function<Integer, String> tone,
            String styleClass) {
        var column = new TableColumn<Integer, V>(title);
        column.getStyleClass().add(styleClass);
        column.setPrefWidth(width);
        column.setMinWidth(Math.max(width * 0.8, 6.2 * title.length() + 13));
        column.setComparator(Comparator.<V>naturalOrder());
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new Cell<>(text, tone));
        return column;
    }

    private void rowSelected() {
        Integer signal = table.getSelectionModel().getSelectedItem();
        if (!selecting && signal != null) {
            selecting = true;
            model.selectedProperty().set(signal);
            selecting = false;
        }
    }

    private void select() {
        if (!selecting) {
            selecting = true;
            Integer signal = model.selectedProperty().get();
            table.getSelectionModel().clearSelection();
            if (model.listed().contains(signal)) {
                table.getSelectionModel().select(signal);
                table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - CONTEXT));
            }
            selecting = false;
        }
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            Nodes.copy(csv(table.getSelectionModel().getSelectedItems()));
            event.consume();
        }
    }

    /// The listed signals with their features, one row each.
    private String csv(List<Integer> signals) {
        if (signals.isEmpty()) {
            return "";
        }
        ScoreStudy study = study();
        return CsvText.of(
                csv -> {
                    csv.words("time", "side", "score", "calibrated", "confidence", "advice");
                    csv.words("risk", "outcome", "netReturn", "sample");
                    study.table().featureNames().forEach(csv::text);
                    csv.end();
                    signals.forEach(i -> add(csv, study, i));
                });
    }

    private void add(CsvText csv, ScoreStudy study, int i) {
        SignalRow row = row(i);
        csv.word(time(i))
                .word(row.isLong() ? "long" : "short")
                .number(study.score(i))
                .number(study.calibrated()[i])
                .number(study.confidence(i))
                .word(advice(i).toString())
                .word(study.risk(i).toString())
                .word(row.matured() ? row.won() ? "WIN" : "LOSS" : "PENDING")
                .numberIfAny(row.matured() ? row.netReturn() : Double.NaN)
                .word(study.inSample(i) ? "in" : "out");
        for (double value : row.features()) {
            csv.number(value);
        }
        csv.end();
    }

    private static final class Cell<V> extends TableCell<Integer, V> {
        private final Function<Integer, String> text;
        private final Function<Integer, String> tone;

        Cell(Function<Integer, String> text, Function<Integer, String> tone) {
            this.text = text;
            this.tone = tone;
        }

        @Override
        protected void updateItem(V item, boolean empty) {
            super.updateItem(item, empty);
            Integer signal = empty ? null : getTableRow().getItem();
            getStyleClass().removeAll("gain", "loss", "plain", "muted", "execute", "off");
            setText(signal == null ? "" : text.apply(signal));
            if (signal != null) {
                getStyleClass().add(tone.apply(signal));
            }
        }
    }
}
