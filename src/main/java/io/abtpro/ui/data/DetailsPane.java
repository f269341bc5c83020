package io.abtpro.ui.data;

import io.abtpro.bars.Finding;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.TradingYear;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.chart.Histogram;
import io.abtpro.ui.data.DataViewModel.Drawing;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.SideColumn;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/// Facts with provenance, the finding that matters, returns, and what can be done with the dataset.
final class DetailsPane extends BorderPane {
    private static final int BINS = 41;
    private static final double TAIL = 0.005;
    private static final double PERCENT = 100;

    private final DataViewModel model;
    private final VBox facts = new VBox();
    private final VBox note = new VBox();
    private final VBox figures = new VBox();
    private final Histogram histogram = new Histogram();

    DetailsPane(DataViewModel model, Node resample, Node buttons) {
        this.model = model;
        getStyleClass().addAll("details", "dataset-details");
        SideColumn.widen(this, 272);
        facts.setId("facts");
        note.setId("finding-note");
        note.getStyleClass().add("note-around");
        figures.setId("returns");
        histogram.setMinHeight(96);
        histogram.setPrefHeight(110);
        var returns =
                new VBox(
                        Nodes.row(
                                "title-row",
                                Nodes.label("Returns", "title"),
                                Nodes.label("close to close", "muted")),
                        figures,
                        around(histogram));
        returns.getStyleClass().add("section");
        var scroll =
                new ScrollPane(
                        new VBox(
                                Nodes.row(
                                        "title-row",
                                        Nodes.label("Dataset", "title"),
                                        Nodes.gap(),
                                        resample),
                                facts,
                                note,
                                returns));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(buttons);
        visibleProperty().bind(model.drawingProperty().map(Optional::isPresent));
        model.drawingProperty().subscribe(this::show);
        model.returnsProperty().subscribe(r -> showReturns(r));
    }

    private void show(Optional<Drawing> drawing) {
        drawing.ifPresent(d -> showFacts(d.open().dataset(), d.open().columns().series().year()));
        note.getChildren().setAll(model.warning().map(DetailsPane::warning).stream().toList());
    }

    private void showFacts(DatasetRecord dataset, TradingYear year) {
        ZoneId zone = ZoneId.of(dataset.zone());
        facts.getChildren()
                .setAll(
                        fact("Symbol", dataset.symbol().isEmpty() ? "\u2013" : dataset.symbol()),
                        currency(dataset),
                        fact("Timeframe", Times.timeframe(dataset.timeframe())),
                        fact("Zone", dataset.zone()),
                        fact("Bars", Figures.count(dataset.bars())),
                        fact("From", Times.day(dataset.from().toEpochMilli(), zone)),
                        fact("To", Times.day(dataset.to().toEpochMilli(), zone)),
                        calendar(dataset, year),
                        fact("Stamped with", "start of bar"),
                        fact("Source file", dataset.sourceFile()),
                        fact("Dialect", dataset.dialect()),
                        fact("Rejected rows", Figures.count(dataset.rejectedRows())),
                        fact("Stored size", Figures.bytes(dataset.storedBytes())),
                        hash(dataset.sha256()));
    }

    /// Enter and leaving the field take what was typed; what is no currency is said in the status
    /// bar, and the field stays as it was.
    private HBox currency(DatasetRecord dataset) {
        var field =
                new CommittedField(
                        "dataset-currency",
                        "Currency",
                        model.dataset()::quote,
                        refused -> {
                            if (!refused.isEmpty()) {
                                model.say(refused);
                            }
                        });
        field.setPromptText("not known");
        field.setTooltip(
                new Tooltip("What prices are quoted in, of ISO 4217, such as USD; may be empty"));
        field.show(dataset.currency().map(QuoteCurrency::code).orElse(""));
        Label what = Nodes.label("Currency", "muted");
        what.setMinWidth(USE_PREF_SIZE);
        return Nodes.row("fact", what, Nodes.gap(), field);
    }

    private static HBox calendar(DatasetRecord dataset, TradingYear year) {
        boolean kept = dataset.year().isPresent();
        HBox row =
                fact(
                        "Bars a year",
                        year.figure()
                                + ", "
                                + year.kind().label()
                                + (kept ? "" : ", told when opened"));
        row.setId("calendar");
        Tooltip.install(
                row,
                new Tooltip(
                        year.statement()
                                + (kept
                                        ? ""
                                        : "; stored by an earlier version that did not keep it")));
        return row;
    }

    private static VBox around(Histogram histogram) {
        var box = new VBox(histogram);
        box.getStyleClass().add("histogram-around");
        return box;
    }

    private static HBox hash(String sha256) {
        boolean whole = sha256.length() < 20;
        HBox row =
                fact(
                        "SHA-256",
                        whole
                                ? sha256
                                : sha256.substring(0, 8)
                                        + "\u2026"
                                        + sha256.substring(sha256.length() - 6));
        Tooltip.install(row, new Tooltip(sha256));
        return row;
    }

    private static HBox fact(String name, String value) {
        Label shown = Nodes.label(value);
        shown.setTooltip(new Tooltip(value));
        Label what = Nodes.label(name, "muted");
        what.setMinWidth(USE_PREF_SIZE);
        return Nodes.row("fact", what, Nodes.gap(), shown);
    }

    private static TextFlow warning(Finding finding) {
        var claim = new Text(finding.kind().label() + ". ");
        claim.getStyleClass().add("note-claim");
        var bars =
                new Text(
                        "%s concerned. %s"
                                .formatted(Figures.count(finding.bars(), "bar"), finding.what()));
        bars.getStyleClass().add("note-text");
        var flow = new TextFlow(claim, bars);
        flow.getStyleClass().add("note-warning");
        return flow;
    }

    private void showReturns(Optional<ReturnStatistics> found) {
        histogram.setVisible(found.isPresent());
        figures.getChildren().clear();
        found.ifPresent(
                r -> {
                    figures.getChildren()
                            .setAll(
                                    figure(
                                            "Mean return of a bar",
                                            Figures.signed(r.mean() * 1e4, 2),
                                            "bp"),
                                    figure(
                                            "Volatility, a year",
                                            Figures.plain(r.annualisedVolatility() * PERCENT, 1),
                                            "%"),
                                    figure(
                                            "Worst bar",
                                            Figures.signed(r.worst() * PERCENT, 2),
                                            "%"),
                                    figure("Best bar", Figures.signed(r.best() * PERCENT, 2), "%"),
                                    figure(
                                            "Max drawdown",
                                            Figures.plain(r.maxDrawdown() * PERCENT, 1),
                                            "%"));
                    histogram.show(inPercent(r.returns()), BINS, "%");
                });
    }

    /// The returns in percent, with the outermost half percent on either side set to its edge, so
    /// that bins stay narrow.
    private static double[] inPercent(double[] returns) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return sorted;
        }
        double low = sorted[(int) (TAIL * (sorted.length - 1))];
        double high = sorted[(int) ((1 - TAIL) * (sorted.length - 1))];
        return Arrays.stream(returns).map(r -> PERCENT * Math.clamp(r, low, high)).toArray();
    }

    private static HBox figure(String name, String value, String unit) {
        Label shown = Nodes.label(value, "number");
        Label in = Nodes.label(unit, "muted", "unit");
        return Nodes.row("fact", Nodes.label(name, "muted"), Nodes.gap(), shown, in);
    }
}
