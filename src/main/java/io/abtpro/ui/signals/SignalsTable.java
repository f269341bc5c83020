package io.abtpro.ui.signals;

import io.abtpro.files.CsvText;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Tone;

import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The signals with their scores; the selected row is the one that is explained.
final class SignalsTable extends BorderPane {
    /// Rows kept in view above the selected one.
    private static final int CONTEXT = 3;

    private final SignalsViewModel model;
    private static final double DAY_WIDTH = 84;
    private static final double INTRADAY_WIDTH = 118;

    private final DenseTable<Integer> table = new DenseTable<>("signals", "Signals");
    private final Label summary = Nodes.label("", "muted");
    private final Button chip = new Button("", new FontIcon(Feather.X));
    private boolean selecting;

    SignalsTable(SignalsViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        table.setMinHeight(DenseTable.ROW * 3);
        table.saysIfEmpty("No signal is listed; widen the filter.");
        table.copies(this::copy);
        addColumns();
        var sorted = new SortedList<>(model.listed());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
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
        Choice<Filter.Sides> sides =
                choice(
                        "side-filter",
                        Filter.Sides.values(),
                        s -> s.label,
                        chosen -> filter(now -> now.withSides(chosen)));
        Choice<Filter.Outcomes> outcomes =
                choice(
                        "outcome-filter",
                        Filter.Outcomes.values(),
                        o -> o.label,
                        chosen -> filter(now -> now.withOutcomes(chosen)));
        model.filterProperty()
                .subscribe(
                        filter -> {
                            sides.show(filter.sides());
                            outcomes.show(filter.outcomes());
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
        copy.setOnAction(_ -> copy(table.getItems()));
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

    private void copy(List<Integer> signals) {
        Answers.copy(this, Figures.count(signals.size(), "signal") + " as CSV", csv(signals));
    }

    private void filter(UnaryOperator<Filter> change) {
        model.filterProperty().set(change.apply(model.filterProperty().get()));
    }

    private static <T> Choice<T> choice(
            String id, T[] items, Function<T, String> text, Consumer<T> chosen) {
        return new Choice<>(id, id.replace('-', ' '), List.of(items), text, chosen)
                .styled("filter-combo");
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
        var time = table.words("Time", DAY_WIDTH, i -> row(i).time(), this::time, _ -> "plain");
        model.trainedProperty()
                .subscribe(
                        t ->
                                DenseTable.widen(
                                        time,
                                        t.filter(SignalsTable::isIntraday).isPresent()
                                                ? INTRADAY_WIDTH
                                                : DAY_WIDTH));
        table.words(
                "Side",
                64,
                i -> row(i).isLong(),
                i -> row(i).isLong() ? "▲ long" : "▼ short",
                i -> row(i).isLong() ? "gain" : "loss");
        table.numbers("Score", 60, i -> study().score(i), i -> Figures.plain(study().score(i), 3));
        table.numbers(
                "Calibrated",
                70,
                i -> study().calibrated()[i],
                i -> Figures.plain(study().calibrated()[i], 3));
        table.numbers(
                "Confidence",
                74,
                i -> study().confidence(i),
                i -> Figures.plain(study().confidence(i), 3));
        table.words(
                "Advice",
                70,
                this::advice,
                i -> advice(i).name(),
                i -> advice(i) == Advice.EXECUTE ? "execute" : "muted");
        table.words("Risk", 66, i -> study().risk(i), i -> study().risk(i).name(), _ -> "muted");
        table.words("Outcome", 68, this::outcome, this::outcome, this::outcomeTone);
        table.numbers(
                "Net, %",
                64,
                i -> row(i).matured() ? row(i).netReturn() : Double.NEGATIVE_INFINITY,
                i ->
                        row(i).matured()
                                ? Figures.signed(100 * row(i).netReturn(), 2)
                                : Figures.ABSENT,
                i -> row(i).matured() ? Tone.orPlain(row(i).netReturn()) : "muted");
        table.words(
                "Sample",
                60,
                i -> study().inSample(i),
                i -> study().inSample(i) ? "in" : "out",
                i -> study().inSample(i) ? "off" : "muted");
    }

    private static boolean isIntraday(TrainedScorer trained) {
        return !trained.study().table().sources().getFirst().series().timeframe().isCalendar();
    }

    private String outcome(int signal) {
        return !row(signal).matured() ? "pending" : row(signal).won() ? "▲ won" : "▼ lost";
    }

    private String outcomeTone(int signal) {
        return !row(signal).matured() ? "muted" : row(signal).won() ? "gain" : "loss";
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
}
