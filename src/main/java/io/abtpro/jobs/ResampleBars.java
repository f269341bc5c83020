package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.report.Figures;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;

import java.util.List;
import java.util.Optional;

/// Stores bars of a longer timeframe made from those of `series`.
///
/// @param source the name of the series, kept as where the new one comes from
/// @param symbol the instrument, empty where unknown
/// @param name how it is stored; the source's name and the timeframe where empty
public record ResampleBars(
        Workspace workspace,
        BarSeries series,
        String source,
        String symbol,
        Timeframe timeframe,
        Optional<String> name)
        implements Job<DatasetRecord> {
    private static final int STEPS = 3;

    /// @throws IllegalArgumentException if the timeframe is no whole multiple of the series' own
    /// @throws IllegalArgumentException if the name is taken
    /// @throws StoreException if no bar is complete
    @Override
    public DatasetRecord run(Progress progress) {
        String stored =
                Names.free(
                        name.orElseGet(() -> source + " " + timeframe), workspace.datasets(), "");
        progress.about(
                JobAbout.of(JobAbout.Kind.OTHER, source).with("Timeframe", timeframe.toString()));
        progress.report(0, STEPS, "Resample " + source);
        Resampling.Resampled resampled = Resampling.of(series, timeframe);
        BarSeries longer = resampled.bars();
        if (longer.size() == 0) {
            throw new StoreException(
                    "%s has no complete bar of %s; nothing was stored"
                            .formatted(source, timeframe));
        }
        progress.throwIfCancelled();
        progress.report(1, STEPS, "Check " + stored);
        SeriesQuality quality =
                SeriesQuality.of(longer, workspace.clock().millis())
                        .with(findings(resampled.notes(), longer.size()));
        progress.throwIfCancelled();
        progress.report(2, STEPS, "Store " + stored);
        String made = "Resampled from " + series.timeframe();
        DatasetRecord dataset =
                workspace
                        .datasets()
                        .add(
                                new Datasets.Description(stored, symbol, made, source, 0, quality),
                                longer,
                                series.sha256());
        progress.made(
                JobOutcome.said(
                                "%s of %s"
                                        .formatted(Figures.count(longer.size(), "bar"), timeframe))
                        .in(JobWords.DATA, stored));
        progress.report(STEPS, STEPS, "Resampled " + stored);
        return dataset;
    }

    /// The notes as findings, so that they stay with the dataset.
    private static List<Finding> findings(List<String> notes, int bars) {
        return notes.stream()
                .map(
                        note -> {
                            int bar = note.startsWith("the first") ? 0 : bars - 1;
                            return new Finding(
                                    Finding.Kind.PARTIAL,
                                    Finding.Severity.NOTE,
                                    bar,
                                    bar,
                                    1,
                                    sentence(note));
                        })
                .toList();
    }

    private static String sentence(String note) {
        return Character.toUpperCase(note.charAt(0)) + note.substring(1);
    }
}
