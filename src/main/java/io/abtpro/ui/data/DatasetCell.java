package io.abtpro.ui.data;

import io.abtpro.bars.Finding;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZoneId;

/// One dataset in the list: name and timeframe, span and bars, the worst finding.
final class DatasetCell extends ListCell<DatasetRecord> {
    @Override
    protected void updateItem(DatasetRecord dataset, boolean empty) {
        super.updateItem(dataset, empty);
        setText(null);
        setGraphic(empty || dataset == null ? null : graphic(dataset));
    }

    private static VBox graphic(DatasetRecord dataset) {
        ZoneId zone = ZoneId.of(dataset.zone());
        String span =
                Times.day(dataset.from().toEpochMilli(), zone)
                        + " to "
                        + Times.day(dataset.to().toEpochMilli(), zone);
        var cell =
                new VBox(
                        Nodes.row(
                                "line",
                                Nodes.label(dataset.name(), "name"),
                                Nodes.gap(),
                                Nodes.label(Times.timeframe(dataset.timeframe()), "muted")),
                        Nodes.row(
                                "line",
                                Nodes.label(span, "muted"),
                                Nodes.gap(),
                                Nodes.label(Figures.count(dataset.bars()), "muted")),
                        quality(dataset.quality()));
        cell.getStyleClass().add("dataset");
        return cell;
    }

    private static Label quality(SeriesQuality quality) {
        boolean look =
                quality.findings().stream().anyMatch(f -> f.severity() == Finding.Severity.LOOK);
        Label label = Nodes.label(quality.summary(), look ? "warning" : "muted");
        var sign = new FontIcon(look ? Feather.ALERT_TRIANGLE : Feather.CHECK);
        sign.getStyleClass().add(look ? "warning-sign" : "quiet-sign");
        label.setGraphic(sign);
        return label;
    }
}
