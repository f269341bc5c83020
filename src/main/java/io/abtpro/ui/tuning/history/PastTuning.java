package io.abtpro.ui.tuning.history;

import io.abtpro.failures.RefusedException;
import io.abtpro.report.Figures;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.report.TuningSummaryJson;
import io.abtpro.store.Tunings;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningRequest;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// A tuning of the history: what was asked and the figures of its winner as they were then.
///
/// @param tuned empty where no cell met the limits, or it is not over
record PastTuning(Tunings.Tuning stored, TuningRequest request, Optional<TunedParameters> tuned) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static PastTuning of(Tunings.Tuning stored) {
        return new PastTuning(
                stored,
                TuningRequestJson.read(stored.started().requestJson()),
                TuningSummaryJson.tuned(stored.performanceJson()));
    }

    /// Empty where the record is damaged, or of a newer workbench.
    static Optional<PastTuning> readable(Tunings.Tuning stored) {
        try {
            return Optional.of(of(stored));
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }

    long id() {
        return stored.id();
    }

    String when() {
        return WHEN.format(stored.createdAt().atZone(ZoneId.systemDefault()));
    }

    /// Its result can be made again.
    boolean isOver() {
        return stored.status() == Tunings.Status.COMPLETED
                || stored.status() == Tunings.Status.CANCELLED;
    }

    String status() {
        String word = stored.status().name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /// Such as "1,000 episodes, 312 tried".
    String budget() {
        String tried =
                tuned.map(t -> "%,d tried".formatted(t.method().distinctBacktests())).orElse("");
        return switch (request.options().method()) {
            case RL ->
                    "%,d episodes%s"
                            .formatted(stored.iterations(), tried.isEmpty() ? "" : ", " + tried);
            case GRID, RANDOM, BAYESIAN ->
                    tried.isEmpty() ? "%,d".formatted(stored.iterations()) : tried;
        };
    }

    double train() {
        return tuned.map(t -> t.objective().train()).orElse(Double.NaN);
    }

    double validation() {
        return tuned.map(t -> t.objective().validation()).orElse(Double.NaN);
    }

    double deflated() {
        return tuned.map(t -> t.bias().dsr()).orElse(Double.NaN);
    }

    double overfitting() {
        return tuned.map(t -> t.bias().pbo()).orElse(Double.NaN);
    }

    /// Short, for legends: "12 Q-learning sma-cross".
    String name() {
        return "%d %s %s".formatted(id(), request.options().method().label(), request.strategy());
    }

    /// "Q-learning of sma-cross on Apple, 2026-03-01 10:15: sharpe 0.84 in training, 0.41 in
    /// validation".
    String sentence() {
        String figures =
                tuned.isEmpty()
                        ? "no cell met the limits"
                        : "%s %s in training, %s in validation"
                                .formatted(
                                        request.options().objective().word(),
                                        Figures.plain(train(), 2),
                                        Figures.plain(validation(), 2));
        return "%s of %s on %s, %s: %s"
                .formatted(
                        request.options().method().label(),
                        request.strategy(),
                        stored.started().datasetName(),
                        when(),
                        figures);
    }
}
