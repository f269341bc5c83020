package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.report.TuningSummaryJson;
import io.abtpro.store.Tunings;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningRequest;

import java.util.Optional;

/// What the workspace itself keeps of the tuning behind an export.
///
/// @param tuned the export of its winner as it was made then; empty where no cell met the limits
/// @param isThisExport true where it is that very export, by the moment at which it was made
record TuningRecord(
        TuningRequest request,
        Optional<TunedParameters> tuned,
        boolean isThisExport,
        boolean isCancelled) {
    /// The tuning that made the export: the one whose winner was exported at that moment, else one
    /// of the same search on the same bars.
    static Optional<TuningRecord> of(Tunings tunings, TunedParameters export) {
        var over =
                tunings.all().stream()
                        .filter(t -> t.started().datasetSha256().equals(export.dataset().sha256()))
                        .filter(
                                t ->
                                        t.status() == Tunings.Status.COMPLETED
                                                || t.status() == Tunings.Status.CANCELLED)
                        .flatMap(t -> readable(t, export).stream())
                        .toList();
        return over.stream()
                .filter(TuningRecord::isThisExport)
                .findFirst()
                .or(
                        () ->
                                over.stream()
                                        .filter(
                                                r ->
                                                        r.tuned()
                                                                .filter(
                                                                        t ->
                                                                                isSameSearch(
                                                                                        t, export))
                                                                .isPresent())
                                        .findFirst());
    }

    /// Empty for a damaged record, or one of a newer workbench.
    private static Optional<TuningRecord> readable(Tunings.Tuning stored, TunedParameters export) {
        try {
            return Optional.of(of(stored, export));
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }

    private static TuningRecord of(Tunings.Tuning stored, TunedParameters export) {
        Optional<TunedParameters> tuned = TuningSummaryJson.tuned(stored.performanceJson());
        return new TuningRecord(
                TuningRequestJson.read(stored.started().requestJson()),
                tuned,
                tuned.filter(t -> t.exportedAt().equals(export.exportedAt())).isPresent(),
                stored.status() == Tunings.Status.CANCELLED);
    }

    private static boolean isSameSearch(TunedParameters one, TunedParameters other) {
        return one.strategyId().equals(other.strategyId())
                && one.method().equals(other.method())
                && one.objective().name().equals(other.objective().name())
                && one.execution().equals(other.execution())
                && one.splits().train().equals(other.splits().train())
                && one.splits().validation().equals(other.splits().validation())
                && one.splits().holdout().equals(other.splits().holdout())
                && one.parameters().stream()
                        .map(TuningRecord::range)
                        .toList()
                        .equals(other.parameters().stream().map(TuningRecord::range).toList());
    }

    private static String range(TunedParameters.Parameter p) {
        return p.tuned()
                ? "%s %s %s %s".formatted(p.name(), p.min(), p.max(), p.step())
                : p.name() + " " + p.value();
    }
}
