package io.abtpro.ui.data;

import io.abtpro.bars.Finding;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.ui.data.DataViewModel.Drawing;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.WholeText;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// The quality findings; choosing one takes the chart there.
final class FindingsPane extends BorderPane {
    private final DataViewModel model;
    private final DenseTable<Finding> table = new DenseTable<>("findings", "Quality findings");
    private final Label count = Nodes.label("", "muted");
    private static final double KIND_WIDTH = 148;
    private static final double DAY_WIDTH = 92;
    private static final double TIME_WIDTH = 122;

    private final TableColumn<Finding, String> from;
    private final TableColumn<Finding, String> to;
    private Optional<Drawing> shown = Optional.empty();

    FindingsPane(DataViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "findings");
        table.saysIfEmpty("Nothing was found; the series is clean.");
        TableColumn<Finding, String> kind =
                table.words("Finding", KIND_WIDTH, f -> f.kind().label());
        kind.setCellFactory(_ -> WholeText.of(new KindCell()));
        DenseTable.widen(kind, KIND_WIDTH);
        from = table.words("From", DAY_WIDTH, f -> day(f.fromBar()));
        to = table.words("To", DAY_WIDTH, f -> day(f.toBar()));
        table.numbers("Bars", 64, Finding::bars, f -> Figures.count(f.bars()));
        table.words("What it is", 360, Finding::what);
        table.fixOrder();
        count.setId("finding-count");
        Button copy = Nodes.button("copy-findings", "Copy CSV", this::copy);
        copy.setGraphic(new FontIcon(Feather.COPY));
        copy.getStyleClass().add("flat");
        setTop(
                Nodes.row(
                        "title-row",
                        Nodes.label("Quality findings", "title"),
                        count,
                        Nodes.gap(),
                        copy));
        setCenter(table);
        model.drawingProperty().subscribe(this::show);
        table.getSelectionModel().selectedIndexProperty().subscribe(at -> choose(at.intValue()));
        model.findingProperty().subscribe(at -> select(at.intValue()));
    }

    private String day(int bar) {
        return shown.map(Drawing::series)
                .filter(s -> bar < s.size())
                .map(s -> Times.stamp(s.openTime(bar), s.zone(), !s.timeframe().isCalendar()))
                .orElse("");
    }

    private void show(Optional<Drawing> drawing) {
        boolean same = drawing.map(Drawing::series).equals(shown.map(Drawing::series));
        shown = drawing;
        if (!same) {
            boolean intraday =
                    drawing.filter(d -> !d.series().timeframe().isCalendar()).isPresent();
            DenseTable.widen(from, intraday ? TIME_WIDTH : DAY_WIDTH);
            DenseTable.widen(to, intraday ? TIME_WIDTH : DAY_WIDTH);
            table.getItems().setAll(drawing.map(Drawing::findings).orElse(java.util.List.of()));
            count.setText(drawing.map(d -> about(d)).orElse(""));
        }
    }

    private static String about(Drawing d) {
        String calendar = d.open().dataset().quality().calendar();
        return d.findings().size() + (calendar.isBlank() ? "" : "; calendar: " + calendar);
    }

    private void choose(int at) {
        if (at >= 0) {
            model.findingProperty().set(at);
        }
    }

    private void select(int at) {
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else if (at != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().select(at);
            table.scrollTo(at);
        }
    }

    private void copy() {
        Answers.copy(this, "the findings as CSV", model.findingsCsv());
    }

    private static final class KindCell extends TableCell<Finding, String> {
        @Override
        protected void updateItem(String kind, boolean empty) {
            super.updateItem(kind, empty);
            setText(empty ? null : kind);
            Finding finding = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || finding == null) {
                setGraphic(null);
                return;
            }
            var sign = new FontIcon(Feather.ALERT_TRIANGLE);
            sign.getStyleClass()
                    .add(
                            finding.severity() == Finding.Severity.LOOK
                                    ? "warning-sign"
                                    : "quiet-sign");
            setGraphic(sign);
        }
    }
}
