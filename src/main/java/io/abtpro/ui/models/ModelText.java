package io.abtpro.ui.models;

import io.abtpro.files.CsvText;
import io.abtpro.jobs.KeptModel;
import io.abtpro.report.Figures;
import io.abtpro.report.KeptInputs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Figures of models as they are read.
final class ModelText {
    static final String NONE = "\u2013";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private ModelText() {}

    static String when(Instant at) {
        return WHEN.format(at.atZone(ZoneId.systemDefault()));
    }

    /// Month, day and time, as in the table; the year stands in the tooltip.
    static String shortly(Instant at) {
        return when(at).substring(5);
    }

    /// An en dash for what is not known.
    static String figure(double value, int decimals) {
        return Double.isFinite(value) ? Figures.plain(value, decimals) : NONE;
    }

    /// "0.47 to 0.60"; an en dash where there are too few outcomes for one.
    static String interval(KeptModel kept) {
        return Double.isFinite(kept.aucLow()) && Double.isFinite(kept.aucHigh())
                ? figure(kept.aucLow(), 2) + " to " + figure(kept.aucHigh(), 2)
                : NONE;
    }

    /// Strategy, parameters and side, such as "sma-cross 20, 50 \u00b7 both".
    static String strategy(KeptModel kept) {
        return kept.inputs()
                .map(i -> i.words() + " \u00b7 " + i.side().replace("both sides", "both"))
                .orElse(NONE);
    }

    /// "S&P 500, 1d".
    static String dataset(KeptModel kept) {
        return kept.inputs()
                .map(KeptInputs::datasets)
                .filter(all -> all.size() == 1)
                .map(all -> all.getFirst().symbol() + ", " + all.getFirst().timeframe())
                .orElseGet(() -> kept.dataset().isEmpty() ? NONE : kept.dataset());
    }

    /// The rows as they are listed.
    static String csv(List<KeptModel> rows) {
        return CsvText.of(
                csv -> {
                    csv.words("model", "id", "dataset", "strategy", "learner", "judged", "auc")
                            .words("aucLow", "aucHigh", "brier", "brierOfBaseRate", "trained")
                            .end();
                    rows.forEach(row -> add(csv, row));
                });
    }

    private static void add(CsvText csv, KeptModel row) {
        csv.text(row.name())
                .text(row.model().map(m -> Long.toString(m.id())).orElse(""))
                .text(dataset(row))
                .text(strategy(row))
                .text(row.learner())
                .number(row.judged())
                .numberIfAny(row.auc())
                .numberIfAny(row.aucLow())
                .numberIfAny(row.aucHigh())
                .numberIfAny(row.figure("brier"))
                .numberIfAny(row.figure("brierOfBaseRate"))
                .text(row.trained().toString())
                .end();
    }
}
