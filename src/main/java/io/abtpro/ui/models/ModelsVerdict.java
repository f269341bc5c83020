package io.abtpro.ui.models;

import io.abtpro.jobs.KeptModel;
import io.abtpro.report.Figures;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the models of a workspace are worth, and whether the one in use is.
///
/// @param holds true unless a model is in use that shows no edge, or none does
record ModelsVerdict(boolean holds, String claim, String numbers) {
    private static final int NAMED = 3;

    /// @param gatesAt at which score a model gates the Backtest
    static ModelsVerdict of(List<KeptModel> rows, Function<KeptModel, Optional<Double>> gatesAt) {
        List<KeptModel> models = rows.stream().filter(r -> r.model().isPresent()).toList();
        List<KeptModel> above = models.stream().filter(KeptModel::hasEdge).toList();
        Optional<KeptModel> inUse =
                models.stream().filter(m -> gatesAt.apply(m).isPresent()).findFirst();
        if (models.isEmpty()) {
            return new ModelsVerdict(
                    false, "No model was kept.", "No training listed here left one.");
        }
        String all = " " + counted(models.size(), above);
        if (inUse.isPresent()) {
            KeptModel used = inUse.get();
            return new ModelsVerdict(
                    used.hasEdge(),
                    used.hasEdge() ? "In use with an edge." : "In use without an edge.",
                    "%s gates the Backtest of %s at %s; %s"
                                    .formatted(
                                            used.name(),
                                            used.dataset(),
                                            Figures.plain(gatesAt.apply(used).orElseThrow(), 2),
                                            interval(used))
                            + all);
        }
        return above.isEmpty()
                ? new ModelsVerdict(false, "No model shows an edge.", all.strip())
                : new ModelsVerdict(true, "No model is in use.", all.strip());
    }

    private static String interval(KeptModel kept) {
        if (kept.isTooFew() || !Double.isFinite(kept.aucLow())) {
            return "too few of its signals won, or too few lost, to say what it is worth.";
        }
        return "its AUC interval, %s, %s."
                .formatted(
                        ModelText.interval(kept),
                        kept.hasEdge()
                                ? "lies above 0.50"
                                : kept.aucHigh() < 0.5 ? "lies below 0.50" : "contains 0.50");
    }

    private static String counted(int models, List<KeptModel> above) {
        String of = models == 1 ? "The one model" : "Of " + Figures.count(models) + " models,";
        if (above.isEmpty()) {
            return models == 1
                    ? "The one model does not lie wholly above 0.50."
                    : of + " none lies wholly above 0.50.";
        }
        String names =
                above.stream().limit(NAMED).map(KeptModel::name).collect(Collectors.joining(", "));
        String more = above.size() > NAMED ? " and %d more".formatted(above.size() - NAMED) : "";
        return models == 1
                ? "The one model lies wholly above 0.50."
                : "%s %d %s wholly above 0.50: %s%s."
                        .formatted(
                                of, above.size(), above.size() == 1 ? "lies" : "lie", names, more);
    }
}
